import { DateTime } from 'luxon';
import { officeZone } from '../../../domain/calendar/wallDay';
import type { AskedLooks } from '../../../models/identityVault';

/** The moments of a span of days: from the beginning of the first to the end of the last, on the office's clock. */
export function lookSpan(days: { from: string; to: string } | undefined): Omit<AskedLooks, 'by'> {
  if (!days) return {};
  const start = (day: string) => DateTime.fromISO(day, { zone: officeZone }).startOf('day');
  const moment = (at: DateTime) => at.toUTC().toISO() ?? undefined;
  return { from: moment(start(days.from)), before: moment(start(days.to).plus({ days: 1 })) };
}
