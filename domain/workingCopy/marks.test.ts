import fc from 'fast-check';
import { cutOut, marksIn, standingIn } from './marks';

const known = {
  name: 'Trịnh Thị Thí Dụ',
  address: 'Số nhà 12, đường Trần Phú, thôn 2, xã Tân Nghiệm, huyện Mẫu',
  phone: '0912 345 678',
};
const cut = (text: string) => cutOut(text, known, '[…]');

test.each([
  ['Tôi là Trịnh Thị Thí Dụ, viết đơn.', 'Tôi là […], viết đơn.'],
  ['TRỊNH THỊ THÍ DỤ', '[…]'],
  ['trinh thi thi du', '[…]'],
  // Cyrillic letters among Latin ones, marks apart, another Đ, nothing between the words.
  ['Tr\u0456nh Th\u0456 Thí D\u1EE5', '[…]'],
  ['Trịnh Thị Thí Dụ'.normalize('NFD'), '[…]'],
  ['hộp thư trinhthithidu@mau.vn', 'hộp thư […]@mau.vn'],
  ['T r ị n h  T h ị  T h í  D ụ', '[…]'],
  ['Trịnh\nThị Thí-Dụ', '[…]'],
  ['bà Thí Dụ nói', 'bà […] nói'],
  ['T. Thí Dụ ký', 'T. […] ký'],
  ['chị Dụ ở đó', 'chị […] ở đó'],
  ['nhà 12 Trần Phú', 'nhà […]'],
  ['tại 12, Trần Phú', 'tại […]'],
  ['ở Thôn 2, xã Tân Nghiệm', 'ở […], xã Tân Nghiệm'],
  ['gọi 0912.345.678 hoặc +84 (912) 34 56 78', 'gọi […] hoặc +[…]'],
  ['gọi 0 9 1 2 3 4 5 6 7 8', 'gọi […]'],
  // What is cut out between two halves brings them together.
  ['trinh thi 0912345678 thi du', '[…]'],
])('%j is cut to %j', (text, left) => {
  expect(cut(text)).toBe(left);
});

test.each([
  'Ông Nguyễn Văn An nhận tiền ở xã Tân Nghiệm, huyện Mẫu.',
  'Xin lấy thí dụ: năm 2012 chi 345 triệu đồng.',
  // Another’s name that ends as the reporter’s does.
  'Bà Lê Thí Dụ là người khác.',
  'Du lịch, dự án, dụ dỗ.',
])('%j stays as it is', (text) => {
  expect(cut(text)).toBe(text);
  expect(marksIn(text, known)).toEqual([]);
});

test('what still stands is named by its kind', () => {
  expect(standingIn('0912345678, thôn 2', known)).toEqual(['address', 'phone']);
  expect(standingIn('Trịnh Thị Thí Dụ', { name: '', address: '', phone: '' })).toEqual([]);
});

const noise = fc.constantFrom(' ', '. ', ' – ', '\n', ', nhận tiền ', ' (', ') ', ' năm 2012 ', '[…]');
const said = fc.constantFrom(
  known.name,
  known.name.toUpperCase(),
  known.name.normalize('NFD'),
  known.address,
  'thôn 2',
  known.phone,
  '+84 912345678',
  'trinh thi thi du',
  'Văn bản',
);

test('nothing that is known is left in what was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(noise, said), { maxLength: 12 }), (parts) => {
      const text = parts.flat().join('');
      expect(standingIn(cutOut(text, known, '[…]'), known)).toEqual([]);
    }),
  );
});
