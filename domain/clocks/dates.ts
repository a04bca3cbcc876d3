import type { Calendar, Day, Instant } from '../calendar/calendar';
import { endOf, isAnnounced } from '../calendar/officeDays';
import type { Procedure } from '../procedure/procedure';
import type { ClockDates, ClockKind, ClockStep } from './clock';
import { type Counted, countedDays, rolledForward } from './count';

const percentOf = (count: number, percent: number): number => Math.ceil((count * percent) / 100);

/** Which steps lie before the end of the limit, as day numbers. A stalled case reminds at its end, not before. */
function stepsBefore(procedure: Procedure, kind: ClockKind, count: number) {
  if (kind === 'stall') return [];
  const { reminderPercent, warningPercent } = procedure.thresholds.value;
  return [
    { step: 'reminder' as const, to: 'officer' as const, n: percentOf(count, reminderPercent) },
    { step: 'warning' as const, to: procedure.warningTo.value, n: percentOf(count, warningPercent) },
  ].filter(({ n }) => n < count);
}

/** Levels upward, in working days after the limit; a pause holds them up as it holds up the limit. */
function escalations(
  procedure: Procedure,
  calendar: Calendar,
  kind: ClockKind,
  clock: Counted,
  dueOn: Day,
): ClockStep[] {
  const chain = procedure.escalation.value[kind === 'stall' ? 'stalled' : 'overdue'];
  const afterDue: Counted = { ...clock, startedOn: dueOn, limit: { ...clock.limit, unit: 'workingDays' } };
  const days = countedDays(
    calendar,
    afterDue,
    chain.map(({ afterWorkingDays }) => afterWorkingDays),
  );
  return chain.map(({ to }, i) => ({
    step: 'escalation',
    to,
    level: i + 1,
    at: endOf(calendar, days[i] ?? dueOn),
  }));
}

/**
 * Works out all dates of a running clock in one pass: the due day, and what it does by itself on the way and after
 * (reminder and warning at their share of the limit, overdue at its end, then level by level upward).
 * @param after steps that came due up to this moment are left out: they are past
 */
export function clockDates(
  procedure: Procedure,
  calendar: Calendar,
  kind: ClockKind,
  clock: Counted,
  after?: Instant,
): ClockDates {
  const { limit } = clock;
  const before = stepsBefore(procedure, kind, limit.count);
  const days = countedDays(calendar, clock, [...before.map(({ n }) => n), limit.count]);
  const last = days[before.length] ?? clock.startedOn;
  const rolls = limit.unit === 'calendarDays' && limit.rollsForward;
  const dueOn = rolls ? rolledForward(calendar, last, clock.pauses) : last;
  const dueAt = endOf(calendar, dueOn);
  const steps: ClockStep[] = [
    ...before.map(({ step, to }, i) => ({ step, to, level: 0, at: endOf(calendar, days[i] ?? dueOn) })),
    kind === 'stall'
      ? { step: 'reminder', to: 'officer', level: 0, at: dueAt }
      : { step: 'overdue', to: 'officer', level: 0, at: dueAt },
    ...escalations(procedure, calendar, kind, clock, dueOn),
  ];
  return {
    dueOn,
    dueAt,
    provisional: !isAnnounced(calendar, dueOn),
    calendarVersion: calendar.version,
    steps: after === undefined ? steps : steps.filter(({ at }) => at > after),
  };
}
