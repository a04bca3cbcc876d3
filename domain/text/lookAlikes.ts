/**
 * Letters of other alphabets that look as Latin ones do. A keyboard left in another language, a scan that was read by a machine, a table
 * copied from a page: what is seen is a Vietnamese word, and what is compared is another.
 */
const eths: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };
const others = new Map(
  [
    // Cyrillic
    ['АВЕЅІЈКМНОРСТУХԚԜ', 'ABESIJKMHOPCTYXQW'],
    ['аеѕіјорсухһԁԛԝ', 'aesijopcyxhdqw'],
    // Greek
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['αινορυ', 'aivopu'],
  ].flatMap(([from = '', to = '']) =>
    [...from].map((letter, i): [string, string] => [letter, to[i] ?? letter]),
  ),
);

/** A letter as it is read, whatever alphabet it was typed in: for comparing what somebody wants to hide. */
export const readAs = (letter: string): string => eths[letter] ?? others.get(letter) ?? letter;

const word = /[\p{L}\p{M}]+/gu;
const latin = /\p{Script=Latin}/u;
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** A word in which Latin letters stand beside those that look so is a Latin word; one of another alphabet throughout is left alone. */
function inLatin(text: string): string {
  const letters = [...text.normalize('NFD')];
  const isMixed = letters.some((one) => latin.test(one)) && letters.some((one) => foreign.test(one));
  if (!isMixed || letters.some((one) => foreign.test(one) && !others.has(one))) return text;
  return letters
    .map((one) => others.get(one) ?? one)
    .join('')
    .normalize('NFC');
}

/** The text with the letters that it is read with: Đ for each of its look-alikes, Latin letters for those that pass for them in a Latin word. */
export function withoutLookAlikes(text: string): string {
  const read = text.replace(/[ÐƉðɖ]/g, (eth) => eths[eth] ?? eth);
  return foreign.test(read) ? read.replace(word, inLatin) : read;
}
