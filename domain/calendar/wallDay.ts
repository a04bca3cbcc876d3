import { DateTime } from 'luxon';

/** Every day and every hour is one of the office's clock, wherever server and reader are. */
export const officeZone = 'Asia/Ho_Chi_Minh';

/** The date on the office's wall calendar at a moment, both ISO. */
export function wallDay(at: string): string {
  const day = DateTime.fromISO(at, { zone: officeZone }).toISODate();
  if (day === null) throw new RangeError('not a moment in time');
  return day;
}

/** The moment at which a day begins, by the office's clock. */
export function dayBegins(day: string): string {
  const moment = DateTime.fromISO(day, { zone: officeZone }).startOf('day').toUTC().toISO();
  if (moment === null) throw new RangeError('not a day');
  return moment;
}

/** The moment at which it is over. */
export function dayEnds(day: string): string {
  const moment = DateTime.fromISO(day, { zone: officeZone }).plus({ days: 1 }).startOf('day').toUTC().toISO();
  if (moment === null) throw new RangeError('not a day');
  return moment;
}

/** What the office's wall clock shows at a moment, ISO to the minute and without a zone: `2026-03-02T08:30`. */
export function wallMinute(at: string): string {
  const moment = DateTime.fromISO(at, { zone: officeZone });
  if (!moment.isValid) throw new RangeError('not a moment in time');
  return moment.toFormat("yyyy-MM-dd'T'HH:mm");
}

/** The date that lasts until a moment: what is due at midnight is due on the day before it. */
export const wallDayEndedBy = (at: string): string => {
  const before = DateTime.fromISO(at, { zone: officeZone }).minus({ milliseconds: 1 }).toISO();
  if (before === null) throw new RangeError('not a moment in time');
  return wallDay(before);
};
