import { formatDate } from '../../language/dates';
import { formatDay } from '../../language/sentences/days';

/** Months from March on need no nought before them; days below 10 and the first two months do, so that nothing can be put there. */
const withoutNought = (day: string): string => day.replace(/^(\d\d)\/0([3-9])\/(\d{4})$/, '$1/$2/$3');

/** A day within a paper: `02/3/2026` (36-HD/VPTW). */
export const paperDay = (date: string): string => withoutNought(formatDate(date));

/** A day of a clock within a paper, or its time where days last seconds. */
export const paperDayOfClock = (day: string): string => withoutNought(formatDay(day));
