import { readBirth } from '../../language/births';
import { type DayFault, readDay } from '../../language/readDay';
import { dayOfSerial } from './file/cellText';

const time = String.raw`\d{1,2}(?::|h)\d{0,2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:SA|CH|AM|PM))?`;
const timeBehind = new RegExp(String.raw`(?<=\d)[T,\s]+${time}(?:Z|[+-]\d\d:?\d\d)?$`, 'iu');
const timeBefore = new RegExp(String.raw`^${time}[,\s]+(?:ngày\s+)?(?=\d)`, 'iu');
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const inWords = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/iu;
const shortYear = /^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})$/;
/** Days from 1990 to 2099 as a spreadsheet counts them. */
const serial = /^(3[3-9]|[4-6]\d|7[0-2])\d{3}(?:[.,]\d+)?$/;

/** A year of two digits is the last such year that has begun. */
const wholeYear = (two: string, today: string): string => {
  const century = Number(today.slice(0, 2));
  return `${Number(two) <= Number(today.slice(2, 4)) ? century : century - 1}${two}`;
};

/** A day as a spreadsheet leaves it behind: with a time, year first, with a year of two digits, as a serial number, or in words. */
function usual(text: string, today: string): string {
  const day = text.trim().replace(timeBehind, '').replace(timeBefore, '').trim();
  if (serial.test(day)) return dayOfSerial(Math.floor(Number(day.replace(',', '.')))) ?? day;
  const [, year, month, date] = yearFirst.exec(day) ?? [];
  if (year !== undefined) return `${date ?? ''}/${month ?? ''}/${year}`;
  return day
    .replace(inWords, '$1/$2/$3')
    .replace(/\s*([/.-])\s*/g, '$1')
    .replace(shortYear, (_all, before: string, two: string) => before + wholeYear(two, today));
}

/** Reads the day of a row of the register. Gives ISO. */
export const readRegisterDay = (text: string, today: string): { day: string } | { fault: DayFault } =>
  readDay(usual(text, today), today);

/** Days of birth as a spreadsheet counts them; what has four digits is a year. */
const serialOfBirth = /^[1-4]\d{4}(?:[.,]\d+)?$/;

/** Reads when somebody was born: a day, or a year alone; undefined where the cell is empty. */
export function readBornOn(text: string, today: string): ReturnType<typeof readBirth> | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (serialOfBirth.test(typed)) {
    const born = dayOfSerial(Math.floor(Number(typed.replace(',', '.'))));
    if (born !== undefined) return readBirth(born, today);
  }
  const year = /^năm\s+(\d{4})$/iu.exec(typed)?.[1];
  return readBirth(year ?? usual(typed, today), today);
}
