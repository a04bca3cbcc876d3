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
export function localDate({ timezone }: Calendar, instant: Instant): string {
  if (lastAsked?.timezone === timezone && lastAsked.instant === instant) return lastAsked.date;
  const date = toIsoDate(DateTime.fromISO(instant, { zone: timezone }));
  lastAsked = { timezone, instant, date };
  return date;
}

/** A command asks for its own day many times over, and a time-zone library takes its time. */
let lastAsked: { timezone: string; instant: Instant; date: string } | undefined;

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
  const { ends } = knownOf(calendar);
  const there = ends.get(day);
  if (there !== undefined) return there;
  const end = toInstant(DateTime.fromISO(day, { zone: calendar.timezone }).plus({ days: 1 }));
  ends.set(day, end);
  return end;
}

/** 24:00 of a date on the office's wall calendar, also where days are accelerated. */
export function endOfDate(calendar: Calendar, date: string): Instant {
  if (calendar.kind === 'civil') return endOf(calendar, date);
  return toInstant(DateTime.fromISO(date, { zone: calendar.timezone }).plus({ days: 1 }));
}

/** A day and whether the office works on it. */
export interface OfficeDay {
  day: Day;
  working: boolean;
}

/** What is worked out of a civil calendar once and asked again and again. */
interface Known {
  holidays: Set<Day>;
  worked: Set<Day>;
  ends: Map<Day, Instant>;
}
const known = new WeakMap<CivilCalendar, Known>();

function knownOf(calendar: CivilCalendar): Known {
  const there = known.get(calendar);
  if (there) return there;
  const years = Object.values(calendar.years);
  const fresh = {
    holidays: new Set(years.flatMap((year) => year.holidays)),
    worked: new Set(years.flatMap((year) => year.workedSaturdays)),
    ends: new Map<Day, Instant>(),
  };
  known.set(calendar, fresh);
  return fresh;
}

const twoDigits = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, '0'));

const monthLength = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** Steps through months by hand: counting walks over hundreds of days, too many for a date object each. */
function* civilDays(calendar: CivilCalendar, from: Day): Generator<OfficeDay> {
  const { holidays, worked } = knownOf(calendar);
  const begin = DateTime.fromISO(from, { zone: 'utc' });
  let { year, month, day: dayOfMonth, weekday } = begin;
  for (; ; dayOfMonth = 1, year += month === 12 ? 1 : 0, month = (month % 12) + 1) {
    const prefix = `${String(year).padStart(4, '0')}-${twoDigits[month]}-`;
    for (const last = monthLength(year, month); dayOfMonth <= last; dayOfMonth += 1) {
      const day = `${prefix}${twoDigits[dayOfMonth]}`;
      const off = holidays.has(day) || calendar.weekend.includes(weekday);
      yield { day, working: !off || worked.has(day) };
      weekday = (weekday % 7) + 1;
    }
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

/** The working days from one day, itself included, up to another, not included. */
export function workingDaysBetween(calendar: Calendar, from: Day, until: Day): Day[] {
  const working: Day[] = [];
  for (const { day, working: works } of daysFrom(calendar, from)) {
    if (day >= until) break;
    if (works) working.push(day);
  }
  return working;
}

/**
 * The first year between two days, both included, whose days off are not loaded; undefined where all of them are, and where days know no
 * years.
 */
export function findUnannounced(calendar: Calendar, from: Day, to: Day): string | undefined {
  if (calendar.kind === 'accelerated') return undefined;
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => String(first + i));
  return years.find((year) => calendar.years[year] === undefined);
}
