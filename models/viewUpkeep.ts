import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
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
  /** Every row; of what it says no more is held than is needed to compare it. */
  all(): AsyncIterable<KeptRow>;
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
function digestOf({ state, ...row }: Row): string | undefined {
  try {
    const said = canonicalize({ ...row, state: JSON.parse(String(state)) });
    return said && createHash('sha256').update(said).digest('base64');
  } catch {
    return undefined;
  }
}

function keptRow(row: Row): KeptRow {
  const { _id: caseId, seq = null } = row;
  const digest = digestOf(row);
  return { caseId, seq, shows: (view) => digest === digestOf({ ...storedView(view) }) };
}

/** How many rows are asked for at once where all of them are read. */
const atOnce = 500;

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
    all: async function* () {
      for await (const row of rows.find({}, { batchSize: atOnce })) yield keptRow(row);
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
