import { DateTime } from 'luxon';
import { officeZone, wallDay } from '../domain/calendar/wallDay';

/** The date on the office's wall clock, ISO. */
export const officeToday = (): string => wallDay(new Date().toISOString());

/** A day as `dd/mm/yyyy`; takes a moment (ISO, `Date`) or a plain day such as `2026-03-01`. */
export function formatDate(value: string | Date | undefined | null): string {
  return (typeof value === 'string' && formatPlainDay(value)) || format(value, 'dd/MM/yyyy');
}

/** A moment as `dd/mm/yyyy hh:mm`, 24-hour. */
export function formatDateTime(value: string | Date | undefined | null): string {
  return format(value, 'dd/MM/yyyy HH:mm');
}

/** A day as events hold it needs no clock and no zone; undefined for a moment, and for a day that there is not. */
function formatPlainDay(value: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  const isReal = new Date(`${value}T00:00:00.000Z`).toJSON()?.startsWith(value);
  return isReal ? `${day}/${month}/${year}` : undefined;
}

function format(value: string | Date | undefined | null, pattern: string): string {
  if (value === undefined || value === null || value === '') return '';
  const moment =
    value instanceof Date ? DateTime.fromJSDate(value) : DateTime.fromISO(value, { zone: officeZone });
  // What is no date is shown as it was typed, so that a person can see and correct it.
  return moment.isValid ? moment.setZone(officeZone).toFormat(pattern) : String(value);
}
