import { DateTime } from 'luxon';
import type { Day } from '../calendar/calendar';

const dayAfter = (day: Day, span: { years: number } | { days: number }): Day => {
  const after = DateTime.fromISO(day, { zone: 'utc' }).plus(span).toISODate();
  if (after === null) throw new RangeError(`${day} is not a date`);
  return after;
};

/** The last day of a period of years: the same date, so many years on; 28 February for a 29th (procedure §4, limitation). */
export const yearsAfter = (day: Day, years: number): Day => dayAfter(day, { years });

/** The date so many days after another. */
export const daysAfter = (day: Day, days: number): Day => dayAfter(day, { days });

/** The date so many days before another. */
export const daysBefore = (day: Day, days: number): Day => dayAfter(day, { days: -days });

/** How many days lie from one date to a later one. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round(
    DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days,
  );
