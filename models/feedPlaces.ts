import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { insertedOnce, isDuplicateKey } from './duplicateKey';
import type { StoredHash } from './unnumbered';

/** A place of the feed: the events of all cases, one after another. */
export interface Place {
  /** From 1, without holes. */
  n: number;
  caseId: string;
  seq: number;
  /** Over everything up to here: two offices that agree on it agree on all places before it. */
  link: string;
}

/** From which place on the office has had this history: it begins with the office, and anew with each restore. */
export interface FeedHistory {
  from: number;
  mark: string;
}

interface StoredPlace extends Omit<Place, 'n'> {
  /** Its number in so many digits that texts are ordered as numbers are. */
  _id: string;
}

/**
 * The places of the feed. A place is given once, and an event has one: both are keys, so that of two who number at once one is refused. A
 * place is only ever given behind the last one, so there are no holes.
 */
export interface FeedPlaces {
  prepare(): Promise<void>;
  /** The last place; undefined where there is none. */
  findLast(): Promise<Place | undefined>;
  find(n: number): Promise<Place | undefined>;
  /** The places behind one, without a hole: what is being written may show its end before its middle. */
  readBehind(n: number, limit: number): Promise<Place[]>;
  /** The last event of a case that has a place; 0 where none has. */
  numberedOf(caseId: string): Promise<number>;
  /** The same of all cases. */
  allNumbered(): Promise<Map<string, number>>;
  /** Gives these the places behind the last one, as far as nobody else does at the same time. @returns whether all have theirs */
  add(last: Place | undefined, events: readonly StoredHash[]): Promise<boolean>;
  /** The histories of this office in order. */
  histories(): Promise<FeedHistory[]>;
  /** Begins another history at the next place; one that begins there already has told of nothing, and gives way. */
  beginHistory(from: number): Promise<void>;
  /** Whether the events that were there before were taken into the feed since this database has been this office's. */
  isTakenUp(): Promise<boolean>;
  markTakenUp(): Promise<void>;
}

export const feedCollection = 'feed';
export const feedHistoryCollection = 'feed_histories';
/** Not of a backup: where it is missing, the office is new, of before, or restored. */
export const takenUpCollection = 'feed_taken_up';

const idOf = (n: number): string => String(n).padStart(12, '0');
const placeOf = ({ _id, ...place }: StoredPlace): Place => ({ n: Number(_id), ...place });

/** What binds a place to those before it. */
export const linkAfter = (before: string, { caseId, seq, hash }: Omit<StoredHash, 'at'>): string =>
  createHash('sha256').update(`${before}\n${caseId}:${seq}\n${hash}`).digest('hex').slice(0, 32);

export function createFeedPlaces(connection: Connection): FeedPlaces {
  const rows = connection.collection<StoredPlace>(feedCollection);
  const marks = connection.collection<{ _id: string; mark: string }>(feedHistoryCollection);
  const takenUp = connection.collection<{ _id: string; at: string }>(takenUpCollection);
  /** Where the last search has ended: no place is taken back while an office works. */
  let reached = 0;

  const isThere = async (n: number) =>
    (await rows.findOne({ _id: idOf(n) }, { projection: { _id: 1 } })) !== null;

  const find = async (n: number): Promise<Place | undefined> => {
    if (n < 1) return undefined;
    const found = await rows.findOne({ _id: idOf(n) });
    return found ? placeOf(found) : undefined;
  };

  /** By steps that double and then halve: no index of the stand-in answers which is the greatest. */
  async function findLastNumber(): Promise<number> {
    if (reached > 0 && !(await isThere(reached))) reached = 0;
    let step = 1;
    while (await isThere(reached + step)) {
      reached += step;
      step *= 2;
    }
    for (; step >= 1; step = Math.floor(step / 2)) if (await isThere(reached + step)) reached += step;
    return reached;
  }

  return {
    prepare: async () => {
      await rows.createIndex({ caseId: 1, seq: 1 }, { unique: true });
    },
    findLast: async () => find(await findLastNumber()),
    find,
    readBehind: async (n, limit) => {
      const ids = Array.from({ length: limit }, (_, i) => idOf(n + 1 + i));
      if (ids.length === 0) return [];
      const found = (await rows.find({ _id: { $in: ids } }).toArray()).map(placeOf).sort((a, b) => a.n - b.n);
      const hole = found.findIndex((place, i) => place.n !== n + 1 + i);
      return hole < 0 ? found : found.slice(0, hole);
    },
    numberedOf: async (caseId) => {
      const [last] = await rows
        .find({ caseId }, { projection: { seq: 1 } })
        .sort({ seq: -1 })
        .limit(1)
        .toArray();
      return last?.seq ?? 0;
    },
    allNumbered: async () => {
      const all = new Map<string, number>();
      const projection = { caseId: 1, seq: 1 };
      for await (const { caseId, seq } of rows.find({}, { projection, batchSize: 1_000 }))
        if (seq > (all.get(caseId) ?? 0)) all.set(caseId, seq);
      return all;
    },
    add: async (last, events) => {
      let { n, link } = last ?? { n: 0, link: '' };
      const places = events.map((event): StoredPlace => {
        n += 1;
        link = linkAfter(link, event);
        return { _id: idOf(n), caseId: event.caseId, seq: event.seq, link };
      });
      if (places.length === 0) return true;
      try {
        await rows.insertMany(places, { ordered: true });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return false;
      }
    },
    histories: async () => {
      const found = await marks.find({}).toArray();
      return found.map(({ _id, mark }) => ({ from: Number(_id), mark })).sort((a, b) => a.from - b.from);
    },
    beginHistory: async (from) => {
      const mark = randomBytes(4).toString('hex');
      await marks.replaceOne({ _id: idOf(from) }, { mark }, { upsert: true });
    },
    isTakenUp: async () => (await takenUp.findOne({ _id: 'office' })) !== null,
    markTakenUp: async () => {
      const at = new Date().toISOString();
      await insertedOnce(() => takenUp.insertOne({ _id: 'office', at }));
    },
  };
}
