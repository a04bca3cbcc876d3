import { wallDay } from '../domain/calendar/wallDay';
import { type Connection, Schema } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  findOfficeEntry,
  type OfficeEntry,
  type OfficeEntryType,
  parseOfficeEntry,
  whomOf,
} from '../domain/staff/entries';
import { linkEntry, officeGenesis, officeLogId } from '../domain/staff/officeChain';
import type { ChainHead, KeptLink } from '../domain/proof/chain';
import { type HistoryVerdict, judgeHistory, type SealFinding } from '../domain/proof/verdict';
import { isDuplicateKey } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { oneAfterAnother } from './oneAfterAnother';
import { createSeals } from './seals';

interface StoredEntry {
  _id: string;
  seq: number;
  at: string;
  by: string;
  entryId: string;
  type: string;
  data: unknown;
  prev: string;
  hash: string;
  seal: string;
  /** For lists, outside the hash: whom it is about, and the day on the office's wall calendar. */
  about?: string | undefined;
  day: string;
}

const schema = new Schema<StoredEntry>(
  {
    _id: { type: String, required: true },
    seq: { type: Number, required: true },
    at: { type: String, required: true },
    by: { type: String, required: true },
    entryId: { type: String, required: true },
    type: { type: String, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    prev: { type: String, required: true },
    hash: { type: String, required: true },
    seal: { type: String, required: true },
    about: { type: String },
    day: { type: String, required: true },
  },
  { collection: 'office_log', versionKey: false, minimize: false, autoIndex: false },
);
schema.index({ seq: 1 }, { unique: true });
schema.index({ type: 1 });
schema.index({ by: 1 });
schema.index({ about: 1 });
schema.index({ day: 1 });

/** Said when an entry could not be written in time; what needed it is not done. */
export class OfficeLogUnavailableError extends Error {
  override readonly name = 'OfficeLogUnavailableError';
}

/** How long an act waits for its entry. */
const patienceMs = 5_000;

/** What a list of entries is asked for; a person's entries are those by them and those about them. */
export interface LogFilter {
  type?: OfficeEntryType | undefined;
  person?: string | undefined;
  day?: string | undefined;
  /** Days from one to another, both included. */
  days?: { from: string; to: string } | undefined;
}

export interface LogPage {
  links: KeptLink[];
  count: number;
}

/** An entry as it is kept, with its seal and whether that holds. */
export type KeptEntry = KeptLink & { seal: SealFinding };

/** The append-only log of what happens in the office beside its cases. */
export interface OfficeLog {
  prepare(): Promise<void>;
  /** Writes an entry behind the last one. @throws OfficeLogUnavailableError when that takes too long */
  append(entry: OfficeEntry): Promise<ChainHead>;
  /** Whether there is no entry yet. */
  isEmpty(): Promise<boolean>;
  /** The log as it is kept, tampered with or not: for those who check it, and for copies of it. */
  readKept(): Promise<KeptEntry[]>;
  /** Checks chain and seals of all of it. */
  judge(): Promise<HistoryVerdict>;
  /** The newest first. */
  list(filter: LogFilter, page: { skip: number; limit: number }): Promise<LogPage>;
  /** A typed user name that belongs to nobody, so that repeats are known and the name is not. */
  digestOfName(typed: string): string;
}

const idOf = (seq: number): string => `office:${seq}`;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const keptLink = ({ seq, at, by, entryId, type, data, prev, hash }: StoredEntry): KeptLink => ({
  caseId: officeLogId,
  seq,
  at,
  by,
  commandId: entryId,
  type,
  data: plain(data ?? null),
  prev,
  hash,
});

export function createOfficeLog(connection: Connection, masterKeys: readonly MasterKey[]): OfficeLog {
  const model = connection.model<StoredEntry>('OfficeLogEntry', schema);
  const seals = createSeals('officeLog', masterKeys);
  const inTurn = oneAfterAnother();
  /** The last entry that is known to be ours, and the last number that is taken. */
  let known: { head: ChainHead; lastSeq: number } | undefined;

  const isOurs = ({ hash, seal }: Pick<StoredEntry, 'hash' | 'seal'>) => seals.holds(hash, seal);

  async function readEnd(): Promise<{ head: ChainHead; lastSeq: number }> {
    const last = await model.findOne().sort({ seq: -1 }).lean();
    if (!last) return { head: officeGenesis, lastSeq: 0 };
    if (isOurs(last)) return { head: last, lastSeq: last.seq };
    const all = await model.find({}, { seq: 1, hash: 1, seal: 1 }).sort({ seq: 1 }).lean();
    return { head: all.findLast(isOurs) ?? officeGenesis, lastSeq: last.seq };
  }

  /** Goes on to what other processes have written; what is not ours takes a number and is never linked to. */
  async function follow(from: { head: ChainHead; lastSeq: number }) {
    let { head, lastSeq } = from;
    for (;;) {
      const next = await model.findById(idOf(lastSeq + 1)).lean();
      if (!next) return { head, lastSeq };
      lastSeq += 1;
      if (next.prev === head.hash && isOurs(next)) head = { seq: next.seq, hash: next.hash };
    }
  }

  async function write(entry: OfficeEntry): Promise<ChainHead> {
    const entryId = randomUUID();
    for (;;) {
      known ??= await readEnd();
      const seq = known.lastSeq + 1;
      const at = new Date().toISOString();
      const link = linkEntry(known.head, { seq, at, entryId }, entry);
      const { caseId, commandId, ...kept } = link;
      void [caseId, commandId];
      try {
        await model.create({
          _id: idOf(seq),
          ...kept,
          entryId,
          seal: seals.over(link.hash),
          about: whomOf(entry),
          day: wallDay(at),
        });
        known = { head: { seq, hash: link.hash }, lastSeq: seq };
        return known.head;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        known = await follow(known);
        // An answer that was lost on its way: the entry is there already.
        const mine = await model.findOne({ _id: idOf(seq), entryId }).lean();
        if (mine) return { seq, hash: mine.hash };
      }
    }
  }

  const matches = (filter: LogFilter, { type, by, about, day }: StoredEntry): boolean =>
    (filter.type === undefined || filter.type === type) &&
    (filter.day === undefined || filter.day === day) &&
    (filter.days === undefined || (filter.days.from <= day && day <= filter.days.to)) &&
    (filter.person === undefined || filter.person === by || filter.person === about);

  /** By one equality, which every server answers from an index; the rest is looked through here. */
  async function find(filter: LogFilter): Promise<StoredEntry[]> {
    const { person, day, type } = filter;
    // A day holds fewer than a person does in their years here.
    const queries =
      day !== undefined
        ? [{ day }]
        : person !== undefined
          ? [{ by: person }, { about: person }]
          : [filter.days ? { day: { $gte: filter.days.from, $lte: filter.days.to } } : { type }];
    const found = (await Promise.all(queries.map((query) => model.find(query).lean()))).flat();
    const bySeq = new Map(found.filter((one) => matches(filter, one)).map((one) => [one.seq, one]));
    return [...bySeq.values()].sort((a, b) => b.seq - a.seq);
  }

  /** Without a filter a page is a run of numbers: each is asked for by itself, however long the log is. */
  async function listAll({ skip, limit }: { skip: number; limit: number }): Promise<LogPage> {
    const { lastSeq } = await follow(known ?? (await readEnd()));
    const first = lastSeq - skip;
    const seqs = Array.from({ length: Math.max(0, Math.min(limit, first)) }, (_, i) => first - i);
    const rows = await Promise.all(seqs.map((seq) => model.findById(idOf(seq)).lean()));
    return { links: rows.filter((row) => row !== null).map(keptLink), count: lastSeq };
  }

  const readAll = async () => model.find().sort({ seq: 1, _id: 1 }).lean();

  /** What lists are asked by stands outside the hash, and must say the same as what is hashed. */
  const isListedRightly = ({ by, type, data, about, at, day }: StoredEntry): boolean => {
    const entry = findOfficeEntry({ by, type, data: plain(data ?? null) });
    return entry === undefined || (whomOf(entry) === about && wallDay(at) === day);
  };

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    append: async (entry) => {
      const whole = parseOfficeEntry(plain(entry));
      const late = pause(patienceMs, undefined, { ref: false }).then(() => {
        throw new OfficeLogUnavailableError('the log of the office does not answer');
      });
      return Promise.race([inTurn(() => write(whole)), late]);
    },
    isEmpty: async () => (await model.exists({})) === null,
    readKept: async () =>
      (await readAll()).map((row) => ({ ...keptLink(row), seal: seals.check(row.hash, row.seal) })),
    judge: async () => {
      const before = known && { seq: known.head.seq };
      const rows = await readAll();
      const history = rows.map((row) => ({ link: keptLink(row), seal: seals.check(row.hash, row.seal) }));
      const verdict = judgeHistory(officeLogId, history, before);
      const hidden = verdict.verdict === 'sealed' && rows.find((row) => !isListedRightly(row));
      if (!hidden) return verdict;
      const { seq, hash } = rows.find((row) => row.seq === hidden.seq - 1) ?? officeGenesis;
      const place = { alteredAt: hidden.seq, position: hidden.seq, sealedUpTo: seq };
      return { verdict: 'altered', head: { seq, hash }, why: 'altered', ...place };
    },
    list: async (filter, page) => {
      if (Object.values(filter).every((value) => value === undefined)) return listAll(page);
      const found = await find(filter);
      return { links: found.slice(page.skip, page.skip + page.limit).map(keptLink), count: found.length };
    },
    digestOfName: (typed) => seals.digest(typed.trim().toLowerCase()),
  };
}
