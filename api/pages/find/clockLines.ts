import { type Calendar, type Day, type Instant } from '../../../domain/calendar/calendar';
import { dayOf, daysFrom, localDate } from '../../../domain/calendar/officeDays';
import { endsByItself } from '../../../domain/clocks/clock';
import { daysBetween } from '../../../domain/clocks/years';
import type { RowClock } from '../../../domain/views/clockStates';
import type { CaseRow } from '../../../models/caseViews';
import { clockTag, limitName, type TagText } from '../../../language/sentences/clockTag';
import { formatDay } from '../../../language/sentences/days';
import type { Translate } from '../../../language/texts';

/** How many days the office works on from one to another, both included. */
function workingDays(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (const { day, working } of daysFrom(calendar, from)) {
    if (day > to) return count;
    if (working) count += 1;
  }
  return count;
}

/** A clock in a list: what it is, when it is due, what is left or past of it in its own days, and its tag. */
export interface ClockLine {
  name: string;
  on: string;
  relative: string;
  tag?: TagText | undefined;
  /** That others of the case bear the same tag. */
  more?: string | undefined;
}

type Counted = Pick<RowClock, 'on' | 'unit' | 'kind'>;

/**
 * Tells the clocks of a list. What is left counts today, as on the card of the clock; of a day that many rows share it is counted once.
 */
export function createClockLines(calendar: Calendar, now: Instant, t: Translate) {
  const today = dayOf(calendar, now);
  const date = localDate(calendar, now);
  const known = new Map<string, number>();
  /** Where days last seconds, how many those are. */
  const seconds = (count: number): string =>
    calendar.kind === 'accelerated' ? t('clocks:days.seconds', { count: count * calendar.daySeconds }) : '';

  /** Days to the end of it, today included; past it, the days since, as a number below nothing. */
  function daysLeft({ on, unit }: Counted): number {
    const key = `${unit} ${on}`;
    const counted = known.get(key);
    if (counted !== undefined) return counted;
    const isInDays = unit === 'years' || (unit === 'calendarDays' && calendar.kind !== 'accelerated');
    const from = unit === 'years' ? date : today;
    const left = isInDays
      ? daysBetween(from, on) + (on >= from ? 1 : 0)
      : on >= today
        ? workingDays(calendar, today, on)
        : -workingDays(calendar, on, today) + workingDays(calendar, on, on);
    known.set(key, left);
    return left;
  }

  function relativeTo(clock: Counted): string {
    const { on, unit, kind } = clock;
    const isPast = on < (unit === 'years' ? date : today);
    const days = Math.abs(daysLeft(clock));
    const count = t(`clocks:days.${unit === 'workingDays' ? 'workingDays' : 'calendarDays'}`, {
      count: days,
    });
    const told = unit === 'years' ? count : count + seconds(days);
    const own = kind === 'reply' || kind === 'stall' ? kind : 'limit';
    if (isPast) return days === 0 ? t('find:due.justOver') : t(`find:due.past.${own}`, { days: told });
    return on === today && !endsByItself(kind) ? t('find:due.today') : t('find:due.left', { days: told });
  }

  return ({ clock, others }: ShownClock): ClockLine => ({
    name: limitName(t, clock),
    on: formatDay(clock.on),
    relative: relativeTo(clock),
    tag: clockTag(t, clock, now),
    more: others > 0 ? t('find:due.more', { count: others }) : undefined,
  });
}

/** A clock that a row shows, and how many others bear the same tag. */
interface ShownClock {
  clock: RowClock;
  others: number;
}

/** Which clocks a row shows: the limit that it is about, the first of each tag, and what ends on the day that is asked for. */
export function clocksShown(
  { due, running = [] }: Pick<CaseRow, 'due' | 'running'>,
  day?: string,
): ShownClock[] {
  const main = running.find((one) => one.kind === due?.kind && one.of === due.of);
  const rest = running.filter((one) => one !== main);
  const isFirst = ({ state }: RowClock, i: number) =>
    state !== 'none' && state !== main?.state && rest.findIndex((one) => one.state === state) === i;
  const shown = rest.filter((one, i) => isFirst(one, i) || (day !== undefined && one.on.startsWith(day)));
  const all = main ? [main, ...shown] : shown;
  const othersLike = (clock: RowClock, i: number) =>
    clock.state === 'none' || all.findIndex(({ state }) => state === clock.state) !== i
      ? 0
      : running.filter((one) => one.state === clock.state && !all.includes(one)).length;
  return all.map((clock, i) => ({ clock, others: othersLike(clock, i) }));
}
