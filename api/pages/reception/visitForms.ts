import { z } from 'zod';
import { paperConditions } from '../../../domain/reception/visit';
import {
  arrivalFields,
  line,
  maybe,
  outcomeFields,
  replyFields,
  statementFields,
} from '../../../domain/reception/visitFields';
import { typedDay } from '../../frame/forms/typedDay';

const yes = z.preprocess((value) => value === 'yes', z.boolean());
const secrets = { commandId: z.uuid() };

export const arriveForm = z.object({
  ...secrets,
  ...arrivalFields(),
  people: z.coerce.number().int().min(1).max(10_000),
});

export const statementForm = z.object({
  ...secrets,
  ...statementFields(),
  readBack: yes,
});

/** How many papers, and how many units, a form has room for. */
export const itemRows = 8;
export const chargeRows = 5;
const rows = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

const text = z.string().trim().default('');
const itemFields = Object.fromEntries(
  rows(itemRows).flatMap((n) => [
    [`itemTitle${n}`, text],
    [`itemPages${n}`, text],
    [`itemCondition${n}`, text],
  ]),
);
const item = z.strictObject({
  title: z.string().min(1).max(300),
  pages: z.coerce.number().int().positive().max(10_000),
  condition: z.enum(paperConditions),
});

/** Reads rows of which some may be empty; one that is begun must be whole. */
function readRows<Row extends z.ZodType>(
  found: readonly Record<string, string>[],
  row: Row,
  problem: string,
  context: z.RefinementCtx,
): z.output<Row>[] {
  const begun = found.filter((one) => Object.values(one).some((value) => value !== ''));
  const parsed = begun.map((one) => row.safeParse(one));
  if (parsed.some(({ success }) => !success))
    context.addIssue({ code: 'custom', message: problem, path: ['items'] });
  return parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
}

export const papersForm = z
  .object({ ...secrets, copies: yes, ...itemFields })
  .transform(({ commandId, copies, ...fields }, context) => {
    const typed: Record<string, string> = fields as Record<string, string>;
    const found = rows(itemRows).map((n) => ({
      title: typed[`itemTitle${n}`] ?? '',
      pages: typed[`itemPages${n}`] ?? '',
      condition: typed[`itemCondition${n}`] ?? '',
    }));
    const items = readRows(found, item, 'reception:problem.items', context);
    if (items.length === 0)
      context.addIssue({ code: 'custom', message: 'reception:problem.itemsNone', path: ['items'] });
    return { commandId, copies, items };
  });

export const outcomeForm = z.object({
  ...secrets,
  ...outcomeFields(),
  recipient: maybe(300),
});

export const noticeForm = (today: string) => z.object({ ...secrets, on: typedDay(today) });

export const replyForm = (today: string) =>
  z.object({
    ...secrets,
    on: typedDay(today),
    ...replyFields(),
    recipient: maybe(300),
  });

const chargeFields = Object.fromEntries(
  rows(chargeRows).flatMap((n) => [
    [`chargeUnit${n}`, text],
    [`chargeTask${n}`, text],
    [`chargeDue${n}`, text],
  ]),
);
const charge = z.strictObject({
  chargeId: z.string(),
  unit: z.string().min(1).max(300),
  task: z.string().min(1).max(2_000),
  due: typedDay(),
});

export const conclusionForm = (today: string) =>
  z
    .object({ ...secrets, on: typedDay(today), summary: line(5_000), contact: line(300), ...chargeFields })
    .transform(({ commandId, on, summary, contact, ...fields }, context) => {
      const typed: Record<string, string> = fields as Record<string, string>;
      const found = rows(chargeRows).map((n) => ({
        unit: typed[`chargeUnit${n}`] ?? '',
        task: typed[`chargeTask${n}`] ?? '',
        due: typed[`chargeDue${n}`] ?? '',
      }));
      const begun = found.filter((one) => Object.values(one).some((value) => value !== ''));
      const named = begun.map((one, i) => ({ ...one, chargeId: `c${i + 1}` }));
      return {
        commandId,
        on,
        summary,
        contact,
        charges: readRows(named, charge, 'reception:problem.charges', context),
      };
    });

export const chargeForm = (today: string) =>
  z.object({ ...secrets, chargeId: line(100), on: typedDay(today), done: yes, note: maybe(2_000) });

export const visitActForms = [
  'statement',
  'papers',
  'outcome',
  'notice',
  'reply',
  'conclusion',
  'charge',
] as const;
export type VisitActForm = (typeof visitActForms)[number];
