import i18next, { type Resource } from 'i18next';
import { languages, type LanguageCode } from '../domain/text/languages';
import { readWords } from './readWords';

/** Gives the text of a key such as `layout:signOut`; `count` in the parameters chooses the plural. */
export type Translate = (key: string, params?: Record<string, unknown>) => string;

export interface Texts {
  /** The texts of one language; a key missing in English falls back to Vietnamese. */
  translator(language: LanguageCode): Translate;
  /** Whether there is a text of that key. */
  has(key: string): boolean;
}

/** The languages of the pages, each under its own name; the first is the office's. */
export const languageNames: Record<LanguageCode, string> = { vi: 'Tiếng Việt', en: 'English' };
export const officeLanguage: LanguageCode = 'vi';

interface TextsOptions {
  /** What happens when a text is missing everywhere: tests throw, an office sees the key and the log a line. */
  onMissing?: (key: string) => void;
}

/** Loads the texts of all languages. */
export function loadTexts({ onMissing }: TextsOptions = {}): Texts {
  const resources: Resource = Object.fromEntries(
    languages.map((language) => [language, readWords(language)]),
  );
  const namespaces = Object.values(resources).flatMap((words) => Object.keys(words));
  const texts = i18next.createInstance();
  void texts.init({
    resources,
    initAsync: false,
    lng: officeLanguage,
    fallbackLng: officeLanguage,
    ns: [...new Set(namespaces)],
    defaultNS: 'layout',
    // Nunjucks escapes what it prints; escaping here as well would show entities to people.
    interpolation: { escapeValue: false },
    appendNamespaceToMissingKey: true,
    parseMissingKeyHandler: (key) => {
      onMissing?.(key);
      return key.slice(key.indexOf(':') + 1);
    },
  });

  const made = (language: LanguageCode): Translate => {
    const translate = texts.getFixedT(language);
    /** Most texts are words without a place to fill in: a page asks for the same ones a hundred times. */
    const plain = new Map<string, string>();
    return (key, params) => {
      if (params) return String(translate(key, params));
      const known = plain.get(key);
      if (known !== undefined) return known;
      const text = String(translate(key));
      if (texts.exists(key, { lng: language })) plain.set(key, text);
      return text;
    };
  };
  // Once for a language, not for a request: what is known of its words stays known.
  const translators = new Map<LanguageCode, Translate>();
  const translator = (language: LanguageCode): Translate => {
    const translate = translators.get(language) ?? made(language);
    translators.set(language, translate);
    return translate;
  };
  return { translator, has: (key) => texts.exists(key) };
}
