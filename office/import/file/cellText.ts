const dayMs = 24 * 60 * 60 * 1000;
/** The last day that a spreadsheet knows: 31/12/9999. */
const lastDay = 2_958_465;

/** Formats that every workbook knows by their numbers and that show a day: the common ones, and those of East Asian editions. */
const knownDayFormats = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** How a number is shown, as far as it is another thing than the number. */
export type NumberFormat = { shows: 'number'; digits: number } | { shows: 'day' };

/** Reads a format of a workbook: `dd/mm/yyyy` shows a day, `0000` as many digits, and everything else a number. */
export function readFormat(id: number, code: string | undefined): NumberFormat {
  if (knownDayFormats(id)) return { shows: 'day' };
  const bare = (code ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0] ?? '';
  if (/[yd]/i.test(bare) && !/general/i.test(bare)) return { shows: 'day' };
  return { shows: 'number', digits: /^0+$/.test(bare) ? bare.length : 0 };
}

/** The day of a spreadsheet's serial number as the office writes it, and the hour where there is one. */
export function dayOfSerial(serial: number, from1904 = false): string | undefined {
  if (!(serial >= 1) || serial > lastDay) return undefined;
  // The older of both countings has a 29th of February in 1900; before it, its days are one behind.
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const date = new Date(first + Math.round((serial * dayMs) / 60_000) * 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return time === '00:00' ? day : `${day} ${time}`;
}

/** A number of a workbook as an office writes it: whole numbers by all their digits, others with a comma. */
export function numberText(stored: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const day = format.shows === 'day' ? dayOfSerial(value, from1904) : undefined;
  if (day !== undefined) return day;
  // A spreadsheet keeps fifteen digits, and stores what it counted with a little more.
  const exact = Number(value.toPrecision(15));
  if (!Number.isInteger(exact)) return String(exact).replace('.', ',');
  const digits = BigInt(exact).toString();
  return format.shows === 'number' && exact >= 0 ? digits.padStart(format.digits, '0') : digits;
}
