import type { LanguageCode } from '../domain/text/languages';
import { readWords } from './readWords';
import { loadTexts } from './texts';

/** Every text of a file by its full key, with the names that it fills in. */
function placeholders(language: LanguageCode, namespace: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const walk = (node: unknown, key: string): void => {
    if (typeof node === 'string') found[key] = (node.match(/\{\{\w+\}\}/g) ?? []).sort();
    else Object.entries(node ?? {}).forEach(([name, child]) => walk(child, `${key}.${name}`));
  };
  walk(readWords(language)[namespace], namespace);
  return found;
}

test.each(['layout', 'account', 'errors', 'office', 'door', 'doorReports', 'reception'])(
  '%s says the same things in both languages',
  (namespace) => {
    expect(placeholders('en', namespace)).toEqual(placeholders('vi', namespace));
  },
);

test('texts are given in the language asked for, with their parameters unescaped', () => {
  const texts = loadTexts();
  const params = { name: 'Trần & Lê', username: 'tran.le' };
  expect(texts.translator('vi')('office:acts.codeFor', params)).toContain('cho Trần & Lê');
  expect(texts.translator('en')('account:list.count', { count: 1 })).toBe('1 account');
});

test('a missing text is reported and shows its key', () => {
  const missing: string[] = [];
  const t = loadTexts({ onMissing: (key) => missing.push(key) }).translator('en');
  expect(t('account:no.such')).toBe('no.such');
  expect(missing).toEqual(['account:no.such']);
});

test('a language has one translator, so that no request begins to know its words anew', () => {
  const texts = loadTexts();
  expect(texts.translator('vi')).toBe(texts.translator('vi'));
  expect(texts.translator('en')).not.toBe(texts.translator('vi'));
});

test('what somebody has typed stands in a text as it is, and is never read as a text of ours', () => {
  const typed = '$t(layout:signOut) {{limit}} <b>$t(account:own.title)</b>';
  const t = loadTexts().translator('en');
  expect(t('office:unknownName', { digest: typed, limit: 'khác' })).toContain(typed);
});
