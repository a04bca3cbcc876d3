import type { Calendar, Instant } from '../calendar/calendar';
import { dayOfDate } from '../calendar/officeDays';
import type { ClockDates, ClockStep } from '../clocks/clock';
import { limitDates, stepsAtShares } from '../clocks/dates';
import { dateSteps } from '../clocks/givenDate';
import type { Limit } from '../clocks/limit';
import type { VisitClockKind } from '../clocks/visitKinds';
import type { ReceptionRules } from './rules';

/** A clock as it is started: with all its dates as they were worked out then, and by which rule. */
export interface StartedClock {
  kind: VisitClockKind;
  startedOn: string;
  limit: Limit;
  citation: string;
  dates: ClockDates;
}

/**
 * Starts a clock on the day of a visit (calendar-vn.yaml: the first day is the working day after it), with the steps that it takes by itself.
 * @param on the day of the visit, ISO
 */
export function startClock(
  kind: VisitClockKind,
  { on, now, rules, calendar }: { on: string; now: Instant; rules: ReceptionRules; calendar: Calendar },
): StartedClock {
  const { value: limit, citation } = rules[kind];
  const startedOn = dayOfDate(calendar, on, now);
  const { warningTo, ...shares } = rules.thresholds.value;
  const watched = {
    before: stepsAtShares(shares, warningTo, limit.count),
    atEnd: 'overdue',
    chain: rules.escalation.value,
  } as const;
  const dates = limitDates(calendar, { startedOn, limit, pauses: [] }, watched);
  return { kind, startedOn, limit, citation, dates };
}

/** The steps of what a unit was charged with until a date, which the head has set. */
export const chargeSteps = (
  due: string,
  { now, rules, calendar }: { now: Instant; rules: ReceptionRules; calendar: Calendar },
): ClockStep[] =>
  dateSteps(due, { reminder: rules.chargeReminder.value, chain: rules.escalation.value }, { now, calendar });
