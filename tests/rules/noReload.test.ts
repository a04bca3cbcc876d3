import { languages } from '../../domain/text/languages';
import { readWords } from '../../language/readWords';

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

test.each(languages)(
  'no text in %s advises to reload a page: what was typed into it would be lost',
  (language) => {
    const texts = textsOf(readWords(language));
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.filter((text) => /tải lại|\breload/i.test(text))).toEqual([]);
  },
);
