import type { Connection } from 'mongoose';
import type { Visibility } from '../domain/access/policy';
import { isSeen } from '../domain/access/sight';
import type { CaseView } from '../domain/views/caseView';
import type { LeftView } from '../domain/views/destroyed';
import { sightOf } from '../domain/views/sight';
import { type CaseFilter, conditions } from './caseFilter';
import type { Condition } from './condition';
import {
  type CaseRow,
  createCaseRows,
  noDigest,
  prepareRows,
  rowCollection,
  rowOrders,
  type StoredRow,
} from './caseRows';
import { type CaseCourses, createCaseCourses } from './caseCourses';
import type { CaseKeys } from './caseKeys';
import { createCaseStates, stateCollection } from './caseStates';
import { beside, type CaseOrder, reversed, type RowPage, type RowPlace } from './casePages';
import { isDuplicateKey } from './duplicateKey';
import { createReceivedCases, type ReceivedCases } from './receivedCases';
import { inOneAnswer } from './caseRows';
import type { RowTags } from './rowTags';
import { unseen, visible } from './sightCondition';
import { takeOverViews } from './viewsOfBefore';
import { inOnePieceOrEach, writtenTogether } from './writtenTogether';

export type { CaseFilter, Concern, ForAbsent } from './caseFilter';
export type { CaseRow } from './caseRows';

/** By what cases are told apart where they are counted. */
export type ToldRow = Pick<
  CaseRow,
  'stage' | 'attention' | 'tags' | 'dueDays' | 'openClocks' | 'officers' | 'unit'
>;

export type NamedCase = Pick<CaseRow, 'caseId' | 'number'>;
export type { CaseOrder, RowPage, RowPlace } from './casePages';

/** The read model. Every question takes the asker's visibility: there is no way to ask without it. */
export interface CaseViewStore extends ReceivedCases, CaseCourses {
  prepare(): Promise<void>;
  /** Stores the first view of a case: as `save`, and cheaper where there is none yet. */
  add(view: CaseView): Promise<void>;
  /** Stores a view unless a newer one is there. */
  save(view: CaseView): Promise<void>;
  /** Puts what is left of a destroyed case in the place of all that was shown of it. */
  bury(left: LeftView): Promise<void>;
  /** Undefined also where what it says is gone. */
  find(caseId: string, visibility: Visibility): Promise<CaseView | undefined>;
  /** For a case that was not found. @throws ContentsGoneError where this person might see it, and what it says is gone */
  requireReadable(caseId: string, visibility: Visibility): Promise<void>;
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
  /** The cases that are there and not seen. */
  hiddenFrom(visibility: Visibility): Promise<Set<string>>;
  /** Of all that fit, by what they are told apart and counted: for numbers that would be many questions each. */
  listTold(visibility: Visibility, filter: CaseFilter): Promise<ToldRow[]>;
  /** How many of these cases were escalated in each digest; cases in no digest are not counted. */
  countByDigest(visibility: Visibility, filter: CaseFilter): Promise<Map<string, number>>;
}

/** A state by itself says who takes no part; who needs to know of it is told by what it holds. */
const free = (visibility: Visibility): Condition =>
  visible(visibility.all ? { ...visibility, ways: undefined } : visibility);

/** Who needs to know is told by the case itself, so that what a program before has stored is judged by this one. */
const isTold = (visibility: Visibility, { state, conflictOf, hands }: CaseView): boolean =>
  visibility.all &&
  (visibility.ways === undefined || isSeen(visibility, { ...sightOf(state), conflictOf, hands }));

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

/** Rows as they come from the database, of which is read what lists show. */
type ShownRow = Omit<StoredRow, keyof typeof shownInLists>;
type KeptToldRow = Pick<StoredRow, '_id' | 'seq' | 'shown' | Exclude<keyof ToldRow, 'unit'>>;

/** What lists do not show is not sent to them. */
const shownInLists = {
  openTo: 0,
  areas: 0,
  knownTo: 0,
  assignedTo: 0,
  granted: 0,
  words: 0,
  inDigests: 0,
  inUnit: 0,
  units: 0,
  documentNumbers: 0,
  subject: 0,
  dueSort: 0,
  exceptional: 0,
  kindsDue: 0,
  course: 0,
} as const;

