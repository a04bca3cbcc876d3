import { DateTime } from 'luxon';
import { officeZone } from './wallDay';

/** The hour on the office's wall clock, 0 to 23. */
export const officeHourOf = (at: string): number => DateTime.fromISO(at, { zone: officeZone }).hour;

/** The moment so many hours after another, as moments are compared. */
export function hoursAfter(at: string, hours: number): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' }).plus({ hours }).toISO();
  if (moment === null) throw new RangeError('not a moment in time');
  return moment;
}
