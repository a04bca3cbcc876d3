import type { Calendar, Instant } from '../calendar/calendar';
import { dayOf, endOfDate, workingDaysBetween } from '../calendar/officeDays';
import type { ClockStep } from './clock';
import { type Chain, escalations } from './dates';

/** The last working day that lies so many working days before a date. */
const workingDaysBefore = (calendar: Calendar, date: string, count: number, from: string): string =>
  workingDaysBetween(calendar, from, date).at(-count) ?? from;

/** How a date that a head has set is watched: so many working days before it somebody is reminded, and after it it goes up. */
export interface WatchedDate {
  reminder: number;
  chain: Chain;
}

/** The steps of what is to be done by a date that a head has set. Where days last seconds, the date is still a date. */
export function dateSteps(
  due: string,
  { reminder, chain }: WatchedDate,
  { now, calendar }: { now: Instant; calendar: Calendar },
): ClockStep[] {
  const today = dayOf(calendar, now);
  const dueAt = endOfDate(calendar, due);
  const reminded = calendar.kind === 'civil' ? workingDaysBefore(calendar, due, reminder, today) : due;
  const first: ClockStep = { step: 'reminder', to: 'officer', level: 0, at: endOfDate(calendar, reminded) };
  return [
    ...(first.at < dueAt && first.at > now ? [first] : []),
    { step: 'overdue', to: 'officer', level: 0, at: dueAt },
    ...(calendar.kind === 'civil' ? escalations(calendar, chain, { pauses: [], dueOn: due }) : []),
  ];
}
