import { plainLetters } from './plainLetters';

test.each([
  ['QĐ 2026', 'QD-2026'],
  ['\u00D0ảng ủy \u0189ông', 'Dang-uy-Dong'],
  ['Sổ văn bản: TTr/2026', 'So-van-ban-TTr-2026'],
  ['đơn đã “đọc”', 'don-da-doc'],
  ['../../etc', 'etc'],
])('%s is %s', (text, plain) => {
  expect(plainLetters(text)).toBe(plain);
});
