import { type Connection, Schema } from 'mongoose';
import type { CaseKeys } from './caseKeys';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import type { Mark, PaperPlace, RegisterEntry } from './registerEntries';
import { createRegisterMarks, type KeptEntry } from './registerMarks';
import type { Rewrappable } from './rewrapping';
import { sealedUnderCase, sealedUnderOffice } from './sealing';
import { oneAfterAnother } from './oneAfterAnother';

export type { Mark, PaperPlace, RegisterEntry } from './registerEntries';

/** A register of a year, and how far it has come. */
export interface RegisterSeries {
  series: string;
  entries: number;
  last: number;
}

const schema = new Schema<KeptEntry & { paper: string }>(
  {
    _id: { type: String, required: true },
    series: String,
    n: Number,
    number: String,
    at: String,
    replacedBy: String,
    /** Of whom the number is: a paper, or the mark itself. */
    paper: String,
    place: {
      type: {
        paper: String,
        caseId: String,
        of: Number,
        kind: String,
        on: String,
        by: String,
        commandId: String,
      },
      default: undefined,
      _id: false,
    },
    why: { type: sealedUnderOffice, default: undefined, _id: false },
    whyOfCase: { type: sealedUnderCase, default: undefined, _id: false },
    mark: {
      type: { reason: String, by: String, at: String, commandId: String },
      default: undefined,
      _id: false,
    },
  },
  { collection: 'office_registers', versionKey: false, autoIndex: false },
);
schema.index({ series: 1, n: -1 });
// Two requests for the same paper must not take two numbers.
schema.index({ paper: 1 }, { unique: true });

const mostByIds = 1_000;
const idsBetween = (series: string, from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => `${series} ${from + i}`);

/** The registers by which the office numbers its papers: each number is taken by the one insertion that enters it. */
export interface PaperRegisters {
  prepare(): Promise<void>;
  /**
   * The next number of a series for this paper and no other; asked again for the same paper it is the same. Drawn numbers
   * follow each other without a gap.
   * @param write how the number stands on the paper
   */
  next(series: string, place: PaperPlace, write: (n: number) => string): Promise<RegisterEntry>;
  /** Enters a number that a person put in. @returns undefined when another paper has it */
  enter(series: string, n: number, number: string, place: PaperPlace): Promise<RegisterEntry | undefined>;
  find(series: string, n: number): Promise<RegisterEntry | undefined>;
  /** Every series, newest year first. */
  list(): Promise<RegisterSeries[]>;
  /** Entries between two numbers, both included, in order. */
  between(series: string, from: number, to: number): Promise<RegisterEntry[]>;
  /** The entries of these numbers, in order. */
  at(series: string, numbers: readonly number[]): Promise<RegisterEntry[]>;
  /** Every entry with a mark, in order: they are few. */
  marked(series: string): Promise<RegisterEntry[]>;
  /** Every entry of these cases, in order. */
  ofCases(series: string, caseIds: readonly string[]): Promise<RegisterEntry[]>;
  /** The numbers up to the last one that nobody has, in order. */
  free(register: RegisterSeries): Promise<number[]>;
  /**
   * Marks a number that nobody has; it is never given again.
   * @returns whether it is marked so: false when it was taken or marked meanwhile
   */
  markFree(series: string, n: number, mark: Mark): Promise<boolean>;
  /** Marks the number of a paper, unless it has a mark. @returns whether it is marked so */
  markPaper(entry: RegisterEntry, mark: Mark): Promise<boolean>;
  /** Notes at the number of a paper which one came in its place. */
  noteReplaced(paper: string, by: string): Promise<void>;
  /** Why numbers of no case are marked. */
  marks: Rewrappable;
  /** Seals what a program before has kept in the open. */
  sealOlder(): Promise<void>;
}

