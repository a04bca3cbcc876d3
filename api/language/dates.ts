import { DateTime } from 'luxon';

/** Every moment is shown on the office's clock, wherever server and reader are. */
export const officeZone = 'Asia/Ho_Chi_Minh';

/** The date on the office's wall clock, ISO. */
export const officeToday = (): string => DateTime.now().setZone(officeZone).toFormat('yyyy-MM-dd');

/** A day as `dd/mm/yyyy`; takes a moment (ISO, `Date`) or a plain day such as `2026-03-01`. */
export function formatDate(value: string | Date | undefined | null): string {
  return format(value, 'dd/MM/yyyy');
}

/** A moment as `dd/mm/yyyy hh:mm`, 24-hour. */
export function formatDateTime(value: string | Date | undefined | null): string {
  return format(value, 'dd/MM/yyyy HH:mm');
}

function format(value: string | Date | undefined | null, pattern: string): string {
  if (value === undefined || value === null || value === '') return '';
  const moment =
    value instanceof Date ? DateTime.fromJSDate(value) : DateTime.fromISO(value, { zone: officeZone });
  // What is no date is shown as it was typed, so that a person can see and correct it.
  return moment.isValid ? moment.setZone(officeZone).toFormat(pattern) : String(value);
}
