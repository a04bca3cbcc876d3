import { type Connection, Schema } from 'mongoose';
import type { Away, Visibility } from '../domain/access/policy';
import type { Role } from '../domain/access/roles';
import type { ClockKind, Recipient } from '../domain/clocks/clock';
import type { ReportKind, Stage } from '../domain/case/vocabulary';
import { actedForKey, type Attention, type CaseView } from '../domain/views/caseView';
import { searchable } from '../domain/views/searchText';
import { isDuplicateKey } from './duplicateKey';
import { inOnePieceOrEach, writtenTogether } from './writtenTogether';

/**
 * `dueSort` puts cases without a due date behind all others, which a missing date would not. The state is kept as one text:
 * nobody searches in it, and the stand-in writes it three times faster so.
 */
export type StoredView = Omit<CaseView, 'state'> & { _id: string; dueSort: string; state: string };

/** A case as lists show it; its whole state is for its own page. */
export type CaseRow = Omit<CaseView, 'state'>;

const noDueDate = 'none';

const schema = new Schema<StoredView>(
  { _id: { type: String, required: true }, seq: { type: Number, required: true } },
  { collection: 'case_views', versionKey: false, minimize: false, autoIndex: false, strict: false },
);
schema.index({ number: 1 });
schema.index({ stage: 1, dueSort: 1 });
schema.index({ 'waiting.roles': 1, dueSort: 1 });
schema.index({ 'waiting.accounts': 1 });
schema.index({ escalatedTo: 1 });
schema.index({ receivedOn: -1 });
schema.index({ importId: 1 });
schema.index({ meetings: 1 });

/** Cases that are somebody's for those who are away: where the policy lets them act for them, and no others. */
export interface ForAbsent {
  deputyId: string;
  away: readonly Away[];
}

/** What a list of cases can be narrowed by; all given conditions hold together. */
export interface CaseFilter {
  text?: string | undefined;
  stages?: readonly Stage[] | undefined;
  kinds?: readonly ReportKind[] | undefined;
  attention?: readonly Attention[] | undefined;
  overdueKind?: ClockKind | undefined;
  escalatedTo?:
    | {
        roles: readonly Recipient[];
        absent?: ForAbsent | undefined;
        /** Roles whose decision on a proposed conflict is asked for besides: only for those who hold them. */
        deciding?: readonly Role[] | undefined;
      }
    | undefined;
  /** Cases whose turn it is for one of these roles, or for this account by its place in the case. */
  waitingFor?: { roles: readonly string[]; accountId: string; absent?: ForAbsent | undefined } | undefined;
  /** Cases that this account registered or works on. */
  ofAccount?: string | undefined;
  importId?: string | undefined;
  /** Cases on the agenda of this meeting. */
  meeting?: string | undefined;
  /** Cases that were escalated in this digest; `none`: in no digest. */
  digest?: string | 'none' | undefined;
}

export type CaseOrder = 'dueFirst' | 'newestFirst';

