import { searchable, searchedWords, searchWords } from './searchText';

const spellings = {
  'the letter itself': 'Đặng Đức',
  'eth (U+00D0)': '\u00D0ặng \u00D0ức',
  'African D (U+0189)': '\u0189ặng \u0189ức',
  'small eth (U+00F0)': '\u00F0ặng \u00F0ức',
  'small tailed d (U+0256)': '\u0256ặng \u0256ức',
  'zero width signs': '\u200BĐặ\u200Dng Đ\uFEFFức',
  'soft hyphens': 'Đặ\u00ADng Đứ\u00ADc',
  'a space that does not break': 'Đặng\u00A0Đức',
  'a narrow space that does not break': 'Đặng\u202FĐức',
  'marks of their own': 'Đặng Đức'.normalize('NFD'),
};

test.each(Object.entries(spellings))('a name with %s is found, stored so and typed so', (_how, text) => {
  expect(searchWords(text)).toEqual(['dang', 'duc']);
  expect(searchedWords(text)).toEqual(['dang', 'duc']);
});

test('a Latin word with letters of another alphabet in it is found as it reads', () => {
  expect(searchable('S\u043E \u0425ây d\u0443')).toBe('so xay dy');
  expect(searchable('Ho\u0430ng')).toBe('hoang');
});
