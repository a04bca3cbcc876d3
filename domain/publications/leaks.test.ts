import { findLeaks, type Guard } from './leaks';
import type { TextPart } from './textPart';

const reporter = {
  name: 'Trịnh Thị Thí Dụ',
  address: 'Số nhà 12, đường Trần Phú, thôn 2, xã Tân Nghiệm',
  phone: '0912 345 678',
  numbers: ['001085012345'],
  mails: ['thidu.trinh@mau.vn'],
};
const guard: Guard = {
  reporters: [reporter],
  off: [
    { key: 'subject', kind: 'subject', words: ['Nguyễn Văn Mẫu'] },
    { key: 'organisation', kind: 'organisation', words: ['Sở Tài nguyên Mẫu'] },
    { key: 'form', kind: 'form', words: ['Cảnh cáo'] },
    { key: 'number', kind: 'number', words: ['3-TB/UBKTTU', '2026-000017'] },
  ],
  allowed: ['Phạm Quốc Chủ', 'TỈNH ỦY MẪU', 'ỦY BAN KIỂM TRA'],
  organisations: ['Huyện ủy Mẫu Tây', 'Tỉnh ủy Mẫu'],
  words: ['bút tích'],
};
const body = (...paragraphs: string[]): TextPart => ({ part: 'body', paragraphs });
const found = (text: string) => findLeaks([body(text)], guard).map(({ kind, item }) => item ?? kind);

test.each([
  // The reporter, however it is written.
  ['gọi 0912.34 56 78 để biết', ['reporter']],
  ['bà TRINH THI THI DU đã gửi đơn', ['reporter']],
  ['Trịnh Thị\nThí Dụ', ['reporter']],
  ['hộp thư ThiDu.Trinh@mau.vn', ['reporter']],
  ['căn cước 0010 8501 2345', ['reporter']],
  ['ở nhà 12 Trần Phú', ['reporter']],
  // What is not switched on.
  ['đồng chí nguyen van mau', ['subject']],
  ['tại Sở Tài Nguyên Mẫu', ['organisation']],
  ['bị kỷ luật bằng hình thức cảnh cáo', ['form']],
  ['theo Thông báo số 3-TB/UBKTTU', ['number']],
  // Whoever else is named, though nobody knows whom.
  ['ông Lê Văn Khác có mặt', ['person']],
  ['Trần An Nhiên có mặt', ['person']],
  ['Y Ngông Niê có mặt', ['person']],
  ['VỀ VIỆC CỦA BÀ LÊ THỊ KHÁC', ['person']],
  ['do Huyện ủy Mẫu Tây quản lý', ['organisation']],
  // Marks and words.
  ['Độ mật: TỐI MẬT', ['secrecy']],
  ['nét chữ, bút tích trong đơn', ['word']],
])('%j: %j', (text, kinds) => {
  expect(found(text)).toEqual(kinds);
});

test.each([
  'Ủy ban Kiểm tra Tỉnh ủy Mẫu đã kết luận một đảng viên có vi phạm.',
  'ĐẢNG CỘNG SẢN VIỆT NAM\nTHÔNG BÁO\ncông khai kết quả giải quyết đơn',
  'PHÓ CHỦ NHIỆM\nPhạm Quốc Chủ',
  'ĐÃ GIẢI MẬT ngày 02/3/2026; giữ bí mật công tác',
  'Thu hồi 812.345.678 đồng; lưu hồ sơ; lý do đã nêu.',
  'Chủ nhiệm Ủy ban, Phó Trưởng ban và Bí thư Huyện ủy cùng dự.',
])('%j goes out', (text) => {
  expect(found(text)).toEqual([]);
});

test('a finding is told by its place alone, once for a paragraph, and by the part that a reader may never see', () => {
  const parts: TextPart[] = [
    body('Kết quả giải quyết.', 'Người gửi là Trịnh Thị Thí Dụ, tức chị Dụ.'),
    { part: 'footer', page: 2, paragraphs: ['đt 0912345678'] },
    { part: 'properties', paragraphs: ['Trinh Thi Thi Du'] },
    { part: 'body', page: 3, paragraphs: [], unreadable: true },
  ];
  expect(findLeaks(parts, guard)).toEqual([
    { kind: 'reporter', part: 'body', paragraph: 2 },
    { kind: 'reporter', part: 'footer', page: 2, paragraph: 1 },
    { kind: 'reporter', part: 'properties', paragraph: 1 },
    { kind: 'unreadable', part: 'body', page: 3 },
  ]);
});
