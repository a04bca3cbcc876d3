import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { Collection, Connection } from 'mongoose';
import type { Filter, OptionalUnlessRequiredId } from 'mongodb';
import type { CaseView } from '../domain/views/caseView';
import type { LeftView } from '../domain/views/destroyed';
import { type CaseRows, createCaseRows, type OpenRow, rowCollection, type StoredRow } from './caseRows';
import type { CaseKeys } from './caseKeys';
import { createCaseStates, stateCollection, type StoredState } from './caseStates';
import { insertedOnce } from './duplicateKey';
import type { RowTags } from './rowTags';

/** A row of the read model as it is kept, right or not. `seq` is by what a change since is recognised. */
export interface KeptRow {
  caseId: string;
  seq: unknown;
  /** The same of its state. */
  stateSeq: unknown;
  /** Whether it says just what this view says; where contents were destroyed, just what is left, and has no state. */
  shows(view: CaseView | LeftView): boolean;
}

/** The read model for those who check and rebuild it: without anybody's visibility, and never for pages. */
export interface ViewUpkeep {
  caseIds(): AsyncIterable<string>;
  /** Every row with its state; of what they say no more is held than is needed to compare it. */
  all(): AsyncIterable<KeptRow>;
  /** Of each row, the number of the last event of which it tells. */
  seqs(): AsyncIterable<{ caseId: string; seq: number }>;
  find(caseId: string): Promise<KeptRow | undefined>;
  /** Puts a view in place of the row that was seen, or of none; false when that has changed since. */
  put(view: CaseView | LeftView, seen: KeptRow | undefined): Promise<boolean>;
  /** Seals what a program before has kept in the open of rows, also of those that cannot be derived anew. */
  sealOpen(): Promise<void>;
  /** Takes the row away that was seen; false when it has changed since. */
  remove(seen: KeptRow): Promise<boolean>;
}

/** The same for documents that say the same, in whatever order their fields were written; undefined for what is none of ours. */
function digestOf(row: object, state: object): string | undefined {
  try {
    const said = canonicalize({ row, state });
    return said && createHash('sha256').update(said).digest('base64');
  } catch {
    return undefined;
  }
}

/** In the place of a state that is not there. */
const none = {};

/** A state as it stands beside a row, opened: how it is sealed is another each time. */
const saidState = ({ seq, conflictOf }: Pick<StoredState, 'seq' | 'conflictOf'>, view: CaseView): object =>
  JSON.parse(JSON.stringify({ seq, conflictOf, view }));

/** What of one case is kept: its row and its state, and the key that opens both. */
interface KeptView {
  row: StoredRow | null | undefined;
  state: StoredState | null | undefined;
  said: CaseView | undefined;
  key: Buffer | undefined;
}

function kept(caseId: string, { row, state, said, key }: KeptView, rows: CaseRows): KeptRow {
  const opens = !state || said !== undefined;
  const saidRow = row ? rows.findSaid(row, key) : undefined;
  const digest =
    saidRow && opens ? digestOf(saidRow, state && said ? saidState(state, said) : none) : undefined;
  return {
    caseId,
    seq: row ? (row.seq ?? null) : undefined,
    stateSeq: state?.seq,
    shows: (view) =>
      digest !== undefined &&
      digest === digestOf(rows.saidOf(view), 'state' in view ? saidState(view, view) : none),
  };
}

/** How many rows are asked for at once where all of them are read. */
const atOnce = 500;

/** The document as it was seen, whatever stood in it. */
const asSeen = <Kept extends { _id: string }>(_id: string, seq: unknown) => ({ _id, seq }) as Filter<Kept>;

/** Puts a document in place of the one that was seen, or of none; false when that has changed since. */
async function putOne<Kept extends { _id: string }>(
  collection: Collection<Kept>,
  document: Kept,
  seenSeq: unknown,
): Promise<boolean> {
  if (seenSeq !== undefined) {
    const seen = asSeen<Kept>(document._id, seenSeq);
    return (await collection.replaceOne(seen, document)).matchedCount === 1;
  }
  return insertedOnce(() => collection.insertOne(document as OptionalUnlessRequiredId<Kept>));
}

/** The read model of a case is its row and its state; the row is written last, and by it both are known. */
export function createViewUpkeep(
  connection: Connection,
  { keys, tags }: { keys: CaseKeys; tags: RowTags },
): ViewUpkeep {
  const rows = rowCollection(connection);
  const states = stateCollection(connection);
  const sealed = createCaseStates(keys);
  const sealedRows = createCaseRows(keys, tags);

  return {
    caseIds: async function* () {
      const seen = new Set<string>();
      for (const collection of [rows, states])
        for await (const { _id } of collection.find({}, { projection: { _id: 1 } })) {
          if (!seen.has(_id)) yield _id;
          seen.add(_id);
        }
    },
    all: async function* () {
      let some: StoredRow[] = [];
      const withStates = async (): Promise<KeptRow[]> => {
        const asked = { _id: { $in: some.map(({ _id }) => _id) } };
        const all = await states.find(asked).toArray();
        const found = new Map(all.map((state) => [state._id, state]));
        const said = await sealed.openAll(all);
        const known = await keys.findAll(asked._id.$in);
        return some.map((row) => {
          const { _id } = row;
          const view = { row, state: found.get(_id), said: said.get(_id), key: known.get(_id) };
          return kept(_id, view, sealedRows);
        });
      };
      for await (const row of rows.find({}, { batchSize: atOnce })) {
        some.push(row);
        if (some.length < atOnce) continue;
        yield* await withStates();
        some = [];
      }
      yield* await withStates();
    },
    seqs: async function* () {
      for await (const { _id, seq } of rows.find({}, { projection: { _id: 1, seq: 1 } }))
        yield { caseId: _id, seq: Number(seq) };
    },
    find: async (caseId) => {
      const state = await states.findOne({ _id: caseId });
      const row = await rows.findOne({ _id: caseId });
      const said = state && (await sealed.openAll([state])).get(caseId);
      const key = await keys.find(caseId);
      return row || state
        ? kept(caseId, { row, state, said: said ?? undefined, key }, sealedRows)
        : undefined;
    },
    put: async (view, seen) => {
      if ('state' in view) {
        if (!(await putOne(states, await sealed.seal(view), seen?.stateSeq))) return false;
      } else await states.deleteOne({ _id: view.caseId });
      const [row] = await sealedRows.sealAll([view]);
      return row !== undefined && putOne(rows, row, seen?.seq);
    },
    sealOpen: async () => {
      const open = connection.collection<OpenRow>('case_views').find({ subjectName: { $exists: true } });
      for await (const row of open)
        await rows.replaceOne(asSeen(row._id, row.seq), await sealedRows.sealOpen(row));
    },
    remove: async (seen) => {
      if (seen.seq !== undefined) {
        const { deletedCount } = await rows.deleteOne(asSeen(seen.caseId, seen.seq));
        if (deletedCount !== 1) return false;
      }
      await states.deleteOne({ _id: seen.caseId });
      return true;
    },
  };
}
