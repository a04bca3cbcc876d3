import { standingIn } from '../../domain/workingCopy/marks';
import type { columnHeadings } from './columns';
import { readRow } from './readRow';
import { caseIdBefore, caseIdOf } from './rowIdentity';

const row = {
  number: '12',
  receivedOn: '01/3/2026',
  source: 'Bưu điện',
  kind: 'Tố cáo',
  reporterName: 'Quách Thị Mốc',
  reporterAddress: 'Thôn Mẫu 9, xã Tân Nghiệm',
  reporterPhone: '0987 654 321',
  subject: 'Nguyễn Văn Mẫu',
  organisation: 'UBND xã Tân Nghiệm',
  managedBy: 'Ban Thường vụ Tỉnh ủy',
  content: 'Ông Mẫu nhận tiền của doanh nghiệp.',
};
type Cells = Partial<Record<keyof typeof columnHeadings, string>>;
function read(cells: Cells) {
  const one = readRow({ row: 2, cells: { ...row, ...cells }, original: 'Nguyên văn' }, '2026-03-02', '…');
  if (!('report' in one)) throw new Error('the row cannot be read');
  return one.report;
}

test('nothing that the row knows of its sender stands in what a case shows of it; the identity keeps all', () => {
  const content = 'Tôi là QUÁCH THỊ MỐC (0987.654.321), ở thôn Mẫu 9, xã Tân Nghiệm. Ông Mẫu nhận 50 triệu.';
  const report = read({ content, position: 'Chủ tịch (gọi 0987654321)' });
  const [allegation] = report.input.allegations;
  expect(allegation?.summary).toBe('Tôi là […] ([…]), ở […]. Ông Mẫu nhận 50 triệu.');
  expect(standingIn(JSON.stringify(report.input), report.identity)).toEqual([]);
  expect(report.input.subject).toMatchObject({ name: 'Nguyễn Văn Mẫu', organisation: 'UBND xã Tân Nghiệm' });
  expect(report.changes.map(({ column }) => column)).toEqual(['position', 'content']);
  expect(report.identity).toEqual({
    name: row.reporterName,
    address: row.reporterAddress,
    phone: row.reporterPhone,
    originalText: 'Nguyên văn',
  });
});

test('who reports on themselves is named where the report is about them, and found nowhere otherwise', () => {
  const own = { subject: row.reporterName, content: 'Tôi, Quách Thị Mốc, gọi 0987 654 321.' };
  expect(read(own).input.allegations[0]?.summary).toBe('Tôi, Quách Thị Mốc, gọi […].');
});

test('the id of a case says nothing of who sent the letter, and a row from before keeps its own', () => {
  const calling = (reporterPhone: string) =>
    read({ reporterPhone, content: `Gọi ${reporterPhone}. Nhận tiền.` });
  expect(caseIdOf(calling('0987 654 321'))).toBe(caseIdOf(calling('0912 345 678')));
  expect(caseIdBefore(calling('0987 654 321'))).not.toBe(caseIdOf(calling('0987 654 321')));
  expect(caseIdBefore(read({}))).toBe(caseIdOf(read({})));
});
