import { openArchive } from '../import/file/archive';
import { openWorkbook } from '../import/file/workbook';
import { csvTable, type ExportTable } from './exportTable';
import { xlsxTable } from './xlsxTable';

const table: ExportTable = {
  columns: ['Số vụ việc', 'Ngày nhận', 'Đối tượng'],
  rows: [
    ['2026-000001', { day: '2026-03-02' }, 'Đỗ Đức Mẫu, "UBND xã"'],
    ['=1+1', { day: '1999-12-31' }, '+84 912'],
    ['-2', undefined, '@SUM(A1:A9)'],
    ['<b>&', { day: '2024-02-29' }, 'dòng một\nhai\u0001'],
  ],
};

test('CSV has days in ISO, and nothing that a spreadsheet takes for a formula', () => {
  expect(csvTable(table)).toBe(
    '\uFEFF"Số vụ việc","Ngày nhận","Đối tượng"\r\n' +
      '"2026-000001","2026-03-02","Đỗ Đức Mẫu, ""UBND xã"""\r\n' +
      `"'=1+1","1999-12-31","'+84 912"\r\n` +
      `"'-2","","'@SUM(A1:A9)"\r\n` +
      '"<b>&","2024-02-29","dòng một\nhai\u0001"\r\n',
  );
});

test('a workbook has its texts as texts and its days as dates of the spreadsheet', async () => {
  const bytes = await xlsxTable('Vụ việc: [tháng 3]/2026', table);
  const [sheet, ...others] = openWorkbook(bytes);
  expect(others).toEqual([]);
  expect(sheet?.name).toBe('Vụ việc   tháng 3  2026');
  expect(sheet?.readLines().map(({ cells }) => cells)).toEqual([
    ['Số vụ việc', 'Ngày nhận', 'Đối tượng'],
    ['2026-000001', '02/03/2026', 'Đỗ Đức Mẫu, "UBND xã"'],
    ['=1+1', '31/12/1999', '+84 912'],
    ['-2', '', '@SUM(A1:A9)'],
    ['<b>&', '29/02/2024', 'dòng một\nhai'],
  ]);
  const xml = openArchive(bytes).findPart('xl/worksheets/sheet1.xml')?.toString() ?? '';
  expect(xml).not.toMatch(/<f[ >]/);
  // 02/03/2026 is day 46083 of the spreadsheet's reckoning: a number, whatever language shows it.
  expect(xml).toContain('<v>46083</v>');
});

test('a moment is what the clock of the office showed, as a date of the spreadsheet too', async () => {
  const of: ExportTable = { columns: ['Lúc'], rows: [[{ moment: '2026-03-01T23:30:45.000Z' }]] };
  expect(csvTable(of)).toContain('"2026-03-02T06:30:00"');
  const xml = openArchive(await xlsxTable('Lúc', of))
    .findPart('xl/worksheets/sheet1.xml')
    ?.toString();
  // Half past six is 390 of a day's 1440 minutes.
  expect(Number(/<v>(46083\.\d+)<\/v>/.exec(xml ?? '')?.[1])).toBeCloseTo(46083 + 390 / 1440, 6);
});

test('an empty list is a file with its head row alone', async () => {
  const bytes = await xlsxTable('Trống', { ...table, rows: [] });
  expect(openWorkbook(bytes)[0]?.readLines()).toHaveLength(1);
  expect(csvTable({ ...table, rows: [] }).split('\r\n')).toHaveLength(2);
});
