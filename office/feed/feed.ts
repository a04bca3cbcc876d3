import type { FeedPoint } from '../../domain/feed/cursor';
import { cursorOf, shortLink } from '../../domain/feed/cursor';
import type { FeedHistory, Place } from '../../models/feedPlaces';
import { numberWaiting, type NumberingNeeds, takeUp } from './numbering';

/** Whether the history of a cursor is this office's up to its place; else from where on the caller begins anew, if not from the first place. */
export type PointFound =
  { kind: 'here'; point: FeedPoint } | { kind: 'elsewhere'; resume: FeedPoint | undefined };

/** The events of the whole office in one order. */
export interface OfficeFeed {
  /** Gives places to what has none, also to what no append has told of where that was not done yet; whoever asks while it is done waits for another pass. */
  catchUp(): Promise<void>;
  readBehind(n: number, limit: number): Promise<Place[]>;
  /** Where a reader begins who wants the whole, or what comes from now on. */
  beginning(): Promise<FeedPoint>;
  end(): Promise<FeedPoint>;
  findHere(point: FeedPoint): Promise<PointFound>;
  /** The cursor of a place. */
  cursorAt(place: Pick<Place, 'n' | 'link'>): Promise<string>;
  /** Done when there is something behind a place, when the time is over, or when the office stops. */
  untilBehind(n: number, ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets everybody go who waits. */
  stop(): void;
  readonly stopping: AbortSignal;
}

/** How often is looked while somebody waits, in milliseconds. */
const lookEveryMs = 500;
/** For so long the histories are remembered: another begins with a restore alone, into an office where nobody reads. */
const rememberedMs = 5_000;

export function createOfficeFeed(needs: NumberingNeeds): OfficeFeed {
  const { feedPlaces } = needs;
  const stopped = new AbortController();
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let taking: Promise<void> | undefined;
  let known: { at: number; histories: Promise<FeedHistory[]> } | undefined;

  async function takenUp(): Promise<void> {
    // Asked each time: a restore into an office at work has it taken up anew.
    if (await feedPlaces.isTakenUp()) return;
    taking ??= takeUp(needs).finally(() => {
      taking = undefined;
      known = undefined;
    });
    await taking;
  }

  /** What was stored before this was called has its place when it is done. */
  function catchUp(): Promise<void> {
    next ??= current
      .catch(() => undefined)
      .then(async () => {
        next = undefined;
        current = takenUp().then(() => numberWaiting(needs));
        await current;
      });
    return next;
  }

  async function histories(): Promise<FeedHistory[]> {
    if (!known || Date.now() - known.at > rememberedMs)
      known = { at: Date.now(), histories: feedPlaces.histories() };
    return known.histories;
  }

  const markNow = async (): Promise<string> => (await histories()).at(-1)?.mark ?? '00000000';
  const pointAt = async ({ n, link }: Pick<Place, 'n' | 'link'>): Promise<FeedPoint> => ({
    n,
    link: shortLink(link),
    mark: await markNow(),
  });
  const beginning = () => pointAt({ n: 0, link: '' });

  /** Where the history of a mark was left, if it was: the last place that is also of the next one. */
  async function leftAt(mark: string): Promise<number | undefined> {
    const all = await histories();
    const own = all.findIndex((one) => one.mark === mark);
    const after = own < 0 ? undefined : all[own + 1];
    return after && after.from - 1;
  }

  return {
    catchUp,
    readBehind: feedPlaces.readBehind,
    beginning,
    end: async () => pointAt((await feedPlaces.findLast()) ?? { n: 0, link: '' }),
    findHere: async (point) => {
      if (point.n === 0) return { kind: 'here', point };
      const place = await feedPlaces.find(point.n);
      if (place && shortLink(place.link) === point.link) return { kind: 'here', point };
      const shared = await leftAt(point.mark);
      const last = shared === undefined || shared >= point.n ? undefined : await feedPlaces.find(shared);
      return { kind: 'elsewhere', resume: last && (await pointAt(last)) };
    },
    cursorAt: async (place) => cursorOf(await pointAt(place)),
    untilBehind: async (n, ms, signal) => {
      const ends = AbortSignal.any([stopped.signal, AbortSignal.timeout(ms), ...(signal ? [signal] : [])]);
      while (!ends.aborted) {
        await catchUp();
        if ((await feedPlaces.readBehind(n, 1)).length > 0) return;
        await abortablePause(lookEveryMs, ends);
      }
    },
    stop: () => stopped.abort(),
    stopping: stopped.signal,
  };
}

/** A pause that ends early without a fault. */
const abortablePause = (ms: number, ends: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      ends.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    ends.addEventListener('abort', done, { once: true });
    if (ends.aborted) done();
  });