export function createCaseViewStore(connection: Connection, keys: CaseKeys, tags: RowTags): CaseViewStore {
  const rows = rowCollection(connection);
  const states = stateCollection(connection);
  const sealed = createCaseStates(keys);
  const sealedRows = createCaseRows(keys, tags);
  const sealedRow = async (view: CaseView | LeftView): Promise<StoredRow> => {
    const [row] = await sealedRows.sealAll([view]);
    if (!row) throw new RangeError('a row was not sealed');
    return row;
  };

  /** The row comes last: where it is as new as the history, so is the state. */
  async function save(view: CaseView): Promise<void> {
    const state = guarded(await sealed.seal(view));
    await unlessNewer(states.replaceOne(state.filter, state.replacement, { upsert: true }));
    const row = guarded(await sealedRow(view));
    await unlessNewer(rows.replaceOne(row.filter, row.replacement, { upsert: true }));
  }

  const { question } = sealedRows;
  const saveTogether = writtenTogether(
    inOnePieceOrEach(async (views: CaseView[]) => {
      const replaceAll = <Stored extends { _id: string; seq: number }>(stored: Stored[]) =>
        stored.map((one) => ({ replaceOne: { ...guarded(one), upsert: true } }));
      await states.bulkWrite(replaceAll(await sealed.sealAll(views)), { ordered: false });
      await rows.bulkWrite(replaceAll(await sealedRows.sealAll(views)), { ordered: false });
    }, save),
  );

  const addTogether = writtenTogether(
    inOnePieceOrEach(
      async (views: CaseView[]) => {
        await states.insertMany(await sealed.sealAll(views));
        await rows.insertMany(await sealedRows.sealAll(views));
      },
      async (view) => {
        await states.insertOne(await sealed.seal(view));
        await rows.insertOne(await sealedRow(view));
      },
    ),
  );

  const count = (asked: Condition) => rows.countDocuments(question(asked));
  const shown = (asked: Condition) => rows.find<ShownRow>(question(asked), { projection: shownInLists });
  const seen = (visibility: Visibility) => question(visible(visibility));

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
    bury: async (left) => {
      await rows.replaceOne({ _id: left.caseId }, await sealedRow(left), { upsert: true });
      await states.deleteOne({ _id: left.caseId });
    },
    find: async (caseId, visibility) => {
      const stored = await states.findOne({ $and: [{ _id: caseId }, free(visibility)] });
      const view = stored && (await sealed.open(stored));
      return view && isTold(visibility, view) ? view : undefined;
    },
    requireReadable: async (caseId, visibility) => {
      const [row, state] = await Promise.all([
        rows.findOne({ $and: [{ _id: caseId }, seen(visibility)] }, { projection: { _id: 1 } }),
        states.findOne({ _id: caseId }),
      ]);
      if (row && typeof state?.view !== 'string') await keys.get(caseId);
    },
    findAll: async (caseIds, visibility) => {
      if (caseIds.length === 0) return [];
      const asked = { $and: [{ _id: { $in: caseIds } }, free(visibility)] };
      const found = await sealed.openAll(await states.find(asked).toArray());
      return caseIds.flatMap((caseId) => {
        const view = found.get(caseId);
        return view && isTold(visibility, view) ? view : [];
      });
    },
    findByNumber: async (number, visibility) => {
      const asked = { $and: [{ number }, visible(visibility)] };
      const [found] = await sealedRows.openAll(await shown(asked).limit(1).toArray());
      return found;
    },
    list: async (visibility, filter, order, page) => {
      const all = conditions(visibility, filter);
      const read = async (): Promise<ShownRow[]> => {
        if ('skip' in page)
          return shown(all).sort(rowOrders[order]).skip(page.skip).limit(page.limit).toArray();
        if ('after' in page) {
          const asked = { $and: [all, beside(order, 'after', page.after)] };
          return shown(asked).sort(rowOrders[order]).limit(page.limit).toArray();
        }
        const asked = { $and: [all, beside(order, 'before', page.before)] };
        const back = await shown(asked).sort(reversed(order)).limit(page.limit).toArray();
        return back.reverse();
      };
      return sealedRows.openAll(await read());
    },
    countBefore: (visibility, filter, order, place) =>
      count({ $and: [conditions(visibility, filter), beside(order, 'before', place)] }),
    listAll: async (visibility, filter) =>
      sealedRows.openAll(await shown(conditions(visibility, filter)).batchSize(inOneAnswer).toArray()),
    listNamed: async (visibility, filter) => {
      const projection = { _id: 0, caseId: 1, number: 1 };
      const asked = question(conditions(visibility, filter));
      const found = await rows.find<NamedCase>(asked, { projection, batchSize: inOneAnswer }).toArray();
      return found.sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
    },
    listTold: async (visibility, filter) => {
      const projection = {
        seq: 1,
        shown: 1,
        stage: 1,
        attention: 1,
        tags: 1,
        dueDays: 1,
        openClocks: 1,
        officers: 1,
      };
      const asked = question(conditions(visibility, filter));
      const found = await rows.find<KeptToldRow>(asked, { projection, batchSize: inOneAnswer }).toArray();
      return sealedRows.openAll(found);
    },
    count: (visibility, filter) => count(conditions(visibility, filter)),
    ...createReceivedCases(rows, sealedRows),
    ...createCaseCourses(rows, sealedRows),
    numbersOf: async (caseIds, visibility) => {
      if (caseIds.length === 0) return new Map();
      const asked = { $and: [seen(visibility), { _id: { $in: caseIds } }] };
      const found = await rows.find(asked, { projection: { number: 1 } }).toArray();
      return new Map(found.map(({ _id, number }) => [_id, number]));
    },
    hiddenFrom: async (visibility) => {
      const asked = question(unseen(visibility));
      const found = await rows.find(asked, { projection: { _id: 1 }, batchSize: inOneAnswer }).toArray();
      return new Set(found.map(({ _id }) => _id));
    },
    countByDigest: async (visibility, filter) => {
      // One after the other: few imports have cases that wait still, and each may have thousands of them.
      const counts = new Map<string, number>();
      const asked = conditions(visibility, filter);
      for (;;) {
        const others = { $and: [asked, { inDigests: { $nin: [noDigest, ...counts.keys()] } }] };
        const [first] = await rows.find(question(others), { projection: { digests: 1 } }).sort(rowOrders.dueFirst).limit(1).toArray(); // prettier-ignore
        if (!first) return counts;
        for (const digest of first.digests)
          counts.set(digest, await count({ $and: [asked, { inDigests: digest }] }));
      }
    },
  };
}
