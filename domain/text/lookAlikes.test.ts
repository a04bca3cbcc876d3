import { withoutLookAlikes } from './lookAlikes';

test.each([
  ['\u00D0ỗ V\u0103n \u00F0ức', 'Đỗ Văn đức'],
  ['\u0189ảng \u0256i', 'Đảng đi'],
  // Cyrillic а, о, с and a Greek omicron within Latin words.
  ['Nguyễn V\u0430n H\u043Ea', 'Nguyễn Van Hoa'],
  ['B\u03BFn', 'Bon'],
  // A mark that stands on a Cyrillic letter.
  ['H\u043E\u0300a', 'Hòa'],
  ['H\u043E\u0323\u0302c', 'Học'.replace('ọ', 'ộ')],
])('%s is read as %s', (typed, read) => {
  expect(withoutLookAlikes(typed)).toBe(read);
});

test.each(['Москва', 'Αθήνα', 'Nguyễn Đức', 'Яn', ''])('%s stays as it is', (text) => {
  expect(withoutLookAlikes(text)).toBe(text);
});
