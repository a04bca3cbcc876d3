import { unmarkedNames } from '../organisations/bodyName';
import { withoutLookAlikes } from '../text/lookAlikes';
import { plainText } from '../text/plainText';
import { searchable } from '../views/searchText';

const marks = /\p{Mn}|[đĐ]/u;
const isUnmarked = (name: string): boolean => !marks.test(name.normalize('NFD'));
const evened = (name: string): string =>
  withoutLookAlikes(plainText(name)).normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();

/** The same name by its letters, however it was typed: without case and marks. Rows of an import are compared by this. */
export const nameKey = searchable;

/** One letter more, less or other; `y` for `i` is none. */
function isNearlyWord(one: string, other: string): boolean {
  const [a, b] = [one.replace(/y/g, 'i'), other.replace(/y/g, 'i')];
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 2 || Math.abs(a.length - b.length) > 1) return false;
  const start = [...a].findIndex((letter, i) => letter !== b[i]);
  const at = start < 0 ? a.length : start;
  return (
    a.slice(at + 1) === b.slice(at + 1) || a.slice(at) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at)
  );
}

/** The same words but for one that is nearly the same, or with one less between the first and the last. */
function isNearlyName(one: string, other: string): boolean {
  const [a, b] = [nameKey(one).split(' '), nameKey(other).split(' ')];
  if (Math.min(a.length, b.length) < 2) return false;
  if (a.length === b.length) {
    const differing = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ''] as const]));
    const [pair] = differing;
    return pair !== undefined && differing.length === 1 && isNearlyWord(...pair);
  }
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  return (
    longer.length === shorter.length + 1 &&
    longer.slice(1, -1).some((_, i) => longer.filter((__, n) => n !== i + 1).join(' ') === shorter.join(' '))
  );
}

/** Whether two names of people are one: as they are read, or as far as spelling goes wrong or marks were left out. */
export function nameLikeness(one: string, other: string): 'same' | 'similar' | undefined {
  if (nameKey(one) === '' || nameKey(other) === '') return undefined;
  if (nameKey(one) === nameKey(other)) {
    const isSpelledSo = evened(one) === evened(other) || isUnmarked(one) || isUnmarked(other);
    return isSpelledSo ? 'same' : 'similar';
  }
  return isNearlyName(one, other) ? 'similar' : undefined;
}

/** A unit by its name and, where both say it, by where it is. */
export function isOneUnit(one: string, other: string): boolean {
  const [a, b] = [unmarkedNames.read(one), unmarkedNames.read(other)];
  const isElsewhere =
    a.within.length > 0 && b.within.length > 0 && !a.within.some((place) => b.within.includes(place));
  return a.of === b.of && !isElsewhere;
}
