import { searchable } from '../views/searchText';

/** From here on an amount tells something of a matter; below it many reports have the same one. */
const smallest = 1_000_000;

const scales: Readonly<Record<string, number>> = {
  ty: 1e9, ti: 1e9, trieu: 1e6, tr: 1e6, nghin: 1e3, ngan: 1e3, dong: 1, d: 1, vnd: 1, '₫': 1,
}; // prettier-ignore

const numeral = String.raw`\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d+(?:[.,]\d+)?`;
const scaled = String.raw`(${numeral})\s*(${Object.keys(scales).join('|')})(?![\p{L}\p{N}])\.?`;
/** `2 tỷ 300 triệu đồng` is one amount in several parts. */
const written = new RegExp(`(?<![\\p{L}\\p{N}.,])${scaled}(?:\\s*${scaled})*(?:\\s*dong)?`, 'gu');
const part = new RegExp(scaled, 'gu');
/** A number in at least three groups is an amount also where nothing is said behind it. */
const bare = /(?<![\p{L}\p{N}.,])\d{1,3}(?:[.\s]\d{3}){2,}(?![\p{L}\p{N}])/gu;

const grouped = /^\d{1,3}(?:[.,\s]\d{3})+$/;
const groups = /[.,\s]/g;

/** A comma before three digits is a decimal one before a word for a scale, as it is written here: `1,250 tỷ`. */
function numberOf(text: string, scale: number): number {
  const isDecimal = /^\d+,\d{3}$/.test(text) && scale > 1;
  if (grouped.test(text) && !isDecimal) return Number(text.replace(groups, ''));
  return Number(text.replace(',', '.'));
}

/** The amounts of money that a text names, in đồng, however each is written: `1,25 tỷ`, `1.250 triệu đồng`, `1.250.000.000 đ`. */
export function amountsIn(text: string): number[] {
  const read = searchable(text);
  const named = [...read.matchAll(written)].map(([amount]) =>
    [...amount.matchAll(part)].reduce((sum, [, number = '', word = '']) => {
      const scale = scales[word] ?? 1;
      return sum + numberOf(number, scale) * scale;
    }, 0),
  );
  const others = [...read.replace(written, ' ; ').matchAll(bare)].map(([amount]) =>
    Number(amount.replace(groups, '')),
  );
  const whole = [...named, ...others].map((amount) => Math.round(amount));
  return [...new Set(whole)].filter((amount) => amount >= smallest && Number.isSafeInteger(amount));
}
