import { z } from 'zod';
import type { OfficePerson } from '../../../domain/access/nobodyLeft';
import type { Actor } from '../../../domain/access/policy';
import { reportKinds, stages } from '../../../domain/case/vocabulary';
import { clockKinds } from '../../../domain/clocks/clock';
import { type Attention, attentions, type ClockTag, clockTags } from '../../../domain/views/clockStates';
import { isPlaceOf, placeOf } from '../../../models/casePages';
import type { CaseFilter, CaseOrder, CaseRow, RowPage } from '../../../models/caseViews';
import { accountsNamed, type NamedAccount } from '../../../office/lists/accountsNamed';
import { type CaseList, caseLists, filterOfList } from '../../../office/lists/caseLists';
import { type DeskList, deskLists, filterOfDeskList } from '../../../office/lists/deskLists';

/** What cannot be read is as if it had not been asked: an address that was cut off still shows a list. */
const choice = <Value extends z.ZodType>(value: Value) => value.optional().catch(undefined);
const opaque = choice(z.string().regex(/^[0-9a-zA-Z-]{1,100}$/));

/** The place of a row in the list, as an address carries it. */
export const writtenPlace = (row: CaseRow, order: CaseOrder): string =>
  Buffer.from(JSON.stringify(placeOf(row, order))).toString('base64url');

const written = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
/** A day as people write it here, or as addresses have it. */
const day = choice(
  z
    .string()
    .trim()
    .max(20)
    .transform((typed) => {
      const [, on, month, year] = written.exec(typed) ?? [];
      return on && month && year ? `${year}-${month.padStart(2, '0')}-${on.padStart(2, '0')}` : typed;
    })
    .pipe(z.iso.date()),
);
/** A number of a paper is no name: it has a digit and no spaces, and may stand in an address. */
const paperNumber = choice(
  z
    .string()
    .max(60)
    .transform((typed) => typed.replace(/\s*([-/.])\s*/g, '$1').trim())
    .pipe(z.string().regex(/^(?=.*\d)[\p{L}\d./-]{1,40}$/u)),
);

const place = choice(
  z
    .string()
    .max(500)
    .transform((written, context): unknown => {
      try {
        return JSON.parse(Buffer.from(written, 'base64url').toString());
      } catch {
        context.addIssue('not a place');
        return z.NEVER;
      }
    })
    .pipe(z.array(z.string().max(200))),
);

/** Tags of clocks that are no limit of this office. */
export const otherTags = clockTags.filter((tag) => !attentions.some((one) => one === tag)) as Exclude<
  ClockTag,
  Attention
>[];

const isAttention = (value: FindQuery['attention']): value is Attention | undefined =>
  value === undefined || attentions.some((one) => one === value);

/** What an address asks for. Free text is never in it: `search` is only where this session keeps the text. */
export const findQuerySchema = z.object({
  list: choice(z.enum([...caseLists, ...deskLists])),
  stage: choice(z.enum(stages)),
  /** How the limits stand: as the one of the row does, or that another clock bears this tag. */
  attention: choice(z.enum([...attentions, ...otherTags])),
  kind: choice(z.enum(reportKinds)),
  officer: opaque,
  unit: opaque,
  dueOn: day,
  clock: choice(z.enum(clockKinds)),
  from: day,
  to: day,
  document: paperNumber,
  order: z.enum(['dueFirst', 'newestFirst']).catch('dueFirst'),
  import: opaque,
  digest: opaque,
  search: opaque,
  after: place,
  before: place,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
/** What people type into a filter, and which may be none of what it asks for. */
export const typedFilters = ['from', 'to', 'dueOn', 'document'] as const;
export type FindQuery = z.infer<typeof findQuerySchema>;

/** Which rows a query asks for: those beside a place, or of a page by its number. */
export function pageOf({ after, before, order, page }: FindQuery, limit: number): RowPage {
  if (after && isPlaceOf(after, order)) return { after, limit };
  if (before && isPlaceOf(before, order)) return { before, limit };
  return { skip: (page - 1) * limit, limit };
}

/** An address may carry where its page begins or ends. */
type Address = Partial<Omit<FindQuery, 'after' | 'before'> & { after: string; before: string }>;

const both = <Value>(one: readonly Value[] | undefined, other: Value | undefined) => {
  if (other === undefined) return one;
  return !one || one.includes(other) ? [other] : [];
};

const isDeskList = (list: CaseList | DeskList): list is DeskList => deskLists.some((one) => one === list);

/** What a list of one's own work, or of a head's desk, asks of the read model. */
const filterOfNamed = (
  list: CaseList | DeskList,
  actor: Actor,
  people: readonly OfficePerson[],
): CaseFilter =>
  isDeskList(list) ? filterOfDeskList(list, actor, people) : filterOfList(list, actor, people);
/** The people of the office: by their names, and as they are today. */
export interface OfficeNow {
  all: readonly NamedAccount[];
  today: readonly OfficePerson[];
}

/** The filter that a query means for this person. */
export function filterOf(
  query: FindQuery,
  actor: Actor,
  text: string | undefined,
  { all, today }: OfficeNow,
): CaseFilter {
  const listed = query.list ? filterOfNamed(query.list, actor, today) : {};
  const { attention } = query;
  return {
    ...listed,
    text,
    stages: both(listed.stages, query.stage),
    ...(isAttention(attention)
      ? { attention: both(listed.attention, attention) }
      : { tags: both(listed.tags, attention) }),
    kinds: query.kind && [query.kind],
    namedOfficers: text === undefined ? [] : accountsNamed(text, all),
    officer: query.officer,
    unit: query.unit,
    dueOn: query.dueOn,
    openClocks: [...(listed.openClocks ?? []), ...(query.clock ? [query.clock] : [])],
    receivedFrom: query.from,
    receivedTo: query.to,
    document: query.document,
    importId: query.import,
    digest: query.digest,
  };
}

/** What of a query is kept when it is saved: all but where its page begins, and the text, which has a place of its own. */
export function savedQuery(query: FindQuery): Record<string, string> {
  const { after, before, page, search, order, ...rest } = query;
  void [after, before, page, search];
  const said = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(order === 'dueFirst' ? said : [...said, ['order', order] as const]);
}

/** The address of a list; what is at its default is left out. */
export function findAddress(query: Address): string {
  const { page = 1, order = 'dueFirst', ...rest } = query;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value) parameters.set(name, value);
  if (order !== 'dueFirst') parameters.set('order', order);
  if (page > 1) parameters.set('page', String(page));
  const asked = parameters.toString();
  return asked ? `/cases?${asked}` : '/cases';
}
