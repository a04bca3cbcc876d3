import { languages } from '../domain/text/languages';
import { readWords } from './readWords';

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const all = languages.flatMap((language) => leaves(readWords(language), language));

test('no text of a page cites the instrument of some cases for all of them', () =>
  expect(all.filter(([, text]) => /(?<!\d)(22|30|296|21)-QĐ\/TW/.test(text))).toEqual([]));

test('the instrument of the case stands in the introductions of acts, which are told it', () => {
  const citing = all.filter(([key, text]) => key.includes('.commands.') && text.includes('{{instrument}}'));
  expect(citing.length).toBeGreaterThan(10);
  expect(citing.filter(([key]) => !/\.commands\.\w+\.intro(_appeal)?$/.test(key))).toEqual([]);
});
