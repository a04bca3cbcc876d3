import type { Calendar, Instant } from '../calendar/calendar';
import { type Happening, happened } from '../case/events/event';
import { subjectKind } from '../case/checks';
import type { CaseState } from '../case/state';
import { type Clock, clocksIn, isOpen, refOf } from '../clocks/clock';
import { datesGoingOn } from '../clocks/datesGoingOn';
import { lapseUnder } from '../clocks/lapse';
import { limitOfNotice } from '../clocks/notices';
import { periodUnder } from '../clocks/limitationPeriods';
import { isProtectionDay } from '../clocks/protection';
import { isAskedForByLetter } from '../clocks/replies';
import { secrecyTermUnder } from '../clocks/secrecy';
import { type Refusal, refuse } from '../case/refusal';
import { lawFor } from '../case/subject';
import { findLimit } from '../clocks/running';
import { lawOf } from './law';
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

/** A day that a letter or a decision named is the clock's own. */
const hasOwnDay = (clock: Clock): boolean => isAskedForByLetter(clock) || isProtectionDay(clock);

/** The limit of a clock under other rules, as they are at the subject's level; undefined where they have none for it. */
export function limitUnder(procedure: Procedure, state: CaseState, clock: Clock) {
  if (clock.kind === 'limitation') return periodUnder(procedure, subjectKind(state), clock);
  if (clock.kind === 'declassification') return secrecyTermUnder(procedure, state);
  if (hasOwnDay(clock)) return { value: clock.limit, citation: clock.citation };
  if (clock.kind === 'lapse') return lapseUnder(procedure);
  if (clock.kind === 'publicationEnd') return { value: clock.limit, citation: clock.citation };
  const owed = clock.kind === 'notice' && state.owed.find(({ seq }) => String(seq) === clock.of);
  if (owed) return limitOfNotice(procedure, owed);
  return findLimit(procedure, clock.kind, state);
}

/** The clock with the limit that it would have: extensions that were granted stay granted. */
function withLimitOf(procedure: Procedure, state: CaseState, clock: Clock): Clock | undefined {
  const cited = limitUnder(procedure, state, clock);
  if (!cited) return undefined;
  if (hasOwnDay(clock)) return clock;
  const extended = clock.extensions.reduce((days, { by }) => days + by, 0);
  const limit = { ...cited.value, count: cited.value.count + extended };
  return { ...clock, limit, citation: cited.citation };
}

/** Moves every clock of the case to other rules; what they have no limit for keeps the one it has. */
export function moveClocks(state: CaseState, { procedure, calendar }: Rules, now: Instant): Happening[] {
  return clocksIn(state).flatMap((clock) => {
    if (!isOpen(clock)) return [];
    const ref = refOf(clock);
    const moved = withLimitOf(procedure, state, clock) ?? clock;
    const { limit, citation } = moved;
    const before = clock.dates?.dueOn;
    if (!clock.dates) return [happened('clockMoved', { ...ref, limit, citation })];
    const dates = datesGoingOn({ procedure, calendar, now }, moved);
    return [happened('clockMoved', { ...ref, limit, citation, dates, before })];
  });
}
