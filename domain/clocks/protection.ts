import { dayOfDate, localDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import { type Happening, happened } from '../case/events/event';
import type { CaseState, ProtectionMeasure } from '../case/state';
import { decidedOn, openMeasures, outlastsConclusion } from '../protection/measures';
import { requestsWithoutPaper } from '../protection/requests';
import { type Clock, type ClockStart, clocksIn, isOpen, keyOf } from './clock';
import { startOwnClock, stopClock } from './running';
import { daysBetween } from './years';

/** Whether a review is due on the day that its decision named, and on no other. */
export const isReviewOnDay = ({ kind, citation }: Pick<Clock, 'kind' | 'citation'>): boolean =>
  kind === 'protectionReview' && citation === '';

/** The paper that follows a request by telephone. */
function paperStarts(state: CaseState, { procedure, calendar, now }: Context): ClockStart[] {
  const cited = procedure.limits.protectionPaper;
  if (!cited) return [];
  return requestsWithoutPaper(state).map(({ seq, at, on }) => ({
    kind: 'protectionPaper',
    of: String(seq),
    startedOn: dayOfDate(calendar, on ?? localDate(calendar, at), now),
    limit: cited.value,
    citation: cited.citation,
  }));
}

/** A measure is looked at again on its day, or within the days of the version; each review is a clock of its own. */
function reviewStart(
  { id, kind, from, reviewOn, reviewedOn, reviews }: ProtectionMeasure,
  { procedure, calendar, now }: Context,
): ClockStart[] {
  const today = localDate(calendar, now);
  // A measure that begins on a later day is watched from its decision on.
  const since = [reviewedOn ?? from, today].sort()[0] ?? today;
  const startedOn = dayOfDate(calendar, since, now);
  const named = { kind: 'protectionReview', of: `${id}r${reviews + 1}`, startedOn } as const;
  if (reviewOn !== undefined) {
    const count = Math.max(1, daysBetween(since, reviewOn));
    return [{ ...named, limit: { count, unit: 'calendarDays', rollsForward: false }, citation: '' }];
  }
  const cited = procedure.limits.protectionReview;
  // Who reported stays secret whatever happens: nobody asks again whether it should.
  return cited && kind !== 'secrecy' ? [{ ...named, limit: cited.value, citation: cited.citation }] : [];
}

/**
 * What follows of itself from requests and measures of protection: measures end with the conclusion, secrecy excepted; the paper that is owed and
 * each review have a clock, also in a closed case.
 */
export function followProtection(state: CaseState, ctx: Context): Happening[] {
  if (!state.protectionRequests && !state.measures) return [];
  const on = decidedOn(state, ctx);
  const open = openMeasures(state);
  const goingOn = open.filter((measure) => on === undefined || outlastsConclusion(measure));
  const ended = open.flatMap((measure) =>
    on === undefined || goingOn.includes(measure)
      ? []
      : [happened('measureEnded', { measureId: measure.id, on, ground: 'conclusion', explanation: '' })],
  );
  const wanted = [...paperStarts(state, ctx), ...goingOn.flatMap((measure) => reviewStart(measure, ctx))];
  const isWanted = (clock: Clock) => wanted.some((start) => keyOf(start) === keyOf(clock));
  const done = clocksIn(state).filter(
    (clock) =>
      (clock.kind === 'protectionPaper' || clock.kind === 'protectionReview') &&
      isOpen(clock) &&
      !isWanted(clock),
  );
  return [
    ...ended,
    ...done.flatMap((clock) => stopClock(state, ctx, keyOf(clock))),
    ...wanted
      .filter((start) => state.clocks[keyOf(start)] === undefined)
      .flatMap((start) => startOwnClock(state, ctx, start)),
  ];
}
