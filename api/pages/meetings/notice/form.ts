import { z } from 'zod';
import {
  decidedForms,
  examinedMatters,
  gravities,
  type NoticeContent,
  noticeContent,
  noticeLengths,
  noticeSubjects,
  type otherWorkKinds,
  type SessionItem,
} from '../../../../domain/meetings/sessionNotice/content';
import { appealResults } from '../../../../domain/case/vocabulary';
import { formatDate } from '../../../../language/dates';
import { typedDay } from '../../../frame/forms/typedDay';

const line = () => z.string().trim().min(1).max(noticeLengths.line);
const maybe = () => z.string().trim().max(noticeLengths.line).default('');
const count = () => z.coerce.number().int().nonnegative().max(1_000_000);
const session = () => z.coerce.number().int().positive().max(999);
const lines = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) =>
      typed
        .split(/\r?\n/)
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(noticeLengths.line)).max(most));

const secrets = { commandId: z.uuid(), seen: z.coerce.number().int().min(0).catch(0) };

const headForm = {
  session: session(),
  from: typedDay(),
  to: typedDay(),
  place: line(),
  chair: line(),
  guests: lines(noticeLengths.people),
  received: count(),
  forwarded: count(),
  kept: count(),
  underStudy: count(),
  ...(Object.fromEntries(appealResults.map((result) => [result, count()])) as Record<
    (typeof appealResults)[number],
    ReturnType<typeof count>
  >),
  programmes: lines(noticeLengths.other),
  plans: lines(noticeLengths.other),
  reports: lines(noticeLengths.other),
};

/** The fields of an item bear its place: `name3`. */
const itemFields = {
  itemId: z.string().min(1).max(100),
  kind: z.enum(noticeSubjects),
  name: line(),
  posts: maybe(),
  unit: maybe(),
  named: z.enum(['yes', 'no']).default('no'),
  examined: z.enum(examinedMatters),
  field: maybe(),
  gravity: z.enum(gravities),
  form: z.union([z.literal(''), z.enum(decidedForms)]).default(''),
  decidedBy: z.enum(['own', 'superior']).default('own'),
  proposedTo: maybe(),
  concludedAt: z.union([z.literal('').transform(() => undefined), session()]).optional(),
  wording: z.string().trim().max(noticeLengths.wording).default(''),
};
type ItemField = keyof typeof itemFields;
const itemFieldNames = Object.keys(itemFields) as ItemField[];
/** How many items a form holds. */
export const itemsIn = (values: Readonly<Record<string, unknown>>): number =>
  Array.from({ length: noticeLengths.items }).filter((_, i) => values[`itemId${i + 1}`] !== undefined).length;

/** The form of a notice with as many items as were sent; one that is ticked to be left out is. */
export const draftForm = (values: Readonly<Record<string, unknown>>) =>
  z.object({
    ...secrets,
    ...headForm,
    ...Object.fromEntries(
      Array.from({ length: itemsIn(values) }, (_, i) =>
        itemFieldNames.map((name) => [`${name}${i + 1}`, itemFields[name]] as const),
      ).flat(),
    ),
  });

const itemSchema = z.object(itemFields);
type ItemForm = z.infer<typeof itemSchema>;

function itemOf({
  kind,
  name,
  posts,
  unit,
  form,
  decidedBy,
  proposedTo,
  concludedAt,
  ...rest
}: ItemForm): SessionItem {
  return {
    ...rest,
    named: rest.named === 'yes',
    subject: { kind, name, posts, unit },
    ...(form !== '' && {
      decision: {
        form,
        by: decidedBy,
        to: decidedBy === 'superior' ? proposedTo : '',
        ...(concludedAt !== undefined && { concludedAt }),
      },
    }),
  };
}

const otherFields: Record<(typeof otherWorkKinds)[number], 'programmes' | 'plans' | 'reports'> = {
  programme: 'programmes',
  plan: 'plans',
  report: 'reports',
};

const headSchema = z.object(headForm);

/** What a form that was read says. @param values as they were sent, which the schema has accepted */
export function contentOf(values: Readonly<Record<string, unknown>>): NoticeContent {
  const head = headSchema.parse(values);
  const { session: nth, from, to, place, chair, guests, received, forwarded, kept, underStudy } = head;
  const items = Array.from({ length: itemsIn(values) }, (_, i) => i + 1)
    .filter((n) => values[`leaveOut${n}`] !== 'yes')
    .map((n) =>
      itemOf(
        itemSchema.parse(Object.fromEntries(itemFieldNames.map((name) => [name, values[`${name}${n}`]]))),
      ),
    );
  const { upheld, raised, lowered, annulled } = head;
  return noticeContent().parse({
    session: nth,
    from,
    to,
    place,
    chair,
    guests,
    items,
    appeals: { upheld, raised, lowered, annulled },
    petitions: { received, forwarded, kept, underStudy },
    otherWork: (['programme', 'plan', 'report'] as const).flatMap((kind) =>
      head[otherFields[kind]].map((text) => ({ kind, text })),
    ),
  });
}

/** A notice as its form shows it. */
export function valuesOf(content: NoticeContent): Record<string, unknown> {
  const { from, to, guests, items, appeals, petitions, otherWork, ...head } = content;
  const other = (kind: (typeof otherWorkKinds)[number]) =>
    otherWork
      .filter((one) => one.kind === kind)
      .map(({ text }) => text)
      .join('\n');
  const ofItem = ({ subject, named, decision, ...rest }: SessionItem, i: number) =>
    Object.entries({
      ...rest,
      ...subject,
      named: named ? 'yes' : 'no',
      form: decision?.form ?? '',
      decidedBy: decision?.by ?? 'own',
      proposedTo: decision?.to ?? '',
      concludedAt: decision?.concludedAt ?? '',
    }).map(([name, value]) => [`${name}${i + 1}`, value] as const);
  return {
    ...head,
    from: formatDate(from),
    to: formatDate(to),
    guests: guests.join('\n'),
    ...appeals,
    ...petitions,
    programmes: other('programme'),
    plans: other('plan'),
    reports: other('report'),
    ...Object.fromEntries(items.flatMap(ofItem)),
  };
}

const reason = z.string().trim().min(1).max(1_000);
export const returnForm = z.object({ ...secrets, reason });
export const approveForm = z.object(secrets);
export const issueForm = z.object({ ...secrets, on: typedDay() });
export const publishForm = z.object({ ...secrets, from: typedDay(), until: typedDay() });
export const takeDownForm = returnForm;
