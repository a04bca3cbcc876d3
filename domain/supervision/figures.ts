import type { Outcome } from '../case/vocabulary';
import { daysBefore, daysBetween } from '../clocks/years';

/** What is told of a complaint where complaints are only counted. */
export interface CountedCase {
  receivedOn: string;
  /** The day on which it was closed; absent while it is open. */
  closedOn?: string | undefined;
  outcome?: Outcome | undefined;
  /** A limit of it is over, and somebody still has to keep it. */
  isOverdue: boolean;
}

/** Days, both included. */
export interface Span {
  from: string;
  until: string;
}

/** How complaints are settled, as counts: by the days of their receipt and of their end. */
export interface SettlingFigures extends Span {
  received: number;
  guided: number;
  forwarded: number;
  kept: number;
  refused: number;
  withdrawn: number;
  settled: number;
  /** Open at present, and those of them that are overdue. */
  open: number;
  overdue: number;
  /** In calendar days from receipt to the end, of what was settled within the days; absent where nothing was. */
  medianDays?: number | undefined;
}

const isWithin = (day: string | undefined, { from, until }: Span): boolean =>
  day !== undefined && from <= day && day <= until;

/** The middle one, or what lies halfway between the two in the middle. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return undefined;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

export function settlingFigures(cases: readonly CountedCase[], span: Span): SettlingFigures {
  const ended = cases.filter(({ closedOn }) => isWithin(closedOn, span));
  const by = (outcome: Outcome) => ended.filter((one) => one.outcome === outcome);
  const settled = by('settled');
  const open = cases.filter(({ closedOn }) => closedOn === undefined);
  const days = settled.map(({ receivedOn, closedOn = receivedOn }) => daysBetween(receivedOn, closedOn));
  return {
    ...span,
    received: cases.filter(({ receivedOn }) => isWithin(receivedOn, span)).length,
    guided: by('guided').length,
    forwarded: by('forwarded').length,
    kept: by('keptOnFile').length,
    refused: by('refused').length,
    withdrawn: by('withdrawn').length,
    settled: settled.length,
    open: open.length,
    overdue: open.filter(({ isOverdue }) => isOverdue).length,
    medianDays: median(days),
  };
}

/** A count as it is shown: `null` where it is so small that it could point at somebody; none at all is as small. */
export const shownCount = (count: number, fewerThan: number): number | null =>
  count < fewerThan ? null : count;

const dayBefore = (day: string): string => daysBefore(day, 1);

/**
 * The quarters of the year of figures in which a day lies, and of the year before it, the latest first.
 * @param starts month and day on which each begins; the first lies in the year before that of the others
 */
function quartersAround(day: string, starts: readonly string[]): Span[] {
  const year = Number(day.slice(0, 4));
  const begins = [year - 1, year, year + 1]
    .flatMap((one) => starts.map((start, i) => `${i === 0 ? one - 1 : one}-${start}`))
    .concat(`${year + 1}-${starts[0] ?? ''}`)
    .sort();
  return begins
    .flatMap((from, i) => {
      const next = begins[i + 1];
      return next === undefined ? [] : [{ from, until: dayBefore(next) }];
    })
    .reverse();
}

/** The last quarter that is over on a day: what is told of it says nothing of any single day after. */
export const lastQuarter = (today: string, starts: readonly string[]): Span | undefined =>
  quartersAround(today, starts).find(({ until }) => until < today);

/** The quarter in which a day lies. */
export const quarterOf = (day: string, starts: readonly string[]): Span | undefined =>
  quartersAround(day, starts).find(({ from, until }) => from <= day && day <= until);

/** The year of figures in which a day lies: from the first quarter to the end of the last. */
export function figureYear(day: string, starts: readonly string[]): Span {
  const [first = '01-01'] = starts;
  const year = Number(day.slice(0, 4)) + (day.slice(5) >= first && first !== '01-01' ? 1 : 0);
  const from = first === '01-01' ? `${year}-${first}` : `${year - 1}-${first}`;
  return { from, until: dayBefore(first === '01-01' ? `${year + 1}-${first}` : `${year}-${first}`) };
}
