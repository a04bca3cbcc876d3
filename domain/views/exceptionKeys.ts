import { DateTime } from 'luxon';
import { wallDay } from '../calendar/wallDay';
import type { CaseException, ExceptionKind } from '../case/exceptionKinds';
import { longRestDays } from '../case/exceptions';
import { daysBefore } from '../clocks/years';

/** Which exceptions are asked for: of a kind, within days of the wall calendar, by a person. */
export interface AskedException {
  kind: ExceptionKind;
  days?: { from: string; to: string } | undefined;
  by?: string | undefined;
  /** The day on which it is asked: what rests still is reckoned to it. */
  today: string;
}

const key = (kind: ExceptionKind, time: string, by: string): string => [kind, time, by].join(' ').trimEnd();

/** By what a list asks for the exceptions of a case: each with its month, its day and neither, and with or without who did it. */
export function exceptionKeys(exceptions: readonly CaseException[]): string[] {
  const keys = exceptions.flatMap(({ kind, at, by }) => {
    const day = wallDay(at);
    return ['', day.slice(0, 7), day].flatMap((time) => [key(kind, time, ''), key(kind, time, by)]);
  });
  return [...new Set(keys)];
}

/** The whole months and the single days of which a span is made: a list asks for these, whatever the span. */
export function monthsAndDays({ from, to }: { from: string; to: string }): string[] {
  const parts: string[] = [];
  const last = DateTime.fromISO(to, { zone: 'utc' });
  let day = DateTime.fromISO(from, { zone: 'utc' });
  while (day <= last) {
    const isWhole = day.day === 1 && day.endOf('month').startOf('day') <= last;
    parts.push(day.toFormat(isWhole ? 'yyyy-MM' : 'yyyy-MM-dd'));
    day = isWhole ? day.plus({ months: 1 }) : day.plus({ days: 1 });
  }
  return parts;
}

/** The keys of which a case has one where it has what is asked for. */
export const askedKeys = ({ kind, days, by = '' }: AskedException): string[] =>
  (days ? monthsAndDays(days) : ['']).map((time) => key(kind, time, by));

/** A case that rests since before this day rests long, and still does; undefined where that is not asked for. */
export function restingBefore({ kind, days, by, today }: AskedException): string | undefined {
  // Who let it rest is known of what has ended.
  if (kind !== 'longRest' || by !== undefined) return undefined;
  const until = days === undefined || today < days.to ? today : days.to;
  return days !== undefined && days.from > today ? undefined : daysBefore(until, longRestDays);
}
