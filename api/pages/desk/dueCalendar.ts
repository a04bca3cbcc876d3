import { DateTime } from 'luxon';
import { formatDate } from '../../../language/dates';
import type { Translate } from '../../../language/texts';
import { findAddress } from '../find/query';

const weeksShown = 4;

/** A day of the calendar: how much falls due on it, and the way to those cases. */
interface DueDay {
  on: string;
  weekday: string;
  isToday: boolean;
  /** Before today: what fell due then is overdue, and stands there. */
  isPast: boolean;
  count: number;
  href: string;
}

const mondayOf = (today: string): DateTime => DateTime.fromISO(today, { zone: 'utc' }).startOf('week');

/** Of which dates the calendar tells. */
export const daysShown = (today: string): { from: string; to: string } => ({
  from: today,
  to:
    mondayOf(today)
      .plus({ days: weeksShown * 7 - 1 })
      .toISODate() ?? today,
});

/** The weeks from that of today on, Monday first; a date is one of the office's wall calendar. */
export function dueWeeks(dueDays: ReadonlyMap<string, number>, today: string, t: Translate) {
  const monday = mondayOf(today);
  const dayOf = (n: number): DueDay => {
    const day = monday.plus({ days: n });
    const date = day.toISODate() ?? today;
    return {
      on: formatDate(date),
      weekday: t(`desk:calendar.day.${day.weekday}`),
      isToday: date === today,
      isPast: date < today,
      count: date < today ? 0 : (dueDays.get(date) ?? 0),
      href: findAddress({ list: 'areaAll', dueOn: date }),
    };
  };
  return Array.from({ length: weeksShown }, (_week, week) => {
    const days = Array.from({ length: 7 }, (_day, n) => dayOf(week * 7 + n));
    const count = days.reduce((sum, day) => sum + day.count, 0);
    return { from: days[0]?.on, to: days[6]?.on, count, days };
  });
}
