import { dayOfDate, localDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import { type Happening, happened } from '../case/events/event';
import type { CaseState, ProtectionMeasure } from '../case/state';
import {
  decidedOn,
  endingMeasures,
  openMeasures,
  outlastsConclusion,
  unanswered,
} from '../protection/measures';
import { requestsWithoutPaper } from '../protection/requests';
import { type Clock, type ClockKind, type ClockStart, clocksIn, isOpen, keyOf } from './clock';
import { clockDates } from './dates';
import { startOwnClock, stopClock } from './running';
import { daysBefore, daysBetween } from './years';

/** Whether a review or an end is due on the day that its decision named, and on no other. */
export const isProtectionDay = ({ kind, citation }: Pick<Clock, 'kind' | 'citation'>): boolean =>
  kind === 'protectionEnd' || (kind === 'protectionReview' && citation === '');

const ofProtection: readonly ClockKind[] = [
  'protectionPaper', 'protectionAnswer', 'protectionReview', 'protectionEnd',
]; // prettier-ignore

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

/** The answer of the body that was asked for a measure; what says neither yes nor no leaves it owed anew from its day. */
function answerStarts(state: CaseState, { procedure, calendar, now }: Context): ClockStart[] {
  const cited = procedure.limits.protectionAnswer;
  if (!cited) return [];
  return unanswered(state).map(({ id, decidedOn: askedOn, answers = [] }) => ({
    kind: 'protectionAnswer',
    of: `${id}a${answers.length + 1}`,
    startedOn: dayOfDate(calendar, answers.at(-1)?.on ?? askedOn, now),
    limit: cited.value,
    citation: cited.citation,
  }));
}

const untilDay = (since: string, on: string): Pick<ClockStart, 'limit' | 'citation'> => ({
  limit: { count: Math.max(1, daysBetween(since, on)), unit: 'calendarDays', rollsForward: false },
  citation: '',
});

/** Somebody decides by its planned day whether a measure ends: it does not fall away in silence. */
const endStarts = (state: CaseState, { calendar, now }: Context): ClockStart[] =>
  endingMeasures(state).flatMap(({ id, from, until, reviewedOn, extensions = 0 }) => {
    if (until === undefined) return [];
    const since = [extensions > 0 ? (reviewedOn ?? from) : from, localDate(calendar, now)].sort()[0] ?? from;
    return {
      kind: 'protectionEnd',
      of: `${id}e${extensions + 1}`,
      startedOn: dayOfDate(calendar, since, now),
      ...untilDay(since, until),
    };
  });

/** The day by which a measure with a planned end is looked at before it; undefined where it has none, or that was done. */
function reviewBeforeEnd(
  { until, reviewedOn }: ProtectionMeasure,
  { procedure: { protectionEnd } }: Context,
): string | undefined {
  const day = until && protectionEnd && daysBefore(until, protectionEnd.value.reviewDaysBefore);
  return day !== undefined && (reviewedOn === undefined || reviewedOn < day) ? day : undefined;
}

/** A measure is looked at again on its day, or within the days of the version; each review is a clock of its own. */
function reviewStart(measure: ProtectionMeasure, ctx: Context): ClockStart[] {
  const { id, kind, from, reviewOn, reviewedOn, reviews } = measure;
  const { procedure, calendar, now } = ctx;
  const today = localDate(calendar, now);
  // A measure that begins on a later day is watched from its decision on.
  const since = [reviewedOn ?? from, today].sort()[0] ?? today;
  const startedOn = dayOfDate(calendar, since, now);
  const named = { kind: 'protectionReview', of: `${id}r${reviews + 1}`, startedOn } as const;
  if (reviewOn !== undefined) return [{ ...named, ...untilDay(since, reviewOn) }];
  const cited = procedure.limits.protectionReview;
  // Who reported stays secret whatever happens: nobody asks again whether it should.
  const ofVersion = cited && { limit: cited.value, citation: cited.citation };
  const before = reviewBeforeEnd(measure, ctx);
  const due =
    ofVersion && clockDates(procedure, calendar, named.kind, { ...named, ...ofVersion, pauses: [] });
  if (before !== undefined && (due === undefined || before < due.dueOn))
    return [{ ...named, ...untilDay(since, before) }];
  return ofVersion && kind !== 'secrecy' ? [{ ...named, ...ofVersion }] : [];
}

/**
 * What follows of itself from requests and measures of protection: measures end with the conclusion, secrecy excepted; the paper and the answer
 * that are owed, each review and each planned end have a clock, also in a closed case.
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
  const left = { ...state, measures: goingOn };
  const wanted = [
    ...paperStarts(state, ctx),
    ...answerStarts(left, ctx),
    ...goingOn.flatMap((measure) => reviewStart(measure, ctx)),
    ...endStarts(left, ctx),
  ];
  const isWanted = (clock: Clock) => wanted.some((start) => keyOf(start) === keyOf(clock));
  const done = clocksIn(state).filter(
    (clock) => ofProtection.includes(clock.kind) && isOpen(clock) && !isWanted(clock),
  );
  return [
    ...ended,
    ...done.flatMap((clock) => stopClock(state, ctx, keyOf(clock))),
    ...wanted
      .filter((start) => state.clocks[keyOf(start)] === undefined)
      .flatMap((start) => startOwnClock(state, ctx, start)),
  ];
}
