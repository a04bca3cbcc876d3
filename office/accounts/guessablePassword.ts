import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { Account } from '../../models/accounts';
import { demonstrationPassword } from './demonstrationPassword';

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** Of five degrees, 0 to 4: from 3 on somebody who has the hash needs long. */
const leastScore = 3;

/** Words that everybody in such an office would try. */
export const officeWords = [
  'liem',
  'uybankiemtra',
  'kiemtra',
  'tinhuy',
  'ubkt',
  'vietnam',
  'hanoi',
  'matkhau',
  'donthu',
  'tocao',
];

/** Letters and digits alone, without accents: as a person would vary a word. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Fewer letters than these besides known words are no secret. */
const leastOwnLetters = 4;

/** Whether known words are in it, and too few letters are left without them and digits. Where there are none, any kind of sign will do. */
function isMadeOf(words: readonly string[], password: string): boolean {
  const all = bare(password);
  const left = [...words]
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), all);
  return left !== all && left.replace(/\d/g, '').length < leastOwnLetters;
}

/** The password as it is, and without accents and other signs where these are not most of it. */
function readings(password: string): string[] {
  const [whole, letters] = [password.normalize('NFC'), bare(password)];
  return letters.length * 2 >= whole.length ? [whole, letters] : [whole];
}

type Person = Pick<Account, 'username' | 'displayName' | 'position'>;

/** Words of the person: whoever guesses knows whom they are guessing at. */
function wordsOf({ username, displayName, position }: Person): string[] {
  const texts = [username, displayName, position];
  const words = texts.flatMap((text) => [text, ...text.split(/[\s.,;()_-]+/)]).map(bare);
  return [...new Set([...words, ...officeWords])].filter((word) => word.length > 1);
}

/**
 * Whether a password would soon be guessed: it is among the common ones, made of the person's own names and the office's words,
 * or a mere pattern; or it is the one that is published with the demonstration.
 */
export function isGuessable(password: string, person: Person): boolean {
  if (bare(password) === bare(demonstrationPassword)) return true;
  const words = wordsOf(person);
  if (isMadeOf(words, password)) return true;
  return readings(password).some((text) => estimator.check(text, words).score < leastScore);
}
