import { DateTime } from 'luxon';
import type { Day, Instant } from '../../domain/calendar/calendar';
import { officeZone } from '../../domain/calendar/wallDay';
import { formatDate } from '../dates';
import type { Translate } from '../texts';

/** Days of an accelerated calendar are moments: within a minute or two, only their time tells them apart. */
const isMoment = (day: Day): boolean => day.includes('T');

const formatTime = (instant: Instant): string =>
  DateTime.fromISO(instant, { zone: officeZone }).toFormat('HH:mm:ss');

/** A day of a calendar as `dd/mm/yyyy`, or as `hh:mm:ss` where days last seconds. */
export const formatDay = (day: Day): string => (isMoment(day) ? formatTime(day) : formatDate(day));

/** A day within a sentence: "ngày 02/03/2026", or "lúc 10:00:05" where days last seconds. */
export const onDay = (t: Translate, day: Day): string =>
  isMoment(day) ? t('clocks:atTime', { time: formatTime(day) }) : t('clocks:onDay', { day: formatDate(day) });

/** When a step was due. What is due when a day ends is told by that day, not by the midnight after it. */
export function whenDue(t: Translate, instant: Instant): string {
  const moment = DateTime.fromISO(instant, { zone: officeZone });
  if (moment.toMillis() !== moment.startOf('day').toMillis()) return onDay(t, instant);
  return t('clocks:endOfDay', { day: formatDate(moment.minus({ days: 1 }).toJSDate()) });
}
