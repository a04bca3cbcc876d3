import type { Calendar, Day, Instant } from '../calendar/calendar';
import { dayOf, endOf, localDate } from '../calendar/officeDays';
import { type Clock, endsByItself, type Extension } from './clock';
import { type Pause, usedDays } from './count';
import { daysBetween } from './years';

/** How a clock stands at a moment, in numbers; language files turn it into one sentence. */
export interface ClockExplanation {
  status: 'running' | 'paused' | 'overdue' | 'stopped' | 'ranOut';
  of?: string | undefined;
  owedBy?: string | undefined;
  count: number;
  unit: Clock['limit']['unit'];
  /** How many seconds a day lasts, in a demonstration whose days pass within seconds. */
  daySeconds?: number | undefined;
  startedOn: string;
  /** By which rule it began anew, where it had run before. */
  anewBy?: string | undefined;
  originalDueOn: string;
  /** Absent while paused. */
  dueOn?: string | undefined;
  used: number;
  /** Days left of the limit, today included; negative when overdue. Of a limit in years, calendar days. */
  left: number;
  /** Days of the unit after the due day, today (or the day of stopping) included; absent while in time. */
  overdueBy?: number | undefined;
  stoppedOn?: string | undefined;
  pauses: (Pause & { used: number })[];
  extensions: Extension[];
  provisional: boolean;
  unannounced?: string | undefined;
  citation: string;
}

const statusAt = (clock: Clock, now: Instant): ClockExplanation['status'] => {
  if (clock.stoppedOn !== undefined) return clock.ranOut === true ? 'ranOut' : 'stopped';
  if (!clock.dates) return 'paused';
  // The event that says so may come a moment later.
  if (endsByItself(clock.kind) && now >= clock.dates.dueAt) return 'ranOut';
  return clock.overdueSince !== undefined || now >= clock.dates.dueAt ? 'overdue' : 'running';
};

/**
 * `left` cannot say this: a limit in calendar days may have rolled forward past its last day. Days off and paused days
 * do not count here either.
 */
function daysPast(calendar: Calendar, clock: Clock, today: Day): number | undefined {
  const dueOn = clock.dates?.dueOn;
  if (dueOn === undefined || today <= dueOn) return undefined;
  if (clock.limit.unit === 'years') return daysBetween(dueOn, today);
  const tomorrow = dayOf(calendar, endOf(calendar, today));
  return usedDays(calendar, { ...clock, startedOn: dueOn }, tomorrow);
}

/** Days left, today included. Years end on a date, however many days that is. */
const daysLeft = ({ limit, originalDueOn, dates }: Clock, used: number, today: Day): number =>
  limit.unit === 'years' ? daysBetween(today, dates?.dueOn ?? originalDueOn) + 1 : limit.count - used;

/** Explains a clock as it stood at `now`: everything a person needs to check the date by hand. */
export function explainClock(calendar: Calendar, clock: Clock, now: Instant): ClockExplanation {
  const today =
    clock.stoppedOn ?? (clock.limit.unit === 'years' ? localDate(calendar, now) : dayOf(calendar, now));
  const used = usedDays(calendar, clock, today);
  return {
    status: statusAt(clock, now),
    of: clock.of,
    owedBy: clock.owedBy,
    count: clock.limit.count,
    unit: clock.limit.unit,
    ...(calendar.kind === 'accelerated' && { daySeconds: calendar.daySeconds }),
    startedOn: clock.startedOn,
    anewBy: clock.anewBy,
    originalDueOn: clock.originalDueOn,
    dueOn: clock.dates?.dueOn,
    used,
    left: daysLeft(clock, used, today),
    overdueBy: daysPast(calendar, clock, today),
    stoppedOn: clock.stoppedOn,
    pauses: clock.pauses.map((pause) => ({ ...pause, used: usedDays(calendar, clock, pause.from) })),
    extensions: clock.extensions,
    provisional: clock.dates?.provisional ?? false,
    unannounced: clock.dates?.unannounced,
    citation: clock.citation,
  };
}
