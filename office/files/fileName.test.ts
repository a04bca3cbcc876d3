import { downloadName } from './fileName';

test.each([
  ['application/pdf', 'don.pdf', 'don.pdf'],
  // A name that says something else than its content does not leave the office.
  ['application/pdf', 'don.exe', 'don.exe.pdf'],
  ['image/jpeg', 'ảnh.JPEG', 'ảnh.JPEG'],
  ['application/x-cfb', 'bảng.xls', 'bảng.xls'],
  ['text/plain', '../../a:b.csv', '.._.._a_b.csv'],
  ['application/octet-stream', 'x', 'x.bin'],
])('%s that was sent as %s is given as %s', (type, name, given) => {
  expect(downloadName({ type }, { name, title: '' })).toBe(given);
});
