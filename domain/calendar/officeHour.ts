import { DateTime } from 'luxon';
import { officeZone } from './wallDay';

/** The hour on the office's wall clock, 0 to 23. */
export const officeHourOf = (at: string): number => DateTime.fromISO(at, { zone: officeZone }).hour;
