import type { Calendar, Instant } from '../calendar/calendar';
import { dayOf, dayOfDate, daysFrom, endOf, endOfDate, findUnannounced } from '../calendar/officeDays';
import type { ClockDates, ClockStep } from '../clocks/clock';
import { countedDays, rolledForward } from '../clocks/count';
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

const percentOf = (count: number, percent: number): number => Math.ceil((count * percent) / 100);

/** What goes up, level by level, so many working days after a day. */
function escalations(rules: ReceptionRules, calendar: Calendar, dueOn: string): ClockStep[] {
  const chain = rules.escalation.value;
  const limit = { count: 1, unit: 'workingDays', rollsForward: true } as const;
  const counts = chain.map(({ afterWorkingDays }) => afterWorkingDays);
  const days = countedDays(calendar, { startedOn: dueOn, limit, pauses: [] }, counts);
  return chain.map(({ to }, i) => ({
    step: 'escalation',
    to,
    level: i + 1,
    at: endOf(calendar, days[i] ?? dueOn),
  }));
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
  const { reminderPercent, warningPercent, warningTo } = rules.thresholds.value;
  const before = [
    { step: 'reminder', to: 'officer', n: percentOf(limit.count, reminderPercent) } as const,
    { step: 'warning', to: warningTo, n: percentOf(limit.count, warningPercent) } as const,
  ].filter(({ n }) => n < limit.count);
  const counted = { startedOn, limit, pauses: [] };
  const days = countedDays(calendar, counted, [...before.map(({ n }) => n), limit.count]);
  const last = days[before.length] ?? startedOn;
  const rolls = limit.unit === 'calendarDays' && limit.rollsForward;
  const dueOn = rolls ? rolledForward(calendar, last, []) : last;
  const unannounced = findUnannounced(calendar, limit.unit === 'workingDays' ? startedOn : dueOn, dueOn);
  const dueAt = endOf(calendar, dueOn);
  const dates: ClockDates = {
    dueOn,
    dueAt,
    provisional: unannounced !== undefined,
    ...(unannounced !== undefined && { unannounced }),
    calendarVersion: calendar.version,
    steps: [
      ...before.map(({ step, to }, i) => ({ step, to, level: 0, at: endOf(calendar, days[i] ?? dueOn) })),
      { step: 'overdue', to: 'officer', level: 0, at: dueAt },
      ...escalations(rules, calendar, dueOn),
    ],
  };
  return { kind, startedOn, limit, citation, dates };
}

/** The last working day that lies so many working days before a date; the date itself where days have no dates. */
function workingDaysBefore(calendar: Calendar, date: string, count: number, from: string): string {
  if (calendar.kind !== 'civil') return date;
  const working: string[] = [];
  for (const { day, working: works } of daysFrom(calendar, from)) {
    if (day >= date) break;
    if (works) working.push(day);
  }
  return working.at(-count) ?? from;
}

/** The steps of what a unit was charged with until a date, which the head has set. Where days last seconds, the date is still a date. */
export function chargeSteps(
  due: string,
  { now, rules, calendar }: { now: Instant; rules: ReceptionRules; calendar: Calendar },
): ClockStep[] {
  const today = dayOf(calendar, now);
  const dueAt = endOfDate(calendar, due);
  const reminded =
    calendar.kind === 'civil' ? workingDaysBefore(calendar, due, rules.chargeReminder.value, today) : due;
  const reminder: ClockStep = {
    step: 'reminder',
    to: 'officer',
    level: 0,
    at: endOfDate(calendar, reminded),
  };
  return [
    ...(reminder.at < dueAt && reminder.at > now ? [reminder] : []),
    { step: 'overdue', to: 'officer', level: 0, at: dueAt },
    ...(calendar.kind === 'civil' ? escalations(rules, calendar, due) : []),
  ];
}
