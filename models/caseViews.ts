import type { Connection } from 'mongoose';
import type { Visibility } from '../domain/access/policy';
import type { CaseView } from '../domain/views/caseView';
import type { ReportedCase } from '../domain/views/oftenReported';
import { type CaseFilter, conditions, visible } from './caseFilter';
import type { Condition } from './condition';
import { type CaseRow, noDigest, prepareRows, rowCollection, rowOrders, storedRow } from './caseRows';
import { shownView, stateCollection, storedState } from './caseStates';
import { beside, type CaseOrder, reversed, type RowPage, type RowPlace } from './casePages';
import { isDuplicateKey } from './duplicateKey';
import { takeOverViews } from './viewsOfBefore';
import { inOnePieceOrEach, writtenTogether } from './writtenTogether';

export type { CaseFilter, ForAbsent } from './caseFilter';
export type { CaseRow } from './caseRows';

export type NamedCase = Pick<CaseRow, 'caseId' | 'number'>;
export type { CaseOrder, RowPage, RowPlace } from './casePages';

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
  /** Those of these cases that may be seen, in one question and in the order in which they were asked for. */
  findAll(caseIds: readonly string[], visibility: Visibility): Promise<CaseView[]>;
  list(visibility: Visibility, filter: CaseFilter, order: CaseOrder, page: RowPage): Promise<CaseRow[]>;
  /** How many stand before a place in a list of that order. */
  countBefore(visibility: Visibility, filter: CaseFilter, order: CaseOrder, place: RowPlace): Promise<number>;
  /** All that fit, in no order: for lists that a meeting or an order has made, never for those that grow with the office. */
  listAll(visibility: Visibility, filter: CaseFilter): Promise<CaseRow[]>;
  count(visibility: Visibility, filter: CaseFilter): Promise<number>;
  /** Only id and number of all that fit, by their ids: what is gone through piece by piece. */
  listNamed(visibility: Visibility, filter: CaseFilter): Promise<NamedCase[]>;
  /** The numbers of those of these cases that may be seen, by their ids. */
  numbersOf(caseIds: readonly string[], visibility: Visibility): Promise<Map<string, string>>;
  /** The cases in which a person takes no part. */
  conflictsOf(accountId: string): Promise<Set<string>>;
  /** Of all cases received from a day, to a day where one is given: what tells whom they are about. */
  listReceived(visibility: Visibility, days: { from: string; to?: string }): Promise<ReportedCase[]>;
  /** How many of these cases were escalated in each digest; cases in no digest are not counted. */
  countByDigest(visibility: Visibility, filter: CaseFilter): Promise<Map<string, number>>;
}

/** Puts a document in place of an older one, or of none. */
const guarded = <Stored extends { _id: string; seq: number }>(stored: Stored) => ({
  filter: { _id: stored._id, seq: { $lt: stored.seq } },
  replacement: stored,
});

