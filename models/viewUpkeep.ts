import canonicalize from 'canonicalize';
import type { Connection } from 'mongoose';
import type { CaseView } from '../domain/views/caseView';
import { storedView } from './caseViews';
import { isDuplicateKey } from './duplicateKey';

/** A row of the read model as it is kept, right or not. `seq` is by what a change since is recognised. */
export interface KeptRow {
  caseId: string;
  seq: unknown;
  /** Whether it says just what this view says. */
  shows(view: CaseView): boolean;
}

/** The read model for those who check and rebuild it: without anybody's visibility, and never for pages. */
export interface ViewUpkeep {
  caseIds(): AsyncIterable<string>;
  /** Of each row, the number of the last event of which it tells. */
  seqs(): AsyncIterable<{ caseId: string; seq: number }>;
  find(caseId: string): Promise<KeptRow | undefined>;
  /** Puts a view in place of the row that was seen, or of none; false when that has changed since. */
  put(view: CaseView, seen: KeptRow | undefined): Promise<boolean>;
  /** Takes the row away that was seen; false when it has changed since. */
  remove(seen: KeptRow): Promise<boolean>;
}

type Row = Record<string, unknown> & { _id: string };

/** The same for rows that say the same, in whatever order their fields were written; undefined for what is no row of ours. */
function said({ state, ...row }: Row): string | undefined {
  try {
    return canonicalize({ ...row, state: JSON.parse(String(state)) });
  } catch {
    return undefined;
  }
}

const keptRow = (row: Row): KeptRow => ({
  caseId: row._id,
  seq: row.seq ?? null,
  shows: (view) => said(row) === said({ ...storedView(view) }),
});

export function createViewUpkeep(connection: Connection): ViewUpkeep {
  const rows = connection.collection<Row>('case_views');

  async function insert(view: CaseView): Promise<boolean> {
    try {
      await rows.insertOne({ ...storedView(view) });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  return {
    caseIds: async function* () {
      for await (const { _id } of rows.find({}, { projection: { _id: 1 } })) yield _id;
    },
    seqs: async function* () {
      for await (const { _id, seq } of rows.find({}, { projection: { _id: 1, seq: 1 } }))
        yield { caseId: _id, seq: Number(seq) };
    },
    find: async (caseId) => {
      const row = await rows.findOne({ _id: caseId });
      return row ? keptRow(row) : undefined;
    },
    put: async (view, seen) => {
      if (!seen) return insert(view);
      const { matchedCount } = await rows.replaceOne(
        { _id: seen.caseId, seq: seen.seq },
        { ...storedView(view) },
      );
      return matchedCount === 1;
    },
    remove: async (seen) => (await rows.deleteOne({ _id: seen.caseId, seq: seen.seq })).deletedCount === 1,
  };
}
