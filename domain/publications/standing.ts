import { lettersOf, wordsOf } from '../workingCopy/folded';

/** Where something stands in a text. */
export interface Span {
  from: number;
  to: number;
}

/** Shorter words stand within others once their spaces are gone. */
const longEnough = 10;

/** Wherever these letters stand one after the other, whatever is between them and however they are written. */
export function lettersStanding(text: string, asked: string): Span[] {
  const { letters: wanted } = lettersOf(asked);
  if (wanted === '') return [];
  const { letters, places } = lettersOf(text);
  const found: Span[] = [];
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const [first, last] = [places[at], places[at + wanted.length - 1]];
    if (first && last) found.push({ from: first.from, to: last.to });
  }
  return found;
}

/** Wherever these words stand one after the other; whatever their case, marks and alphabet. */
export function wordsStanding(text: string, asked: string): Span[] {
  const wanted = wordsOf(asked).map(({ letters }) => letters);
  if (wanted.length === 0) return [];
  const words = wordsOf(text);
  const rows = words.flatMap((first, i): Span[] => {
    const last = words[i + wanted.length - 1];
    const isThere = wanted.every((letters, n) => words[i + n]?.letters === letters);
    return isThere && last ? [{ from: first.from, to: last.to }] : [];
  });
  const solid = wanted.join('');
  return rows.length > 0 || solid.length < longEnough ? rows : lettersStanding(text, asked);
}
