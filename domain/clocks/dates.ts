import type { Calendar, Day, Instant } from '../calendar/calendar';
import { endOf, endOfDate, findUnannounced } from '../calendar/officeDays';
import type { Procedure } from '../procedure/procedure';
import { type ClockDates, type ClockKind, type ClockStep, endsByItself } from './clock';
import { type Counted, countedDays, rolledForward } from './count';
import { daysBefore, yearsAfter } from './years';

const percentOf = (count: number, percent: number): number => Math.ceil((count * percent) / 100);

/** Which steps lie before the end of the limit, as day numbers. A stalled case reminds at its end, not before. */
function stepsBefore(procedure: Procedure, kind: ClockKind, count: number) {
  if (kind === 'stall' || endsByItself(kind)) return [];
  const { reminderPercent, warningPercent } = procedure.thresholds.value;
  const reminder = { step: 'reminder', to: 'officer', n: percentOf(count, reminderPercent) } as const;
  const warning = {
    step: 'warning',
    to: procedure.warningTo.value,
    n: percentOf(count, warningPercent),
  } as const;
  // Whoever is owed an answer presses for it; no head of this office can make it come sooner.
  return (kind === 'reply' ? [reminder] : [reminder, warning]).filter(({ n }) => n < count);
}

/** What happens when the limit is over: a stalled case is only reminded of, and a right runs out with nobody late. */
function stepAtEnd(kind: ClockKind): Pick<ClockStep, 'step' | 'to' | 'level'> {
  const step = kind === 'stall' ? 'reminder' : endsByItself(kind) ? 'end' : 'overdue';
  return { step, to: 'officer', level: 0 };
}

/** Levels upward, in working days after the limit; a pause holds them up as it holds up the limit. */
function escalations(
  procedure: Procedure,
  calendar: Calendar,
  kind: ClockKind,
  clock: Counted,
  dueOn: Day,
): ClockStep[] {
  if (endsByItself(kind)) return [];
  const { byClock, stalled, overdue } = procedure.escalation.value;
  const chain = byClock?.[kind] ?? (kind === 'stall' ? stalled : overdue);
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

/** How many days before a period of years ends the head is warned of it. */
function warnedBefore(procedure: Procedure, kind: ClockKind): number {
  if (kind === 'declassification') return procedure.declassification?.value.warnDaysBefore ?? 0;
  return procedure.law === 'state' ? 0 : (procedure.limitationWatch?.value.warnDaysBefore ?? 0);
}

/** A period of years needs no office days: it ends on its date, and the head is warned so many days before. */
function yearDates(
  procedure: Procedure,
  calendar: Calendar,
  kind: ClockKind,
  { startedOn, limit }: Counted,
  after = '',
): ClockDates {
  const dueOn = yearsAfter(startedOn, limit.count);
  const dueAt = endOfDate(calendar, dueOn);
  const warnDays = warnedBefore(procedure, kind);
  const warning: ClockStep = {
    step: 'warning',
    to: procedure.warningTo.value,
    level: 0,
    at: endOfDate(calendar, daysBefore(dueOn, warnDays)),
  };
  // That what was imposed ends is no loss that anybody must be warned of.
  const steps: ClockStep[] = [...(kind === 'lapse' ? [] : [warning]), { ...stepAtEnd(kind), at: dueAt }];
  const stays = steps.filter(({ at }) => at > after);
  return { dueOn, dueAt, provisional: false, calendarVersion: calendar.version, steps: stays };
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
  if (limit.unit === 'years') return yearDates(procedure, calendar, kind, clock, after);
  const before = stepsBefore(procedure, kind, limit.count);
  const days = countedDays(calendar, clock, [...before.map(({ n }) => n), limit.count]);
  const last = days[before.length] ?? clock.startedOn;
  const rolls = limit.unit === 'calendarDays' && limit.rollsForward;
  const dueOn = rolls ? rolledForward(calendar, last, clock.pauses) : last;
  const dueAt = endOf(calendar, dueOn);
  // Working days are counted through every year on the way; a number of days only ends in one that matters.
  const unannounced = findUnannounced(
    calendar,
    limit.unit === 'workingDays' ? clock.startedOn : dueOn,
    dueOn,
  );
  const steps: ClockStep[] = [
    ...before.map(({ step, to }, i) => ({ step, to, level: 0, at: endOf(calendar, days[i] ?? dueOn) })),
    { ...stepAtEnd(kind), at: dueAt },
    ...escalations(procedure, calendar, kind, clock, dueOn),
  ];
  return {
    dueOn,
    dueAt,
    provisional: unannounced !== undefined,
    ...(unannounced !== undefined && { unannounced }),
    calendarVersion: calendar.version,
    steps: after === undefined ? steps : steps.filter(({ at }) => at > after),
  };
}
