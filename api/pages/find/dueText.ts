import { type Calendar, type Day, type Instant } from '../../../domain/calendar/calendar';
import { dayOf, daysFrom } from '../../../domain/calendar/officeDays';
import type { CaseRow } from '../../../models/caseViews';
import { formatDay } from '../../../language/sentences/days';
import type { Translate } from '../../../language/texts';

/** How many days the office works on from the day after `from` up to `to`. */
function workingDays(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (const { day, working } of daysFrom(calendar, from)) {
    if (day > to) return count;
    if (working && day > from) count += 1;
  }
  return count;
}

/** A due date with what is left or past of it in working days, as the clocks of the case count them. */
export interface DueText {
  on: string;
  relative: string;
}

/** Tells due dates of a list on the office's calendar; rows that fall due on the same day are counted once. */
export function createDueTexts(calendar: Calendar, now: Instant, t: Translate) {
  const today = dayOf(calendar, now);
  const known = new Map<Day, string>();
  /** Where days last seconds, how many those are. */
  const seconds = (count: number): string =>
    calendar.kind === 'accelerated' ? t('clocks:days.seconds', { count: count * calendar.daySeconds }) : '';
  const relativeTo = (dueOn: Day): string => {
    if (dueOn < today) {
      const count = workingDays(calendar, dueOn, today);
      return count === 0 ? t('find:due.justOver') : t('find:due.overdue', { count }) + seconds(count);
    }
    if (dueOn === today) return t('find:due.today');
    const count = workingDays(calendar, today, dueOn);
    return t('find:due.left', { count }) + seconds(count);
  };
  return ({ due }: Pick<CaseRow, 'due'>): DueText | undefined => {
    if (!due) return undefined;
    const relative = known.get(due.on) ?? relativeTo(due.on);
    known.set(due.on, relative);
    return { on: formatDay(due.on), relative };
  };
}
