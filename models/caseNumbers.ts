import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicateKey';
import { oneAfterAnother } from './oneAfterAnother';

const numbers = new Schema<{ _id: string; number: string }>(
  { _id: { type: String, required: true }, number: { type: String, required: true } },
  { collection: 'register_numbers', versionKey: false, autoIndex: false },
);
numbers.index({ number: 1 }, { unique: true });

/** Numbers of the register of reports: `2026-000123`. */
export interface CaseNumbers {
  prepare(): Promise<void>;
  /**
   * The number of a case; asked again for the same case it is the same. Numbers follow each other without a gap, since each is
   * taken by the one insertion that gives it.
   */
  numberFor(caseId: string, year: string): Promise<string>;
}

export function createCaseNumbers(connection: Connection): CaseNumbers {
  const given = connection.model('RegisterNumber', numbers);
  /** The last number of a year that this process has seen: the next one is tried first. */
  const lastSeen = new Map<string, number>();

  async function readLast(year: string): Promise<number> {
    const last = await given
      .findOne({ number: { $gte: `${year}-`, $lt: `${year}.` } })
      .sort({ number: -1 })
      .lean();
    return Number(last?.number.slice(year.length + 1) ?? 0);
  }

  async function draw(caseId: string, year: string): Promise<string> {
    for (;;) {
      const n = (lastSeen.get(year) ?? (await readLast(year))) + 1;
      const number = `${year}-${String(n).padStart(6, '0')}`;
      try {
        await given.create({ _id: caseId, number });
        lastSeen.set(year, n);
        return number;
      } catch (error) {
        lastSeen.delete(year);
        if (!isDuplicateKey(error)) throw error;
        // Either this case has its number already, or another process was faster with this one.
        const mine = await given.findById(caseId).lean();
        if (mine) return mine.number;
      }
    }
  }

  const inTurn = oneAfterAnother();

  return {
    prepare: async () => {
      await given.createIndexes();
    },
    numberFor: (caseId, year) => inTurn(() => draw(caseId, year)),
  };
}
