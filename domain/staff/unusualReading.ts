import { officeHourOf } from '../calendar/officeHour';
import { wallDay } from '../calendar/wallDay';

/** What of a case somebody opened. */
export const readThings = ['case', 'papers', 'history', 'replay'] as const;
export type ReadThing = (typeof readThings)[number];

/** By which way somebody came to a case: what they looked for, a list, a notice, the feed of all events, or none of these. */
export const readWays = ['search', 'list', 'notice', 'feed', 'link'] as const;
export type ReadWay = (typeof readWays)[number];

/** Somebody opened a case, or was kept from it by a conflict of interest. */
export interface Reading {
  by: string;
  at: string;
  /** Absent where they were kept from it: of which case that was the log does not tell. */
  caseId?: string | undefined;
  /** They have a hand in it, or it was given to them. */
  own: boolean;
  /** Absent in entries from before it was kept. */
  way?: ReadWay | undefined;
}

export const unusualKinds = ['manyInAnHour', 'atNight', 'notTheirs', 'bySearch', 'afterRecusal'] as const;
export type UnusualKind = (typeof unusualKinds)[number];

/** Reading that somebody should look at: of whom, on which day, of what kind and how many cases. */
export interface UnusualReading {
  kind: UnusualKind;
  by: string;
  day: string;
  count: number;
}

/** The house's choice: from how many cases in an hour, and how many that are not their own in a day, it is told. */
export const manyInAnHour = 30;
export const manyNotTheirs = 20;
/** From ten in the evening to five in the morning, by the office's clock. */
const isNight = (at: string): boolean => {
  const hour = officeHourOf(at);
  return hour >= 22 || hour < 5;
};

const casesIn = (some: readonly Reading[]): number =>
  new Set(some.flatMap(({ caseId }) => caseId ?? [])).size;

function groupedBy<Value>(all: readonly Value[], keyOf: (one: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** How many cases of each kind somebody has read on one day; none where it is as usual. */
function countsOf(readings: readonly Reading[], seesAll: boolean): Record<UnusualKind, number> {
  const hours = [...groupedBy(readings, ({ at }) => String(officeHourOf(at))).values()].map(casesIn);
  const most = Math.max(0, ...hours);
  const others = casesIn(readings.filter(({ own }) => !own));
  const lookedFor = casesIn(readings.filter(({ own, way }) => !own && way === 'search'));
  const refused = readings.filter(({ caseId }) => caseId === undefined);
  const [first] = refused.map(({ at }) => at).sort();
  return {
    manyInAnHour: most >= manyInAnHour ? most : 0,
    atNight: casesIn(readings.filter(({ at }) => isNight(at))),
    // Who leads the office or looks after its files has hardly a case of their own.
    notTheirs: !seesAll && others >= manyNotTheirs ? others : 0,
    bySearch: seesAll ? 0 : lookedFor,
    afterRecusal: first === undefined ? 0 : casesIn(readings.filter(({ at }) => at >= first)),
  };
}

/**
 * What of all reading is out of the ordinary, the latest day first.
 * @param seesAll accounts that work with all cases
 */
export function unusualReading(all: readonly Reading[], seesAll: ReadonlySet<string>): UnusualReading[] {
  return [...groupedBy(all, ({ by, at }) => `${wallDay(at)} ${by}`).values()]
    .flatMap((readings) => {
      const [first] = readings;
      if (!first) return [];
      const counts = countsOf(readings, seesAll.has(first.by));
      return unusualKinds.flatMap((kind): UnusualReading[] =>
        counts[kind] > 0 ? [{ kind, by: first.by, day: wallDay(first.at), count: counts[kind] }] : [],
      );
    })
    .sort((a, b) => b.day.localeCompare(a.day) || a.by.localeCompare(b.by));
}
