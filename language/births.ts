import { formatDate } from './dates';
import { type DayFault, readDay } from './readDay';

const yearAlone = /^\d{4}$/;

/** When somebody was born as an office writes it: `12/05/1967`, or the year where no more is known. */
export const formatBirth = (born: string): string => (yearAlone.test(born) ? born : formatDate(born));

/** Reads it as it was typed: a day before its month, or a year. Gives ISO, or the year. */
export const readBirth = (text: string, today: string): { born: string } | { fault: DayFault } => {
  if (yearAlone.test(text)) return { born: text };
  const read = readDay(text, today);
  return 'fault' in read ? read : { born: read.day };
};
