import type { EventType } from '../case/events/event';
import { courseSteps } from '../case/course';
import type { CourseStep } from '../case/courseStep';
import { isInMonths, type MonthRange } from './months';
import type { PicturedCase } from './picturedCase';
import { daysBetween, spreadOf } from './spread';

/** How often a step was taken, in how many cases. */
export interface WayStep {
  step: EventType;
  taken: number;
  cases: number;
}

/** How often one step came right after another, and how long it took in the middle: in days. */
export interface WayPassage {
  from: EventType;
  to: EventType;
  count: number;
  median: number;
}

/** The way that cases really take: each step with those that came right after it. */
export interface Way {
  cases: number;
  /** In the order of the procedure. */
  steps: WayStep[];
  /** The most frequent first. */
  passages: WayPassage[];
}

const place = new Map<CourseStep['type'], number>(courseSteps.map((step, i) => [step, i]));
/** Where a step stands in the procedure; what is none of its steps comes last. */
export const placeOf = (step: EventType): number => place.get(step) ?? courseSteps.length;

/** The way of the cases that came in within a range, from their first step to their last. */
export function wayOf(cases: readonly PicturedCase[], range: MonthRange): Way {
  const chosen = cases.filter(({ receivedOn }) => isInMonths(range, receivedOn));
  const taken = new Map<EventType, { taken: number; cases: number }>();
  const passages = new Map<string, { from: EventType; to: EventType; days: number[] }>();
  for (const { steps } of chosen) {
    const met = new Set<EventType>();
    for (const [i, [step, at]] of steps.entries()) {
      const count = taken.get(step) ?? { taken: 0, cases: 0 };
      taken.set(step, { taken: count.taken + 1, cases: count.cases + (met.has(step) ? 0 : 1) });
      met.add(step);
      const next = steps[i + 1];
      if (!next) continue;
      const key = `${step} ${next[0]}`;
      const passage = passages.get(key) ?? { from: step, to: next[0], days: [] };
      passages.set(key, passage);
      passage.days.push(daysBetween(at, next[1]));
    }
  }
  return {
    cases: chosen.length,
    steps: [...taken]
      .map(([step, count]) => ({ step, ...count }))
      .sort((a, b) => placeOf(a.step) - placeOf(b.step)),
    passages: [...passages.values()]
      .map(({ from, to, days }) => ({ from, to, count: days.length, median: spreadOf(days)?.median ?? 0 }))
      .sort(
        (a, b) => b.count - a.count || placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to),
      ),
  };
}
