import { createHmac } from 'node:crypto';
import type { Condition } from './condition';
import { type DerivedKey, keysFor, type MasterKey } from './keyRing';

/**
 * Fields of a row by which cases are found and which would tell whom or what they are about: of each value a row keeps a keyed tag. By `whole` a
 * case is found by the whole value, else by its beginnings of so many letters; one that is shorter or longer is found as a whole.
 */
const keyedFields = {
  words: { from: 2, to: 12 },
  documentNumbers: { from: 1, to: 24 },
  subject: 'whole',
  inUnit: 'whole',
  units: 'whole',
  areas: 'whole',
} as const;
export type KeyedField = keyof typeof keyedFields;
const isKeyed = (field: string): field is KeyedField => field in keyedFields;

/** How a question asks for values that begin so. */
export const beginningWith = (text: string): Condition => ({ $beginsWith: text });

const isBegun = (letters: readonly string[], { from, to }: { from: number; to: number }): boolean =>
  letters.length >= from && letters.length <= to;

/** Under which texts a value is found. */
function textsOf(field: KeyedField, value: string): string[] {
  const how = keyedFields[field];
  if (how === 'whole') return [value];
  const letters = [...value];
  const begun = letters.map((_, i) => letters.slice(0, i + 1)).filter((some) => isBegun(some, how));
  const texts = begun.map((some) => some.join(''));
  return isBegun(letters, how) || letters.length === 0 ? texts : [...texts, value];
}

/** Tags of what a row is found by: whoever has no key of the office tells of none what it stands for. */
export interface RowTags {
  /** As rows keep values of a field, under the current key: of each beginning one. */
  kept(field: KeyedField, values: readonly string[]): string[];
  /** A question with what it asks of keyed fields put as tags, under each key of the office: a row may have been kept under an older one. */
  question(asked: Condition): Condition;
}

/** 9 bytes: among a million words two have one tag with a chance of one to some ten thousand millions. */
const bytes = 9;
const tagOf = ({ key }: DerivedKey, field: KeyedField, text: string): string =>
  createHmac('sha256', key).update(`${field} ${text}`).digest().subarray(0, bytes).toString('base64url');

/** So many tags a process remembers: most words come again with the next act of their case. */
const remembered = 50_000;

/** @param masterKeys the current one first */
export function createRowTags(masterKeys: readonly MasterKey[]): RowTags {
  const { current, find } = keysFor('rowTags', masterKeys);
  const all = masterKeys.flatMap(({ id }) => find(id) ?? []);
  const known = new Map<string, string>();

  function currentTag(field: KeyedField, text: string): string {
    const name = `${field} ${text}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= remembered) known.clear();
    const tag = tagOf(current, field, text);
    known.set(name, tag);
    return tag;
  }
  const anyOf = (field: KeyedField, value: string) => all.map((key) => tagOf(key, field, value));

  function test(field: KeyedField, asked: unknown): Condition {
    if (typeof asked === 'string') return { $in: anyOf(field, asked) };
    const [[operator, value] = [], ...more] = Object.entries(Object(asked));
    if (more.length === 0 && operator === '$beginsWith' && typeof value === 'string')
      return { $in: anyOf(field, value) };
    if (more.length === 0 && (operator === '$in' || operator === '$nin') && Array.isArray(value))
      return { [operator]: value.flatMap((one: unknown) => anyOf(field, String(one))) };
    throw new RangeError(`${field} is keyed, and cannot be asked so.`);
  }

  const question = (asked: Condition): Condition =>
    Object.fromEntries(
      Object.entries(asked).map(([name, value]) => {
        if (isKeyed(name)) return [name, test(name, value)];
        const isJoint = Array.isArray(value) && (name === '$and' || name === '$or');
        return [name, isJoint ? value.map((one: Condition) => question(one)) : value];
      }),
    );

  return {
    kept: (field, values) => [
      ...new Set(values.flatMap((value) => textsOf(field, value).map((text) => currentTag(field, text)))),
    ],
    question,
  };
}
