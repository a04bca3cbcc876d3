import type { Calendar, Day, Instant } from '../calendar/calendar';
import { type Happening, happened } from '../case/events/event';
import { subjectKind } from '../case/checks';
import type { CaseState } from '../case/state';
import { type Clock, type ClockDates, type ClockRef, clocksIn, isRunning, refOf } from '../clocks/clock';
import { clockDates } from '../clocks/dates';
import { periodUnder } from '../clocks/limitationPeriods';
import { isAskedForByLetter } from '../clocks/replies';
import { type Refusal, refuse } from '../case/refusal';
import { lawFor } from '../case/subject';
import { findLimit } from '../clocks/running';
import { lawOf } from './law';
import { forLevelOf } from './levels';
import { isInForceOn, type Procedure } from './procedure';

/** What a case goes by: a version of the procedure, and one of the calendar. */
export interface Rules {
  procedure: Procedure;
  calendar: Calendar;
}

/**
 * Why a case cannot go by a version: it goes by the law of its subject, and by an instrument that was in force when the report came
 * in, or is today; by no other (procedure §1).
 */
export function whyMayNotGoBy(
  { registration }: CaseState,
  procedure: Procedure,
  today: string,
): Refusal | undefined {
  if (lawOf(procedure) !== lawFor(registration.subject))
    return refuse('rulesOfOtherLaw', { field: 'procedure' });
  return isInForceOn(procedure, registration.receivedOn) || isInForceOn(procedure, today)
    ? undefined
    : refuse('rulesNotInForce', { field: 'procedure' });
}

/** When a running clock is due now, and when it would be under other rules; absent where they have no such limit. */
export interface MovedClock extends ClockRef {
  before: Day;
  after?: Day | undefined;
}

/** The limit of a clock under other rules; undefined where they have none for it. */
function limitUnder(procedure: Procedure, state: CaseState, clock: Clock) {
  if (clock.kind === 'limitation') return periodUnder(procedure, subjectKind(state), clock);
  // The day that a letter named is the clock's own.
  if (isAskedForByLetter(clock)) return { value: clock.limit, citation: clock.citation };
  return findLimit(procedure, clock.kind);
}

/** The clock with the limit that it would have: extensions that were granted stay granted. */
function withLimitOf(procedure: Procedure, state: CaseState, clock: Clock): Clock | undefined {
  const cited = limitUnder(procedure, state, clock);
  if (!cited) return undefined;
  if (isAskedForByLetter(clock)) return clock;
  const extended = clock.extensions.reduce((days, { by }) => days + by, 0);
  const limit = { ...cited.value, count: cited.value.count + extended };
  return { ...clock, limit, citation: cited.citation };
}

/**
 * What moving a case to other rules would do to its running clocks (procedure §1): each keeps its start, its pauses and its
 * extensions, and takes the limit of the version. Decides nothing.
 */
export function previewRules(state: CaseState, rules: Rules): MovedClock[] {
  const { calendar } = rules;
  const procedure = forLevelOf(rules.procedure, state.registration.subject);
  return clocksIn(state)
    .filter(isRunning)
    .map((clock) => {
      const before = clock.dates.dueOn;
      const moved = withLimitOf(procedure, state, clock);
      const after = moved && clockDates(procedure, calendar, clock.kind, moved).dueOn;
      return { ...refOf(clock), before, ...(after !== undefined && { after }) };
    });
}

/** Steps that were taken are not taken again; a limit that is over only now still falls overdue. */
function stepsToCome(clock: Clock, { steps, ...dates }: ClockDates, now: Instant): ClockDates {
  const isNew = clock.overdueSince === undefined;
  const stays = ({ at, step }: ClockDates['steps'][number]) =>
    at > now || (isNew && (step === 'overdue' || step === 'escalation' || step === 'end'));
  return { ...dates, steps: steps.filter(stays) };
}

/** Moves every clock of the case to other rules; what they have no limit for keeps the one it has. */
export function moveClocks(state: CaseState, { procedure, calendar }: Rules, now: Instant): Happening[] {
  return clocksIn(state).flatMap((clock) => {
    if (clock.stoppedOn !== undefined) return [];
    const ref = refOf(clock);
    const moved = withLimitOf(procedure, state, clock) ?? clock;
    const { limit, citation } = moved;
    const before = clock.dates?.dueOn;
    if (!clock.dates) return [happened('clockMoved', { ...ref, limit, citation })];
    const dates = stepsToCome(clock, clockDates(procedure, calendar, clock.kind, moved), now);
    return [happened('clockMoved', { ...ref, limit, citation, dates, before })];
  });
}
