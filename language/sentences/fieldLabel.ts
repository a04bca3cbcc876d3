import type { Texts, Translate } from '../texts';

interface Wording {
  t: Translate;
  texts: Pick<Texts, 'has'>;
  /** The command whose own labels come before the general ones. */
  command?: string | undefined;
}

const singular = (name: string) => name.replace(/s$/, '');
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Keys of the words about a field, the fittest first: `subject.name` is called as `subjectName`. */
export function labelKeysOf(path: readonly PropertyKey[], command: string | undefined): string[] {
  const names = path.filter((part) => typeof part === 'string');
  const last = names.at(-1) ?? '';
  const parent = names.at(-2);
  const joined = parent === undefined ? [] : [`${singular(parent)}${capital(last)}`];
  const own = command === undefined ? [] : [`${command}.${last}`];
  const reporter = path[0] === 'reporter' ? [`reporter${capital(last)}`] : [];
  return [...own, ...joined, ...reporter, last].map((name) => `fields:${name}`);
}

/** What a field is called in the reader's language, found by its path; the path itself where it has no name. */
export function labelOf(path: readonly PropertyKey[], { t, texts, command }: Wording): string {
  const key = labelKeysOf(path, command)
    .map((name) => `${name}.label`)
    .find(texts.has);
  return key ? t(key) : path.map(String).join('.');
}
