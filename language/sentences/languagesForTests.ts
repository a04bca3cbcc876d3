import { languages, type LanguageCode } from '../../domain/text/languages';
import { loadTexts, type Translate } from '../texts';

/** The real language files; a text that is missing fails the test that asks for it. */
export const texts = loadTexts({
  onMissing: (key) => {
    throw new Error(`no text ${key}`);
  },
});

/** Both languages as rows for `test.each`. */
export const eachLanguage: [LanguageCode, Translate][] = languages.map((code) => [
  code,
  texts.translator(code),
]);
export const vietnamese = texts.translator('vi');
export const english = texts.translator('en');

/** What a sentence never shows to a person: an unfilled place, a raw value, a gap, a word said twice. */
export const unfit =
  /\{\{|\}\}|undefined|null|NaN|\[object|\(\)|“”| {2}| [,.;:)]|Invalid|from on|(?<!\p{L})(\p{L}+) \1(?!\p{L})/u;
