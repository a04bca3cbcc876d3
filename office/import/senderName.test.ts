import { readSenderName, withoutSender } from './senderName';

test.each([
  'Nặc danh', 'NẶC DANH', 'nac danh', '(Nặc danh)', 'Đơn nặc danh', 'Không ghi tên', 'Không ghi họ tên', 'Không rõ', 'không rõ người gửi',
  'Không ký tên', 'Không có tên', 'Không để tên, địa chỉ', 'Không xác định được người gửi', 'Ẩn danh', 'Giấu tên', 'Khuyết danh', '-', '…', 'n/a', '?',
  'N\u1EB7c\u00A0danh',
])('“%s” is no name', (cell) => {
  expect(readSenderName(cell)).toEqual({ name: '', said: 'anonymous' });
}); // prettier-ignore

test.each([
  ['Mạo danh Nguyễn Văn Mẫu', 'Nguyễn Văn Mẫu'], ['Mạo danh: Lê Thị Thử', 'Lê Thị Thử'], ['Giả danh (Lê Thị Thử)', 'Lê Thị Thử'], ['Mạo danh', ''],
])('“%s” is the name of another', (cell, name) => {
  expect(readSenderName(cell)).toEqual({ name, said: 'falseName' });
}); // prettier-ignore

test.each([
  'Nguyễn An Danh',
  'An Danh',
  'Khổng Rõ Ràng',
  'Khổng Thị Ghi',
  'Mạo Thị Danh',
  'Tập thể công dân thôn 2',
  'Không Lộ',
  'Ngô Danh',
])('“%s” is a name', (cell) => {
  expect(readSenderName(cell)).toEqual({ name: cell });
});

test.each([
  ['Tôi là Đỗ Thị Mẫu, ở thôn 2.', 'Tôi là […], ở thôn 2.'],
  ['ĐỖ THỊ MẪU và do  thi mau', '[…] và […]'],
  ['Bà Đỗ Thị Mẫu Đơn', 'Bà […] Đơn'],
  ['Đỗ Thị Hai', 'Đỗ Thị Hai'],
  ['Đỗ Thị\nMẫu', '[…]'],
])('a sender is not named in “%s”', (text, shown) => {
  expect(withoutSender(text, 'Đỗ Thị Mẫu')).toBe(shown);
});

test('a name of one word is that of many', () => {
  expect(withoutSender('Mẫu đơn', 'Mẫu')).toBe('Mẫu đơn');
});