/** The read model. Every question takes the asker's visibility: there is no way to ask without it. */
export interface CaseViewStore {
  prepare(): Promise<void>;
  /** Stores the first view of a case: as `save`, and cheaper where there is none yet. */
  add(view: CaseView): Promise<void>;
  /** Stores a view unless a newer one is there. */
  save(view: CaseView): Promise<void>;
  find(caseId: string, visibility: Visibility): Promise<CaseView | undefined>;
  /** The case with exactly this number. */
  findByNumber(number: string, visibility: Visibility): Promise<CaseRow | undefined>;
  list(
    visibility: Visibility,
    filter: CaseFilter,
    order: CaseOrder,
    page: { skip: number; limit: number },
  ): Promise<CaseRow[]>;
  count(visibility: Visibility, filter: CaseFilter): Promise<number>;
  /** The numbers of those of these cases that may be seen, by their ids. */
  numbersOf(caseIds: readonly string[], visibility: Visibility): Promise<Map<string, string>>;
  /** The cases in which a person takes no part. */
  conflictsOf(accountId: string): Promise<Set<string>>;
  /** How many of these cases were escalated in each digest; cases in no digest are not counted. */
  countByDigest(visibility: Visibility, filter: CaseFilter): Promise<Map<string, number>>;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What `coveredIn` of the policy says of a case, as a question to the database. */
function forAbsent(field: string, absent: ForAbsent | undefined): Record<string, unknown>[] {
  if (!absent) return [];
  const { deputyId, away } = absent;
  return away.map(({ id, roles }) => ({
    $and: [
      { [field]: { $in: roles } },
      { conflictOf: { $nin: [id] } },
      { hands: { $nin: [deputyId] } },
      { $or: [{ deputies: { $nin: [deputyId] } }, { actedFor: actedForKey(deputyId, id) }] },
    ],
  }));
}

function conditions(visibility: Visibility, filter: CaseFilter): Record<string, unknown> {
  if (!visibility.all) return { _id: { $in: [] } };
  const all: Record<string, unknown>[] = [{ conflictOf: { $nin: [visibility.exceptConflictOf] } }];
  const words = filter.text ? searchable(filter.text).split(' ').filter(Boolean) : [];
  for (const word of words) all.push({ searchText: { $regex: escaped(word) } });
  if (filter.stages) all.push({ stage: { $in: filter.stages } });
  if (filter.kinds) all.push({ kind: { $in: filter.kinds } });
  if (filter.attention) all.push({ attention: { $in: filter.attention } });
  if (filter.overdueKind) all.push({ overdueKinds: filter.overdueKind });
  if (filter.escalatedTo) {
    const { roles, absent, deciding } = filter.escalatedTo;
    const asked = deciding ? [{ decides: { $in: deciding } }, ...forAbsent('decides', absent)] : [];
    all.push({
      $or: [{ escalatedTo: { $in: roles } }, ...forAbsent('escalatedTo', absent), ...asked],
    });
  }
  if (filter.waitingFor) {
    const { roles, accountId, absent } = filter.waitingFor;
    const own = [{ 'waiting.roles': { $in: roles } }, { 'waiting.accounts': accountId }];
    all.push({ $or: [...own, ...forAbsent('waiting.roles', absent)] });
  }
  if (filter.ofAccount) {
    const mine = filter.ofAccount;
    all.push({ $or: [{ registeredBy: mine }, { leader: mine }, { members: mine }] });
  }
  if (filter.meeting) all.push({ meetings: filter.meeting });
  if (filter.importId) all.push({ importId: filter.importId });
  if (filter.digest === 'none') all.push({ digests: { $size: 0 } });
  else if (filter.digest) all.push({ digests: filter.digest });
  return { $and: all };
}

const orders = {
  dueFirst: { dueSort: 1, receivedOn: 1, _id: 1 },
  newestFirst: { receivedOn: -1, _id: 1 },
} as const;

/** A view as it is kept: plain JSON. */
export function storedView({ state, ...row }: CaseView): StoredView {
  const { caseId, due } = row;
  const plain: CaseRow = JSON.parse(JSON.stringify(row));
  return { _id: caseId, ...plain, dueSort: due?.at ?? noDueDate, state: JSON.stringify(state) };
}

const shownView = ({ state, ...row }: StoredView): CaseView => ({ ...row, state: JSON.parse(state) });

export function createCaseViewStore(connection: Connection): CaseViewStore {
  const model = connection.model<StoredView>('CaseView', schema);

  const rows = connection.collection<StoredView>('case_views');

  /** Puts a row in place of an older one, or of none. */
  const guarded = (row: StoredView) => ({
    filter: { _id: row._id, seq: { $lt: row.seq } },
    replacement: row,
  });

  async function save(view: CaseView): Promise<void> {
    const { filter, replacement } = guarded(storedView(view));
    try {
      await rows.replaceOne(filter, replacement, { upsert: true });
    } catch (error) {
      // The guarded upsert found a view that is as new or newer: nothing to do.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  const saveTogether = writtenTogether(
    inOnePieceOrEach(
      (views: CaseView[]) =>
        rows.bulkWrite(
          views.map((view) => ({ replaceOne: { ...guarded(storedView(view)), upsert: true } })),
          { ordered: false },
        ),
      save,
    ),
  );

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    add: async (view) => {
      try {
        await rows.insertOne(storedView(view));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await save(view);
      }
    },
    save: saveTogether,
    find: async (caseId, visibility) => {
      const row = await model
        .findOne({ $and: [{ _id: caseId }, conditions(visibility, {})] })
        .lean<StoredView>();
      return row ? shownView(row) : undefined;
    },
    findByNumber: async (number, visibility) => {
      const asked = { $and: [{ number }, conditions(visibility, {})] };
      return (await model.findOne(asked, { state: 0 }).lean<CaseRow>()) ?? undefined;
    },
    list: (visibility, filter, order, { skip, limit }) =>
      model
        .find(conditions(visibility, filter), { state: 0 })
        .sort(orders[order])
        .skip(skip)
        .limit(limit)
        .lean<CaseRow[]>(),
    count: (visibility, filter) => model.countDocuments(conditions(visibility, filter)),
    numbersOf: async (caseIds, visibility) => {
      const asked = { $and: [conditions(visibility, {}), { _id: { $in: caseIds } }] };
      const rows = await model.find(asked, { number: 1 }).lean<Pick<StoredView, '_id' | 'number'>[]>();
      return new Map(rows.map(({ _id, number }) => [_id, number]));
    },
    conflictsOf: async (accountId) =>
      new Set((await model.find({ conflictOf: accountId }, { _id: 1 }).lean()).map(({ _id }) => _id)),
    countByDigest: async (visibility, filter) => {
      const inDigests = { $and: [conditions(visibility, filter), { 'digests.0': { $exists: true } }] };
      const counts = new Map<string, number>();
      for (const { digests } of await model.find(inDigests, { digests: 1 }).lean<CaseRow[]>()) {
        for (const digest of digests) counts.set(digest, (counts.get(digest) ?? 0) + 1);
      }
      return counts;
    },
  };
}
