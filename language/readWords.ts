import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { LanguageCode } from '../domain/text/languages';

const words = z.record(z.string(), z.unknown());
/** The words of the acts of a stage lie together: `commands`, `events` and `fields` of that stage. */
const stageWords = z.record(z.string(), words);

type Words = z.infer<typeof words>;

const filesIn = (directory: string): string[] =>
  readdirSync(directory).filter((name) => name.endsWith('.json'));
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/**
 * Every text of a language by its namespace: `<namespace>.json`, and what `acts/<stage>.json` adds to it.
 * @throws when a text is said twice
 */
export function readWords(language: LanguageCode, directory = __dirname): Record<string, Words> {
  const folder = join(directory, language);
  const found: Record<string, Words> = {};
  for (const file of filesIn(folder)) found[basename(file, '.json')] = words.parse(read(folder, file));
  for (const file of filesIn(join(folder, 'acts'))) {
    for (const [namespace, texts] of Object.entries(stageWords.parse(read(folder, 'acts', file)))) {
      const there = (found[namespace] ??= {});
      const twice = Object.keys(texts).find((key) => key in there);
      if (twice !== undefined)
        throw new Error(`${language}/acts/${file} says ${namespace}:${twice} once more`);
      Object.assign(there, texts);
    }
  }
  return found;
}