export function createPaperRegisters(
  connection: Connection,
  keys: Pick<CaseKeys, 'ensure' | 'findAll'>,
  masterKeys: readonly MasterKey[],
): PaperRegisters {
  const model = connection.model('OfficeRegisterEntry', schema);
  const { sealedWhy, opened, marks } = createRegisterMarks(connection, keys, masterKeys);

  async function sealOlder(): Promise<void> {
    const marked = await model.find({ 'mark.at': { $gt: '' } }).lean<KeptEntry[]>();
    for (const entry of marked) {
      const { _id, mark } = entry;
      if (mark?.reason === undefined) continue;
      const change = { $set: await sealedWhy(entry, mark.reason), $unset: { 'mark.reason': 1 } } as const;
      await model.updateOne({ _id }, change);
    }
  }

  /** Inserts a line; undefined when its number, or the paper's place, is taken. */
  async function inserted(entry: RegisterEntry): Promise<RegisterEntry | undefined> {
    const { mark: { reason, ...mark } = { reason: undefined }, ...rest } = entry;
    const marked = reason === undefined ? {} : { mark, ...(await sealedWhy(entry, reason)) };
    const line = { ...rest, ...marked, paper: entry.place?.paper ?? `mark ${entry._id}` };
    return (await insertedOnce(() => model.create(line))) ? entry : undefined;
  }

  const entryOf = (
    series: string,
    n: number,
    number: string,
    more: Partial<RegisterEntry>,
  ): RegisterEntry => ({
    _id: `${series} ${n}`,
    series,
    n,
    number,
    at: new Date().toISOString(),
    ...more,
  });
  const ofPaper = async (paper: string): Promise<RegisterEntry | undefined> => {
    const kept = await model.findOne({ paper }, { paper: 0 }).lean<KeptEntry>();
    return kept ? (await opened([kept]))[0] : undefined;
  };

  const draw: PaperRegisters['next'] = async (series, place, write) => {
    for (;;) {
      const mine = await ofPaper(place.paper);
      if (mine) return mine;
      const last = await model.findOne({ series }, { n: 1 }).sort({ n: -1 }).lean();
      const n = (last?.n ?? 0) + 1;
      const entry = await inserted(entryOf(series, n, write(n), { place }));
      if (entry) return entry;
    }
  };
  const inTurn = oneAfterAnother();
  const inOrder = async (asked: Record<string, unknown>): Promise<RegisterEntry[]> => {
    const kept = await model.find(asked, { paper: 0 }, { batchSize: mostByIds }).lean<KeptEntry[]>();
    return (await opened(kept)).sort((a, b) => a.n - b.n);
  };

  const known = new Map<string, RegisterSeries>();

  /** Every series there is: those that are known, and what is in none of them. */
  async function seriesNames(): Promise<string[]> {
    for (;;) {
      const other = await model.findOne({ series: { $nin: [...known.keys()] } }, { series: 1 }).lean();
      if (!other) return [...known.keys()];
      known.set(other.series, { series: other.series, entries: 0, last: 0 });
    }
  }

  /** How far a series has come. Lines are never taken away: where there are as many as before, the last one is the same. */
  async function extentOf(series: string): Promise<RegisterSeries> {
    const before = known.get(series) ?? { series, entries: 0, last: 0 };
    const entries = await model.countDocuments({ series });
    const more = entries - before.entries;
    if (more === 0) return before;
    const next = idsBetween(series, before.last + 1, before.last + more);
    const isRow = more <= mostByIds && (await model.countDocuments({ _id: { $in: next } })) === more;
    const last = isRow
      ? before.last + more
      : ((await model.findOne({ series }, { n: 1 }).sort({ n: -1 }).lean())?.n ?? 0);
    const extent = { series, entries, last };
    known.set(series, extent);
    return extent;
  }

  return {
    prepare: async () => {
      await model.createIndexes();
      // By this name the stand-in counts a series without reading its lines.
      // And finds the few lines that are marked, or of a case, which a choice among all lines leaves out.
      await model.collection.createIndexes(
        ['series', 'mark.at', 'place.caseId'].map((field) => ({
          key: { [field]: 1 as const },
          name: `multikey_${field}`,
        })),
      );
    },
    noteReplaced: async (paper, by) => {
      await model.updateOne({ paper }, { replacedBy: by });
    },
    next: (series, place, write) => inTurn(() => draw(series, place, write)),
    enter: async (series, n, number, place) => {
      const entry = await inserted(entryOf(series, n, number, { place }));
      if (entry) return entry;
      const mine = await ofPaper(place.paper);
      return mine?.series === series && mine.n === n ? mine : undefined;
    },
    find: async (series, n) => {
      const kept = await model.findById(`${series} ${n}`, { paper: 0 }).lean<KeptEntry>();
      return kept ? (await opened([kept]))[0] : undefined;
    },
    list: async () => {
      const all = await Promise.all((await seriesNames()).map(extentOf));
      const year = ({ series }: RegisterSeries) => series.slice(-4);
      return all.sort((a, b) => year(b).localeCompare(year(a)) || a.series.localeCompare(b.series, 'vi'));
    },
    between: async (series, from, to) => {
      // A page by its ids, which no other server needs: the stand-in has no index that goes by numbers.
      const asked = to - from < mostByIds ? { _id: { $in: idsBetween(series, from, to) } } : { series, n: { $gte: from, $lte: to } }; // prettier-ignore
      return inOrder(asked);
    },
    at: async (series, numbers) => {
      const entries: RegisterEntry[] = [];
      for (let i = 0; i < numbers.length; i += mostByIds) {
        const ids = numbers.slice(i, i + mostByIds).map((n) => `${series} ${n}`);
        entries.push(...(await inOrder({ _id: { $in: ids } })));
      }
      return entries;
    },
    marked: (series) => inOrder({ series, 'mark.at': { $gt: '' } }),
    ofCases: async (series, caseIds) => {
      const entries: RegisterEntry[] = [];
      for (let i = 0; i < caseIds.length; i += mostByIds) {
        const some = caseIds.slice(i, i + mostByIds);
        entries.push(...(await inOrder({ series, 'place.caseId': { $in: some } })));
      }
      return entries.sort((a, b) => a.n - b.n);
    },
    free: async ({ series, entries, last }) => {
      const free: number[] = [];
      // As many as the last one says: each number is there.
      if (entries === last) return free;
      for (let from = 1; from <= last; from += mostByIds) {
        const to = Math.min(from + mostByIds - 1, last);
        const ids = idsBetween(series, from, to);
        // Counted by their ids first: numbers that follow each other without a gap are not read.
        if ((await model.countDocuments({ _id: { $in: ids } })) === ids.length) continue;
        const taken = new Set((await inOrder({ _id: { $in: ids } })).map(({ n }) => n));
        for (let n = from; n <= to; n += 1) if (!taken.has(n)) free.push(n);
      }
      return free;
    },
    markFree: async (series, n, mark) =>
      (await inserted(entryOf(series, n, String(n), { mark }))) !== undefined,
    markPaper: async (entry, { reason, ...mark }) => {
      const change = { $set: { mark, ...(await sealedWhy(entry, reason)) } };
      const { matchedCount } = await model.updateOne({ _id: entry._id, mark: { $exists: false } }, change);
      return matchedCount > 0;
    },
    marks,
    sealOlder,
  };
}
