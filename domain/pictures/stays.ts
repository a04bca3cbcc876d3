import type { WaitingStep } from '../views/waitingSteps';
import { type Stage, stages } from '../case/vocabulary';
import { type MonthRange, momentsOf } from './months';
import type { PicturedCase } from './picturedCase';
import { daysBetween, type Spread, spreadOf } from './spread';

/** How long cases were where they were, of those that left it within a range; and how many are there now. */
export interface Stays<Place> {
  place: Place;
  left: Spread | undefined;
  /** How many are there at the end, and how long the one has been there that has been there longest, in days. */
  there: number;
  longest: number;
}

interface Stay<Place> {
  place: Place;
  from: string;
  /** Absent while it lasts. */
  to?: string | undefined;
}

/** Steps in a row at one place are one stay. */
function staysIn<Place>(
  { steps }: Pick<PicturedCase, 'steps'>,
  placeOf: (step: PicturedCase['steps'][number]) => Place,
): Stay<Place>[] {
  const stays: Stay<Place>[] = [];
  for (const step of steps) {
    const place = placeOf(step);
    const last = stays.at(-1);
    if (last?.place === place) continue;
    if (last) last.to = step[1];
    stays.push({ place, from: step[1] });
  }
  return stays;
}

function staysAt<Place>(
  cases: readonly PicturedCase[],
  range: MonthRange,
  now: string,
  placeOf: (step: PicturedCase['steps'][number]) => Place,
): Map<Place, { left: number[]; there: number[] }> {
  const { from, before } = momentsOf(range);
  const found = new Map<Place, { left: number[]; there: number[] }>();
  for (const one of cases)
    for (const { place, from: since, to } of staysIn(one, placeOf)) {
      const at = found.get(place) ?? { left: [], there: [] };
      found.set(place, at);
      // What begins and ends with one act was never waited for.
      if (to !== undefined && to !== since && to >= from && to < before) at.left.push(daysBetween(since, to));
      if (to === undefined) at.there.push(daysBetween(since, now));
    }
  return found;
}

const staysOf = <Place>(
  place: Place,
  { left, there }: { left: number[]; there: number[] },
): Stays<Place> => ({
  place,
  left: spreadOf(left),
  there: there.length,
  longest: Math.max(0, ...there),
});

type OpenStage = Exclude<Stage, 'closed'>;
export const openStagesInOrder = stages.filter((stage): stage is OpenStage => stage !== 'closed');

/** How long cases were in each stage, in the order of the procedure. @param now the moment at which it is asked, ISO */
export function stageTimes(
  cases: readonly PicturedCase[],
  range: MonthRange,
  now: string,
): Stays<OpenStage>[] {
  const found = staysAt(cases, range, now, ([, , , stage]) => stage);
  return openStagesInOrder.map((stage) => staysOf(stage, found.get(stage) ?? { left: [], there: [] }));
}

/** For what cases wait longest: the longest median first, then what is waited for now. @param now the moment at which it is asked, ISO */
export function longestWaits(
  cases: readonly PicturedCase[],
  range: MonthRange,
  now: string,
): Stays<WaitingStep>[] {
  const found = staysAt(cases, range, now, ([, , , , waits]) => waits);
  return [...found]
    .filter(([place, { left, there }]) => place !== 'nothing' && left.length + there.length > 0)
    .map(([place, stays]) => staysOf(place, stays))
    .sort((a, b) => (b.left?.median ?? 0) - (a.left?.median ?? 0) || b.longest - a.longest);
}
