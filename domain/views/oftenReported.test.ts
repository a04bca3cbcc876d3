import { oftenReported, type ReportedCase } from './oftenReported';

const report = (n: number, subjectName: string, organisation = 'Sở Mẫu'): ReportedCase => ({
  caseId: `c-${n}`,
  number: `2026-00000${n}`,
  subjectName,
  organisation,
  receivedOn: `2026-03-0${n}`,
  stage: 'intake',
});

test('one subject is one however the name was typed, and another office is another subject', () => {
  const found = oftenReported(
    [
      report(1, 'Trần Quốc Mẫu'),
      report(2, 'TRẦN  QUỐC MẪU'),
      // The same letters, each with its marks apart.
      report(3, 'Trần Quốc Mẫu'.normalize('NFD')),
      report(4, 'Trần Quốc Mẫu', 'Sở Khác'),
      report(5, 'Đỗ Thị Đường'),
      report(6, ''),
      report(7, ''),
      report(8, ''),
    ],
    3,
  );
  expect(found.map(({ name, cases }) => [name, cases.map(({ caseId }) => caseId)])).toEqual([
    ['Trần Quốc Mẫu'.normalize('NFD'), ['c-3', 'c-2', 'c-1']],
  ]);
});

test('those of most reports come first', () => {
  const found = oftenReported(
    [report(1, 'B'), report(2, 'A'), report(3, 'B'), report(4, 'A'), report(5, 'B')],
    2,
  );
  expect(found.map(({ name, cases }) => [name, cases.length])).toEqual([
    ['B', 3],
    ['A', 2],
  ]);
});
