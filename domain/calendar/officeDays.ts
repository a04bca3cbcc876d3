import { DateTime } from 'luxon';
import type { Calendar, CivilCalendar, Day, Instant } from './calendar';

const toInstant = (moment: DateTime): Instant => {
  const iso = moment.toUTC().toISO();
  if (iso === null) throw new RangeError('not a moment in time');
  return iso;
};

const toIsoDate = (moment: DateTime): Day => {
  const iso = moment.toISODate();
  if (iso === null) throw new RangeError('not a date');
  return iso;
};

const acceleratedDay = (daySeconds: number, millis: number): Day => {
  const length = daySeconds * 1000;
  return toInstant(DateTime.fromMillis(Math.floor(millis / length) * length, { zone: 'utc' }));
};

/** The office day in which `instant` lies. */
export function dayOf(calendar: Calendar, instant: Instant): Day {
  if (calendar.kind === 'accelerated') {
    return acceleratedDay(calendar.daySeconds, DateTime.fromISO(instant, { zone: 'utc' }).toMillis());
  }
  return localDate(calendar, instant);
}

/** The date on the office's wall calendar at `instant`, also where days are accelerated. */
export const localDate = (calendar: Calendar, instant: Instant): string =>
  toIsoDate(DateTime.fromISO(instant, { zone: calendar.timezone }));

/**
 * The office day for a calendar date that a person wrote. An accelerated calendar knows no dates, so that a report
 * "received today" counts from the running demonstration day.
 */
export function dayOfDate(calendar: Calendar, date: string, now: Instant): Day {
  return calendar.kind === 'civil' ? date : dayOf(calendar, now);
}

/** The last moment of a day: the first instant after it (24:00). */
export function endOf(calendar: Calendar, day: Day): Instant {
  if (calendar.kind === 'accelerated') {
    return toInstant(DateTime.fromISO(day, { zone: 'utc' }).plus({ seconds: calendar.daySeconds }));
  }
  return toInstant(DateTime.fromISO(day, { zone: calendar.timezone }).plus({ days: 1 }));
}

/** A day and whether the office works on it. */
export interface OfficeDay {
  day: Day;
  working: boolean;
}

const daysOff = new WeakMap<CivilCalendar, { holidays: Set<Day>; worked: Set<Day> }>();

function daysOffOf(calendar: CivilCalendar) {
  const known = daysOff.get(calendar);
  if (known) return known;
  const years = Object.values(calendar.years);
  const fresh = {
    holidays: new Set(years.flatMap((year) => year.holidays)),
    worked: new Set(years.flatMap((year) => year.workedSaturdays)),
  };
  daysOff.set(calendar, fresh);
  return fresh;
}

const millisPerDay = 86_400_000;

function* civilDays(calendar: CivilCalendar, from: Day): Generator<OfficeDay> {
  const { holidays, worked } = daysOffOf(calendar);
  // Stepping in UTC, where every day has 24 hours: counting walks over hundreds of days, too many for a library's objects.
  for (let at = DateTime.fromISO(from, { zone: 'utc' }).toMillis(); ; at += millisPerDay) {
    // eslint-disable-next-line no-restricted-globals -- a given number, not the clock
    const day = new Date(at).toISOString().slice(0, 10);
    // 1 January 1970 was a Thursday; ISO weekdays run from Monday = 1 to Sunday = 7.
    const weekday = ((at / millisPerDay + 3) % 7) + 1;
    yield { day, working: worked.has(day) || (!holidays.has(day) && !calendar.weekend.includes(weekday)) };
  }
}

function* acceleratedDays(daySeconds: number, from: Day): Generator<OfficeDay> {
  for (let at = DateTime.fromISO(from, { zone: 'utc' }); ; at = at.plus({ seconds: daySeconds })) {
    yield { day: toInstant(at), working: true };
  }
}

/** The office days from `day` on, without end; take what you need. */
export function daysFrom(calendar: Calendar, day: Day): Generator<OfficeDay> {
  return calendar.kind === 'civil' ? civilDays(calendar, day) : acceleratedDays(calendar.daySeconds, day);
}

/**
 * Whether the days off around `day` are officially announced. A year that is not loaded counts by weekends alone; dates
 * that reach into it are provisional.
 */
export function isAnnounced(calendar: Calendar, day: Day): boolean {
  return calendar.kind === 'accelerated' || calendar.years[day.slice(0, 4)] !== undefined;
}
