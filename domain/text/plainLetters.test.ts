import { plainFileName, plainLetters } from './plainLetters';

test.each([
  ['QĐ 2026', 'QD-2026'],
  ['\u00D0ảng ủy \u0189ông', 'Dang-uy-Dong'],
  ['Sổ văn bản: TTr/2026', 'So-van-ban-TTr-2026'],
  ['đơn đã “đọc”', 'don-da-doc'],
  ['../../etc', 'etc'],
])('%s is %s', (text, plain) => {
  expect(plainLetters(text)).toBe(plain);
});

test.each([
  ['Sổ văn bản QĐ/2026.xlsx', 'So-van-ban-QD-2026.xlsx'],
  // As a keyboard in another language writes the letter, and as an accent that stands apart.
  ['Ðơn thư.PDF', 'Don-thu.pdf'],
  ['Báo cáo quý I.2026.docx', 'Bao-cao-quy-I-2026.docx'],
  ['../../a:b.csv', 'a-b.csv'],
  ['привет.pdf', 'tai-lieu.pdf'],
  ['', 'tai-lieu'],
])('the file %j is given as %s', (name, given) => {
  expect(plainFileName(name)).toBe(given);
});
