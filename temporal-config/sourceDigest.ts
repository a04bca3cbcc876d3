import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..');

/** The sources in a directory and below, without their tests. */
export const sourcesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(directory, name));

/** What files say, and where they stand: 16 hex digits. */
export function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

let whole: string | undefined;
/** The program that cases run on – rules, workflows and what these do to the world –, by which two workers are told apart. */
export const programDigest = (): string =>
  (whole ??= digestOf(
    ['domain', 'workflows', 'activities'].flatMap((room) => sourcesIn(join(root, room))).sort(),
  ));

/** The rules as they are written: a case is folded the same way as long as they are the same. */
export const rulesDigest = (): string => digestOf(sourcesIn(join(root, 'domain')).sort());
