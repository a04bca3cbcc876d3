import { DateTime } from 'luxon';
import type { Calendar } from '../../domain/calendar/calendar';
import { daysFrom, localDate } from '../../domain/calendar/officeDays';

/**
 * The day whose letters are due at a moment, on the office's wall calendar: a working day from the set time of day on. Undefined before it
 * and on days off. Where days are some seconds every day of the wall is a working day.
 */
export function findSendingDay(calendar: Calendar, now: string, at: string): string | undefined {
  const day = localDate(calendar, now);
  const time = DateTime.fromISO(now, { zone: calendar.timezone }).toFormat('HH:mm');
  if (time < at) return undefined;
  if (calendar.kind === 'accelerated') return day;
  for (const { working } of daysFrom(calendar, day)) return working ? day : undefined;
  return undefined;
}
