import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * A second opinion on counting days. It shares nothing with the code under test: the calendar file is read as text, dates
 * are whole days since 1970 in UTC, and days are walked one by one.
 */
const text = readFileSync(join(__dirname, '../../seeds/calendar/vn.yaml'), 'utf8');

const datesUnder = (key: string): Set<string> =>
  new Set(
    [...text.matchAll(new RegExp(`${key}:\\s*\\[([^\\]]*)\\]`, 'g'))].flatMap(
      ([, list]) => list?.match(/\d{4}-\d{2}-\d{2}/g) ?? [],
    ),
  );
const holidays = datesUnder('holidays');
const worked = datesUnder('workedSaturdays');

export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Remembers answers: the same few thousand days are asked for millions of times. */
function remembered<Key, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, Answer>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const fresh = answer(key);
    answers.set(key, fresh);
    return fresh;
  };
}

export const dateOf = remembered((day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10));

export const isWorkingDay = remembered((date: string): boolean => {
  if (worked.has(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
});

export interface NaivePause {
  from: string;
  until: string;
}

/** The last day of a limit: each day after the start that counts takes one off, until none is left. */
export function naiveDueDay(
  start: string,
  count: number,
  unit: 'workingDays' | 'calendarDays',
  pauses: readonly NaivePause[] = [],
): string {
  const stands = (date: string) => pauses.some(({ from, until }) => from <= date && date < until);
  let day = dayNumber(start);
  for (let left = count; left > 0;) {
    day += 1;
    const date = dateOf(day);
    if (!stands(date) && (unit === 'calendarDays' || isWorkingDay(date))) left -= 1;
  }
  if (unit === 'calendarDays') while (!isWorkingDay(dateOf(day)) || stands(dateOf(day))) day += 1;
  return dateOf(day);
}

export const holidayCount = holidays.size;
export const workedCount = worked.size;
