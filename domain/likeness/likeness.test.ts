import { likenessOf, type Report } from './likeness';
import { isOneUnit, nameLikeness } from './names';

test.each([
  ['Đỗ Đức Mẫu', 'DO DUC MAU', 'same'],
  ['Đỗ Đức Mẫu', '\u00D0ỗ \u0189ức  Mẫu', 'same'],
  ['Lê Văn Hưng', 'Lê Văn Hùng', 'similar'],
  ['Lê Văn Hưng', 'Le Van Hung', 'same'],
  ['Lý Thị Thúy', 'Lí Thị Thuý', 'similar'],
  ['Nguyễn Văn Thìn', 'Nguyễn Văn Thình', 'similar'],
  ['Nguyễn Văn Thìn', 'Nguyễn Thìn', 'similar'],
  ['Nguyễn Văn Thìn', 'Nguyễn Văn Tuấn', undefined],
  ['Nguyễn Văn Thìn', 'Trần Văn Thìn', undefined],
  ['Nguyễn Văn Thìn', 'Phạm Thị Thìn', undefined],
  ['An', 'Ân Thi', undefined],
  ['', '', undefined],
] as const)('%s and %s: %s', (one, other, likeness) => {
  expect(nameLikeness(one, other)).toBe(likeness);
  expect(nameLikeness(other, one)).toBe(likeness);
});

test.each([
  ['UBND xã Phú Thí, huyện An Thử', 'Ủy ban nhân dân xã Phú Thí (An Thử)', true],
  ['UBND xã Phú Thí', 'ubnd xa phu thi, huyen an thu', true],
  ['UBND xã Phú Thí, huyện An Thử', 'UBND xã Phú Thí, huyện Bình Mẫu', false],
  ['Sở Y tế', 'Sở Xây dựng', false],
])('%s is %s: %s', (one, other, same) => {
  expect(isOneUnit(one, other)).toBe(same);
});

const report = (name: string, unit: string, ...summaries: string[]): Report => ({
  kind: 'member',
  name,
  unit,
  summaries,
});

const there = report(
  'Đỗ Đức Mẫu',
  'UBND xã Phú Thí, huyện An Thử',
  'Thu 1,25 tỷ đồng đền bù giải phóng mặt bằng khu công nghiệp Bắc Thử rồi không nộp ngân sách.',
);

// Subject 40, spelled nearly so 25, unit 25, place 10, amount 20, each pair of telling words 5 up to 30.
test('the same matter under another spelling: everything is said', () => {
  const one = report(
    'do duc mau',
    'Ủy ban nhân dân xã Phú Thí (An Thử)',
    'Giữ lại 1.250 triệu đồng tiền đền bù giải phóng mặt bằng ở khu công nghiệp Bắc Thử.',
  );
  expect(likenessOf(one, there)).toEqual({
    // 40 + 25 + 10 + 20 + 30: đền bù, bù giải, giải phóng, phóng mặt, mặt bằng, khu công and more.
    score: 125,
    reasons: [
      { reason: 'sameSubject' },
      { reason: 'sameUnit' },
      { reason: 'samePlace', places: ['khu công nghiệp Bắc Thử'] },
      { reason: 'sameAmount', amounts: [1_250_000_000] },
      { reason: 'sameWords', words: ['đền bù giải phóng mặt bằng', 'khu công nghiệp Bắc Thử'] },
    ],
  });
});

test('another person of the same unit, over the same affair', () => {
  const one = report('Lê Thị Bình', 'UBND xã Phú Thí', 'Bao che việc đền bù giải phóng đất.');
  expect(likenessOf(one, there)).toEqual({
    score: 25 + 15,
    reasons: [{ reason: 'sameUnit' }, { reason: 'sameWords', words: ['đền bù giải phóng'] }],
  });
});

test('a name that is nearly the same in a place that is the same', () => {
  const one = report('Đỗ Đức Mậu', 'Trạm Y tế xã Phú Thí, huyện An Thử', 'Bỏ trực.');
  expect(likenessOf(one, there)).toEqual({
    score: 25,
    reasons: [{ reason: 'similarSubject' }],
  });
  const elsewhere = report('Trần Văn Tám', 'Trạm Y tế huyện An Thử', 'Lấy 1.250.000.000 đ ở xã Phú Thí.');
  expect(likenessOf(elsewhere, there)).toEqual({
    score: 30,
    reasons: [
      { reason: 'samePlace', places: ['xã Phú Thí'] },
      { reason: 'sameAmount', amounts: [1_250_000_000] },
    ],
  });
});

test('a report on a body and one on somebody in it are of one unit', () => {
  const cell: Report = { kind: 'organisation', name: 'Chi bộ Trường Tiểu học Bắc Thử', unit: 'Chi bộ Trường Tiểu học Bắc Thử', summaries: ['Họp không ra nghị quyết.'] }; // prettier-ignore
  const secretary = report('Lê Thị Bình', 'Chi bộ trường tiểu học Bắc Thử', 'Thu sai học phí.');
  expect(likenessOf(secretary, cell)).toEqual({ score: 25, reasons: [{ reason: 'sameUnit' }] });
  expect(likenessOf(cell, cell).reasons[0]).toEqual({ reason: 'sameSubject' });
});

test('what stands in every report makes none like another', () => {
  const words = 'Lợi dụng chức vụ, quyền hạn vi phạm quy định của Đảng về nhiệm vụ của cán bộ, đảng viên.';
  const [one, other] = [report('Lê Thị Bình', 'Sở Y tế', words), report('Trần Văn Tám', 'Sở Nội vụ', words)];
  expect(likenessOf(one, other).score).toBeLessThanOrEqual(5);
});
