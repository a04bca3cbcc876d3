import type { Connection } from 'mongoose';
import { z } from 'zod';
import { type CaseMark, caseMark, markVersion } from '../domain/figures/marks';
import { inOneAnswer, rowCollection } from './caseRows';
import type { CaseKeys } from './caseKeys';
import { type Sealed, seal, unseal } from './sealing';

/** The marks of a case up to an event. */
export interface KeptMarks {
  caseId: string;
  seq: number;
  marks: readonly CaseMark[];
}

/** What of a case figures are made of, derived from its events and sealed under its key; whatever is missing is derived anew. */
export interface CaseMarkStore {
  /** Every case that still says something, and the number of the last event that lists know of. */
  listCases(): Promise<ReadonlyMap<string, number>>;
  /** What is kept of these cases, made by the rules of this program; what does not open is left out. */
  read(caseIds: readonly string[]): Promise<KeptMarks[]>;
  /** Keeps them where their case still has its key. */
  save(kept: readonly KeptMarks[]): Promise<void>;
}

interface StoredMarks {
  _id: string;
  seq: number;
  version: number;
  marks: Sealed;
}

export const caseMarkCollection = 'case_marks';
const schema = z.array(caseMark());
/** So many ids are asked for in one question. */
const atOnce = 500;

const contextOf = (caseId: string, seq: number): string =>
  `marks of ${caseId} after event ${seq} by ${markVersion}`;

export function createCaseMarkStore(connection: Connection, keys: Pick<CaseKeys, 'findAll'>): CaseMarkStore {
  const rows = rowCollection(connection);
  const kept = connection.collection<StoredMarks>(caseMarkCollection);

  function opened({ _id, seq, marks }: StoredMarks, key: Buffer | undefined): KeptMarks[] {
    if (!key) return [];
    try {
      const said = schema.parse(JSON.parse(unseal(key, contextOf(_id, seq), marks).toString()));
      return [{ caseId: _id, seq, marks: said }];
    } catch {
      // It was altered: the events say it anew.
      return [];
    }
  }

  return {
    listCases: async () => {
      const asked = { destroyedAt: { $exists: false } };
      const projection = { seq: 1 };
      const found = await rows
        .find<{ _id: string; seq: number }>(asked, { projection, batchSize: inOneAnswer })
        .toArray();
      return new Map(found.map(({ _id, seq }) => [_id, seq]));
    },
    read: async (caseIds) => {
      const all: KeptMarks[] = [];
      for (let i = 0; i < caseIds.length; i += atOnce) {
        const some = caseIds.slice(i, i + atOnce);
        const found = await kept.find({ _id: { $in: some } }, { batchSize: inOneAnswer }).toArray();
        const own = found.filter(({ version }) => version === markVersion);
        const known = await keys.findAll(own.map(({ _id }) => _id));
        all.push(...own.flatMap((one) => opened(one, known.get(one._id))));
      }
      return all;
    },
    save: async (made) => {
      const known = await keys.findAll(made.map(({ caseId }) => caseId));
      const writes = made.flatMap(({ caseId, seq, marks }) => {
        const key = known.get(caseId);
        if (!key) return [];
        const said = seal(key, caseId, contextOf(caseId, seq), Buffer.from(JSON.stringify(marks)));
        const replacement = { seq, version: markVersion, marks: said };
        return [{ replaceOne: { filter: { _id: caseId }, replacement, upsert: true } }];
      });
      if (writes.length > 0) await kept.bulkWrite(writes, { ordered: false });
    },
  };
}