/** A guarded replacement that found one as new or newer has nothing to do. */
async function unlessNewer(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Rows are small: without this the server sends a hundred, and is asked again for each further few. */
const inOneAnswer = 1_000;

/** What lists do not show is not sent to them. */
const shownInLists = { words: 0, inDigests: 0, inUnit: 0, dueSort: 0 } as const;

export function createCaseViewStore(connection: Connection): CaseViewStore {
  const rows = rowCollection(connection);
  const states = stateCollection(connection);

  /** The row comes last: where it is as new as the history, so is the state. */
  async function save(view: CaseView): Promise<void> {
    const state = guarded(storedState(view));
    await unlessNewer(states.replaceOne(state.filter, state.replacement, { upsert: true }));
    const row = guarded(storedRow(view));
    await unlessNewer(rows.replaceOne(row.filter, row.replacement, { upsert: true }));
  }

  const saveTogether = writtenTogether(
    inOnePieceOrEach(async (views: CaseView[]) => {
      const replaceAll = <Stored extends { _id: string; seq: number }>(stored: Stored[]) =>
        stored.map((one) => ({ replaceOne: { ...guarded(one), upsert: true } }));
      await states.bulkWrite(replaceAll(views.map(storedState)), { ordered: false });
      await rows.bulkWrite(replaceAll(views.map(storedRow)), { ordered: false });
    }, save),
  );

  const addTogether = writtenTogether(
    inOnePieceOrEach(
      async (views: CaseView[]) => {
        await states.insertMany(views.map(storedState));
        await rows.insertMany(views.map(storedRow));
      },
      async (view) => {
        await states.insertOne(storedState(view));
        await rows.insertOne(storedRow(view));
      },
    ),
  );

  const count = (asked: Condition) => rows.countDocuments(asked);

  return {
    prepare: async () => {
      await takeOverViews(connection, async () => {
        await prepareRows(connection);
        return saveTogether;
      });
    },
    add: async (view) => {
      try {
        await addTogether(view);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await save(view);
      }
    },
    save: saveTogether,
    find: async (caseId, visibility) => {
      const stored = await states.findOne({ $and: [{ _id: caseId }, visible(visibility)] });
      return stored ? shownView(stored) : undefined;
    },
    findAll: async (caseIds, visibility) => {
      if (caseIds.length === 0) return [];
      const asked = { $and: [{ _id: { $in: caseIds } }, visible(visibility)] };
      const found = new Map<string, CaseView>();
      for (const stored of await states.find(asked).toArray()) found.set(stored._id, shownView(stored));
      return caseIds.flatMap((caseId) => found.get(caseId) ?? []);
    },
    findByNumber: async (number, visibility) => {
      const asked = { $and: [{ number }, visible(visibility)] };
      const [found] = await rows.find<CaseRow>(asked, { projection: shownInLists }).limit(1).toArray();
      return found;
    },
    list: async (visibility, filter, order, page) => {
      const all = conditions(visibility, filter);
      const found = (asked: Condition) => rows.find<CaseRow>(asked, { projection: shownInLists });
      if ('skip' in page)
        return found(all).sort(rowOrders[order]).skip(page.skip).limit(page.limit).toArray();
      if ('after' in page) {
        const asked = { $and: [all, beside(order, 'after', page.after)] };
        return found(asked).sort(rowOrders[order]).limit(page.limit).toArray();
      }
      const asked = { $and: [all, beside(order, 'before', page.before)] };
      const back = await found(asked).sort(reversed(order)).limit(page.limit).toArray();
      return back.reverse();
    },
    countBefore: (visibility, filter, order, place) =>
      count({ $and: [conditions(visibility, filter), beside(order, 'before', place)] }),
    listAll: (visibility, filter) =>
      rows
        .find<CaseRow>(conditions(visibility, filter), { projection: shownInLists, batchSize: inOneAnswer })
        .toArray(),
    listNamed: async (visibility, filter) => {
      const projection = { _id: 0, caseId: 1, number: 1 };
      const asked = conditions(visibility, filter);
      const found = await rows.find<NamedCase>(asked, { projection, batchSize: inOneAnswer }).toArray();
      return found.sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
    },
    count: (visibility, filter) => count(conditions(visibility, filter)),
    listReceived: (visibility, { from, to }) => {
      const projection = {
        _id: 0,
        caseId: 1,
        number: 1,
        subjectName: 1,
        organisation: 1,
        receivedOn: 1,
        stage: 1,
      };
      const received = { $gte: from, ...(to !== undefined && { $lte: to }) };
      const asked = { $and: [visible(visibility), { receivedOn: received }] };
      return rows.find<ReportedCase>(asked, { projection, batchSize: inOneAnswer }).toArray();
    },
    numbersOf: async (caseIds, visibility) => {
      if (caseIds.length === 0) return new Map();
      const asked = { $and: [visible(visibility), { _id: { $in: caseIds } }] };
      const found = await rows.find(asked, { projection: { number: 1 } }).toArray();
      return new Map(found.map(({ _id, number }) => [_id, number]));
    },
    conflictsOf: async (accountId) => {
      const found = await rows.find({ conflictOf: accountId }, { projection: { _id: 1 } }).toArray();
      return new Set(found.map(({ _id }) => _id));
    },
    countByDigest: async (visibility, filter) => {
      // One after the other: few imports have cases that wait still, and each may have thousands of them.
      const counts = new Map<string, number>();
      const asked = conditions(visibility, filter);
      for (;;) {
        const others = { $and: [asked, { inDigests: { $nin: [noDigest, ...counts.keys()] } }] };
        const [first] = await rows.find(others, { projection: { digests: 1 } }).sort(rowOrders.dueFirst).limit(1).toArray(); // prettier-ignore
        if (!first) return counts;
        for (const digest of first.digests)
          counts.set(digest, await count({ $and: [asked, { inDigests: digest }] }));
      }
    },
  };
}
