import type { Calendar, Day } from '../calendar/calendar';
import { daysFrom } from '../calendar/officeDays';
import type { Role } from '../access/roles';
import type { ClockLimit } from './limit';
import { daysBetween } from './years';

/** Days on which a clock stood still: `from` does not count, `until` (the day of resuming) does. */
export interface Pause {
  from: Day;
  until?: Day | undefined;
  reason: string;
  /** The office of whoever let it rest; absent where nobody did, and before offices were kept. */
  office?: Role | undefined;
  /** The opening of the congress before which it rests. */
  congressOn?: string | undefined;
  /** It rests by itself, not with the whole case. */
  alone?: boolean | undefined;
}

/** What a limit is counted from: everything that moves a due date. */
export interface Counted {
  startedOn: Day;
  limit: ClockLimit;
  pauses: readonly Pause[];
}

const stoodStill = (pauses: readonly Pause[], day: Day): boolean =>
  pauses.some((pause) => pause.from <= day && (pause.until === undefined || day < pause.until));

const isOpen = (pauses: readonly Pause[]): boolean => pauses.some((pause) => pause.until === undefined);

/**
 * The days on which the n-th day of the clock is counted, for each n of `counts` (ascending; 0 is the start itself). A day
 * counts when the clock runs at its end; the first is the day after the start (calendar-vn.yaml, counting).
 * @throws RangeError when the clock is paused: it then has no dates ahead.
 */
export function countedDays(calendar: Calendar, clock: Counted, counts: readonly number[]): Day[] {
  if (isOpen(clock.pauses)) throw new RangeError('a paused clock has no due date');
  const found: Day[] = counts.filter((n) => n === 0).map(() => clock.startedOn);
  let counted = 0;
  for (const { day, working } of daysFrom(calendar, clock.startedOn)) {
    if (found.length === counts.length) break;
    if (day === clock.startedOn || stoodStill(clock.pauses, day)) continue;
    if (clock.limit.unit === 'workingDays' && !working) continue;
    counted += 1;
    while (counts[found.length] === counted) found.push(day);
  }
  return found;
}

/** The first day from `day` on at whose end a limit may be over: the office works and the clock runs. */
export function rolledForward(calendar: Calendar, day: Day, pauses: readonly Pause[]): Day {
  for (const candidate of daysFrom(calendar, day)) {
    if (candidate.working && !stoodStill(pauses, candidate.day)) return candidate.day;
  }
  return day;
}

/** How many days of the limit are used when `today` begins: days that ended before it while the clock ran. Years use days. */
export function usedDays(calendar: Calendar, clock: Counted, today: Day): number {
  // A period of years never rests, and counts dates, also where office days last seconds.
  if (clock.limit.unit === 'years') return Math.max(daysBetween(clock.startedOn, today) - 1, 0);
  let used = 0;
  for (const { day, working } of daysFrom(calendar, clock.startedOn)) {
    if (day >= today) break;
    if (day === clock.startedOn || stoodStill(clock.pauses, day)) continue;
    if (clock.limit.unit !== 'workingDays' || working) used += 1;
  }
  return used;
}
