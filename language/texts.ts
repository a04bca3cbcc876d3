import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import i18next, { type Resource } from 'i18next';
import { z } from 'zod';
import { languages, type LanguageCode } from '../domain/text/languages';

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
  directory?: string;
  /** What happens when a text is missing everywhere: tests throw, an office sees the key and the log a line. */
  onMissing?: (key: string) => void;
}

const languageFile = z.record(z.string(), z.unknown());
const seeds = __dirname;

/** Loads every `<language>/<namespace>.json` of the seeds. */
export function loadTexts({ directory = seeds, onMissing }: TextsOptions = {}): Texts {
  const resources: Resource = {};
  const namespaces = new Set<string>();
  for (const language of languages) {
    resources[language] = {};
    for (const file of readdirSync(join(directory, language)).filter((name) => name.endsWith('.json'))) {
      const namespace = basename(file, '.json');
      namespaces.add(namespace);
      resources[language][namespace] = languageFile.parse(
        JSON.parse(readFileSync(join(directory, language, file), 'utf8')),
      );
    }
  }
  const texts = i18next.createInstance();
  void texts.init({
    resources,
    initAsync: false,
    lng: officeLanguage,
    fallbackLng: officeLanguage,
    ns: [...namespaces],
    defaultNS: 'layout',
    // Nunjucks escapes what it prints; escaping here as well would show entities to people.
    interpolation: { escapeValue: false },
    appendNamespaceToMissingKey: true,
    parseMissingKeyHandler: (key) => {
      onMissing?.(key);
      return key.slice(key.indexOf(':') + 1);
    },
  });

  const translator = (language: LanguageCode): Translate => {
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
  return { translator, has: (key) => texts.exists(key) };
}
