import { likeFrom } from './likeness';
import { sealedLikeness, sealedMatter } from './sealedMatter';

test.each([
  ['Ông Nguyễn Văn Kín thu 1,25 tỷ đồng tại xã Phú Thí.', '… thu 1,25 tỷ đồng tại xã Phú Thí.'],
  ['Bà TRẦN THỊ KÍN ở khu công nghiệp Bắc Thử', '… ở khu công nghiệp Bắc Thử'],
  ['thu tiền của Lê Văn Mật, Đỗ Kín và nhiều người', 'thu tiền của …, … và nhiều người'],
])('%s is kept without names', (told, kept) => {
  expect(sealedMatter([told])).toEqual([kept]);
});

const sealed = sealedMatter([
  'Nguyễn Văn Kín giữ 1.250 triệu đồng tiền đền bù giải phóng mặt bằng ở khu công nghiệp Bắc Thử.',
]);
const told = (summary: string) => ({
  kind: 'member' as const,
  name: 'Đỗ Đức Mẫu',
  unit: 'UBND xã Phú Thí',
  summaries: [summary],
});

test('in what it is like is told, and by which words is not', () => {
  const one = told('Thu 1,25 tỷ đồng đền bù giải phóng mặt bằng tại khu công nghiệp Bắc Thử.');
  const { score, reasons } = sealedLikeness(one, sealed);
  // Place 10, amount 20, words 30 at most.
  expect(score).toBe(60);
  expect(reasons).toEqual([{ reason: 'sealedContent', alike: ['samePlace', 'sameAmount', 'sameWords'] }]);
});

test('whoever tries a name learns nothing from it', () => {
  const same = 'Thu 1,25 tỷ đồng đền bù giải phóng mặt bằng.';
  const tried = sealedLikeness(told(`${same} Người đó là Nguyễn Văn Kín.`), sealed);
  const wrong = sealedLikeness(told(`${same} Người đó là Phạm Thị Khác.`), sealed);
  expect(tried).toEqual(wrong);
  expect(tried.score).toBeGreaterThanOrEqual(likeFrom);
});

test('words alone are too little', () => {
  const { score } = sealedLikeness(told('Tiền đền bù giải phóng mặt bằng chưa trả cho dân.'), sealed);
  expect(score).toBeGreaterThan(0);
  expect(score).toBeLessThan(likeFrom);
});
