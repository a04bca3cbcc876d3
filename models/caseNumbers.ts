import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicateKey';
import { writtenTogether } from './writtenTogether';

const numbers = new Schema<{ _id: string; number: string }>(
  { _id: { type: String, required: true }, number: { type: String, required: true } },
  { collection: 'register_numbers', versionKey: false, autoIndex: false },
);
numbers.index({ number: 1 }, { unique: true });

const numberOf = (year: string, n: number): string => `${year}-${String(n).padStart(6, '0')}`;

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
      const number = numberOf(year, n);
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

  /** Numbers in a row for several cases, by one insertion. @returns undefined where one of them has its number, or another process was faster */
  async function drawRow(caseIds: readonly string[], year: string): Promise<string[] | undefined> {
    const last = lastSeen.get(year) ?? (await readLast(year));
    const drawn = caseIds.map((_id, i) => ({ _id, number: numberOf(year, last + 1 + i) }));
    try {
      await given.insertMany(drawn, { ordered: true, lean: true });
      lastSeen.set(year, last + drawn.length);
      return drawn.map(({ number }) => number);
    } catch (error) {
      lastSeen.delete(year);
      if (!isDuplicateKey(error)) throw error;
      return undefined;
    }
  }

  async function drawAll(asked: { caseId: string; year: string }[]): Promise<PromiseSettledResult<string>[]> {
    const [first] = asked;
    const isOneYear = asked.every(({ year }) => year === first?.year);
    if (first && asked.length > 1 && isOneYear) {
      const drawn = await drawRow(
        asked.map(({ caseId }) => caseId),
        first.year,
      ).catch(() => undefined);
      if (drawn) return drawn.map((value) => ({ status: 'fulfilled', value }));
    }
    // One after another: those that would try for the same number only hinder each other.
    const settled: PromiseSettledResult<string>[] = [];
    for (const { caseId, year } of asked) {
      const [one] = await Promise.allSettled([draw(caseId, year)]);
      settled.push(one);
    }
    return settled;
  }

  const drawTogether = writtenTogether(drawAll);

  return {
    prepare: async () => {
      await given.createIndexes();
    },
    numberFor: (caseId, year) => drawTogether({ caseId, year }),
  };
}
