import { digitRows, lettersOf, type Stream, type Word, wordsOf } from './folded';

/** What is known of a reporter that must not stand in a working copy. */
export interface KnownReporter {
  name: string;
  address: string;
  phone: string;
}

/** Stands in the place of what was cut out; it bears no letter, so that nothing is read into it. */
export const cutSign = '[…]';

export const markKinds = ['name', 'address', 'phone'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A place in a text that gives the reporter away, and by what. */
export interface Mark {
  kind: MarkKind;
  from: number;
  to: number;
}

/** Words that people put into an address or leave out. */
const fillers = new Set(['so', 'nha', 'duong', 'pho']);
/** From the commune upwards a place names no person; without it no report could be worked on. The house's choice. */
const broad = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh', 'thanh', 'thi', 'tp', 'tx', 'tt']);
const narrow = new Set(['thon', 'xom', 'ap', 'ban', 'buon', 'lang', 'to', 'khu', 'ngo', 'ngach', 'hem', 'can', 'lo', 'so', 'duong', 'pho', 'nha']); // prettier-ignore
/** Before a given name alone somebody is called so. */
const callings = new Set(['ong', 'ba', 'anh', 'chi', 'em', 'co', 'chu', 'bac', 'toi', 'ten', 'la']);

/** Shorter names stand within other words. */
const longEnough = 10;
/** A number without its prefix; shorter rows of digits are amounts and years. */
const phoneLength = 9;
const shortestPhone = 6;

const spanOf = (kind: MarkKind, row: readonly { from: number; to: number }[]): Mark[] => {
  const [first, last] = [row[0], row.at(-1)];
  return first && last ? [{ kind, from: first.from, to: last.to }] : [];
};

/** Wherever these words stand one after the other. */
function rowsOf(words: readonly Word[], asked: readonly string[]): Word[][] {
  if (asked.length === 0) return [];
  return words.flatMap((_, i) => {
    const row = words.slice(i, i + asked.length);
    return row.length === asked.length && row.every(({ letters }, n) => letters === asked[n]) ? [row] : [];
  });
}

/** Wherever these letters stand one after the other, whatever is between them. */
function placesOf({ letters, places }: Stream, asked: string): Stream['places'][] {
  const found: Stream['places'][] = [];
  for (let at = letters.indexOf(asked); at >= 0; at = letters.indexOf(asked, at + 1))
    found.push(places.slice(at, at + asked.length));
  return found;
}

/** The name whole; its last words alone, where they are no part of another's name; and the given name of whom somebody calls so. */
function nameMarks(text: string, name: string): Mark[] {
  const words = wordsOf(text);
  const asked = wordsOf(name).map(({ letters }) => letters);
  // A name of one word is a word of the language too.
  const whole = rowsOf(words, asked).filter(([first]) => asked.length > 1 || first?.isNamelike);
  const solid = asked.join('');
  const run = solid.length >= longEnough ? placesOf(lettersOf(text), solid) : [];
  const isOthers = (first: Word | undefined, ends: number): boolean => {
    const before = words.find(({ to }) => first !== undefined && /^\s+$/.test(text.slice(to, first.from)));
    if (!before?.isNamelike || callings.has(before.letters)) return false;
    // An initial of the name itself is no other's.
    return !asked.slice(0, ends).some((own) => own.startsWith(before.letters));
  };
  const partial = asked
    .slice(1, -1)
    .flatMap((_, i) =>
      rowsOf(words, asked.slice(i + 1)).filter(
        (row) => row.every(({ isNamelike }) => isNamelike) && !isOthers(row[0], i + 1),
      ),
    );
  const given = rowsOf(words, asked.slice(-1)).filter(([word]) => {
    const before = word && words[words.indexOf(word) - 1];
    return (
      word?.isNamelike &&
      before &&
      callings.has(before.letters) &&
      /^\s+$/.test(text.slice(before.to, word.from))
    );
  });
  return [...whole, ...run, ...partial, ...given].flatMap((row) => spanOf('name', row));
}

/** The address whole, and its parts below the commune. */
function addressMarks(text: string, address: string): Mark[] {
  const plain = (of: string) => wordsOf(of).filter(({ letters }) => !fillers.has(letters));
  const parts = address.split(/[,;\n–]|\s-\s/).map((part) => ({
    first: wordsOf(part)[0]?.letters ?? '',
    words: plain(part).map(({ letters }) => letters),
  }));
  const telling = parts.map(
    ({ first, words }, i) =>
      narrow.has(first) || (!broad.has(first) && (i === 0 || words.some((word) => /\d/.test(word)))),
  );
  const asked = parts.flatMap(({ words }, i) => {
    const next = telling[i + 1] ? (parts[i + 1]?.words ?? []) : [];
    // A house number tells nothing without its street.
    return telling[i] ? [words, [...words, ...next]] : [];
  });
  const words = plain(text);
  return [plain(address).map(({ letters }) => letters), ...asked]
    .filter((row) => row.length > 1)
    .flatMap((row) => rowsOf(words, row))
    .flatMap((row) => spanOf('address', row));
}

/** With the prefix that stands before a number. */
function withPrefix({ letters, places }: Stream, number: Stream['places']): Stream['places'] {
  const before = number[0] ? places.indexOf(number[0]) : 0;
  return /^(?:0084|84|0)$/.test(letters.slice(0, before)) ? [...places.slice(0, before), ...number] : number;
}

/** The number in any spacing, with or without its prefix. */
function phoneMarks(text: string, phone: string): Mark[] {
  const known = phone
    .split(/[,;/\n]|\p{L}+/u)
    .flatMap(digitRows)
    .map(({ letters }) => letters.replace(/^(?:0084|84|0)/, ''))
    .filter((digits) => digits.length >= shortestPhone)
    .flatMap((digits) =>
      Array.from({ length: Math.max(1, digits.length - phoneLength + 1) }, (_, i) =>
        digits.slice(i, i + phoneLength),
      ),
    );
  const rows = digitRows(text);
  return known.flatMap((digits) =>
    rows.flatMap((row) =>
      placesOf(row, digits).flatMap((places) => spanOf('phone', withPrefix(row, places))),
    ),
  );
}

/** Wherever a text says who its writer is, as far as that is known; the first first. */
export const marksIn = (text: string, { name, address, phone }: KnownReporter): Mark[] =>
  [...nameMarks(text, name), ...addressMarks(text, address), ...phoneMarks(text, phone)].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );

/** By what of the reporter a text still gives them away. */
export const standingIn = (text: string, known: KnownReporter): MarkKind[] => {
  const found = marksIn(text, known);
  return markKinds.filter((kind) => found.some((mark) => mark.kind === kind));
};

/** The text with `sign` in the place of each mark; marks that touch are one. What comes together by that is cut as well. */
export function cutOut(text: string, known: KnownReporter, sign: string): string {
  const cut = cutOnce(text, known, sign);
  return cut === text ? text : cutOut(cut, known, sign);
}

function cutOnce(text: string, known: KnownReporter, sign: string): string {
  let cut = '';
  let at = 0;
  let isOpen = false;
  for (const { from, to } of marksIn(text, known)) {
    if (to <= at) continue;
    if (from > at || !isOpen) cut += `${text.slice(at, from)}${sign}`;
    at = to;
    isOpen = true;
  }
  return cut + text.slice(at);
}
