import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicateKey';

const counters = new Schema<{ _id: string; last: number }>(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { collection: 'register_counters', versionKey: false, autoIndex: false },
);
const numbers = new Schema<{ _id: string; number: string }>(
  { _id: { type: String, required: true }, number: { type: String, required: true } },
  { collection: 'register_numbers', versionKey: false, autoIndex: false },
);

/** Numbers of the register of reports: `2026-000123`. */
export interface RegisterNumbers {
  /** The number of a case; asked again for the same case it is the same. */
  numberFor(caseId: string, year: string): Promise<string>;
}

export function createRegisterNumbers(connection: Connection): RegisterNumbers {
  const counter = connection.model('RegisterCounter', counters);
  const given = connection.model('RegisterNumber', numbers);
  return {
    numberFor: async (caseId, year) => {
      const already = await given.findById(caseId).lean();
      if (already) return already.number;
      const { last } = await counter
        .findByIdAndUpdate(year, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' })
        .orFail()
        .lean();
      const number = `${year}-${String(last).padStart(6, '0')}`;
      try {
        await given.create({ _id: caseId, number });
        return number;
      } catch (error) {
        // A twin of this request was faster; its number holds.
        if (!isDuplicateKey(error)) throw error;
        return (await given.findById(caseId).orFail().lean()).number;
      }
    },
  };
}
