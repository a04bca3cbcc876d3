import { readRow } from './readRow';
import type { columnHeadings } from './columns';

const today = '2026-03-02';
const row = {
  number: '12',
  receivedOn: '01/3/2026',
  source: 'Bưu điện',
  kind: 'Tố cáo',
  reporterName: '',
  subject: 'Nguyễn Văn Mẫu',
  managedBy: 'Ban Thường vụ Tỉnh ủy',
  content: 'Nhận tiền của doanh nghiệp.',
};
type Cells = Partial<Record<keyof typeof columnHeadings, string>>;
const read = (cells: Cells) =>
  readRow({ row: 2, cells: { ...row, ...cells }, original: '' }, today, 'Niêm phong.');
const subjectOf = (cells: Cells) => {
  const one = read(cells);
  return 'report' in one ? one.report.input.subject : one.problems;
};

test.each([
  ['12/5/1967', '1967-05-12'],
  ['1967-05-12', '1967-05-12'],
  ['12/5/67', '1967-05-12'],
  ['1967', '1967'],
  ['năm 1967', '1967'],
  // As a spreadsheet counts days: 12 May 1967, and 31 August 1985.
  ['24604', '1967-05-12'],
  ['31290', '1985-08-31'],
])('born %s is %s', (bornOn, born) => {
  expect(subjectOf({ bornOn })).toMatchObject({ kind: 'member', bornOn: born });
});

test('whoever has a post in the Party or a birth date is a person, whatever their name begins with', () => {
  const named = { subject: 'Tỉnh ủy viên Nguyễn Văn Mẫu' };
  expect(subjectOf(named)).toMatchObject({ kind: 'organisation' });
  expect(subjectOf({ ...named, partyPosition: 'Tỉnh ủy viên' })).toMatchObject({
    kind: 'member',
    partyPosition: 'Tỉnh ủy viên',
  });
  expect(subjectOf({ managedBy: 'Cơ quan nhà nước', organisation: 'Sở Mẫu', bornOn: '1970' })).toMatchObject({
    kind: 'official',
    bornOn: '1970',
  });
});

test('a register without these columns reads as before; of a citizen neither is kept', () => {
  expect(subjectOf({})).not.toHaveProperty('bornOn');
  expect(subjectOf({})).not.toHaveProperty('partyPosition');
  expect(subjectOf({ managedBy: 'Không', bornOn: 'khoảng 40 tuổi' })).toEqual({ kind: 'privateCitizen' });
});

test.each([
  ['khoảng 1967', 'notABirth'],
  ['31/02/1967', 'notABirth'],
  ['2020', 'birthImplausible'],
])('born %s: %s, with its cell', (bornOn, reason) => {
  expect(subjectOf({ bornOn })).toEqual([
    expect.objectContaining({ column: 'bornOn', reason, value: bornOn }),
  ]);
});
