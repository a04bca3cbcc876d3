import { readAs } from '../text/lookAlikes';

/** A word of a text as it is compared, and where it stands. */
export interface Word {
  letters: string;
  /** Begins with a capital, as names do. */
  isNamelike: boolean;
  from: number;
  to: number;
}

/** A letter or digit as it is compared: small, without marks, in Latin letters, one to one where it can be. */
const folded = (letter: string): string =>
  letter
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/./gu, readAs)
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a text: whatever its case, marks and alphabet, the same words are the same. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    letters: [...word].map(folded).join(''),
    isNamelike: /^\p{Lu}/u.test(word.normalize('NFKC')),
    from: index,
    to: index + word.length,
  }));

/** Letters of a kind one after the other, each with its place: whatever stands between them. */
export interface Stream {
  letters: string;
  places: { from: number; to: number }[];
}

/** All letters and digits of a text without anything between them. */
export function lettersOf(text: string): Stream {
  const stream: Stream = { letters: '', places: [] };
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]\p{M}*/gu)) {
    for (const one of folded(letter)) {
      stream.letters += one;
      stream.places.push({ from: index, to: index + letter.length });
    }
  }
  return stream;
}

/** Rows of digits, however they are spaced: a letter ends a row. */
export function digitRows(text: string): Stream[] {
  return [...text.matchAll(/\p{Nd}(?:[^\p{L}\p{N}]*\p{Nd})*/gu)].map(({ 0: row, index }) => {
    const { letters, places } = lettersOf(row);
    return { letters, places: places.map(({ from, to }) => ({ from: from + index, to: to + index })) };
  });
}
