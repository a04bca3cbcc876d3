import { figureForms } from '../../office/figures/forms';
import { csvTable } from '../../office/exports/exportTable';
import { codeOf, figureTable } from '../../office/figures/table';
import { loadTexts } from '../../language/texts';
import { columnsOf, rowsOf } from './form';
import { addedUp, completedFigures } from './grid';
import { cellName, readFigureSheet, readGivenFigures, type SheetLine } from './takeIn';

const forms = figureForms();
const form = forms.find(({ id }) => id === 'transferred') ?? fail();
const period = 'party.quarter1.2026';
const t = loadTexts().translator('vi');
function fail(): never {
  throw new RangeError('there is no such form');
}

/** Two of a member whom the district manages are passed on, one of an organisation of the province; one is answered. */
const figures = completedFigures(form, (row, column) =>
  column === 'transferred'
    ? ({ subjectMember: 2, subjectOrganisation: 1, levelDistrict: 2, levelProvince: 1 }[row] ?? 0)
    : column === 'answered' && (row === 'subjectMember' || row === 'levelDistrict')
      ? 1
      : 0,
);

/** The sheet as an office takes it along: its head, the codes, the rows. */
function sheet(change: (cells: string[][]) => void = () => undefined): SheetLine[] {
  const { columns, rows } = figureTable({ form, figures, period }, { t, language: 'vi' });
  const texts = [columns, ...rows].map((cells) =>
    cells.map((cell) =>
      typeof cell === 'object' && 'number' in cell ? String(cell.number) : String(cell ?? ''),
    ),
  );
  change(texts);
  return texts.map((cells, i) => ({ row: i + 1, cells }));
}
const read = (lines: readonly SheetLine[]) => readFigureSheet(lines, { forms, period });

test('a sheet that was taken along is read back as it was, wherever it stands and whatever its head says', () => {
  expect(read(sheet())).toEqual({ form, figures });
  const moved = [
    { row: 1, cells: ['BÁO CÁO'] },
    ...sheet().map(({ row, cells }) => ({ row: row + 1, cells })),
  ];
  expect(read(moved)).toEqual({ form, figures });
  expect(csvTable(figureTable({ form, figures, period }, { t, language: 'vi' }))).toContain(
    `"${codeOf(form, period)}"`,
  );
});

test('what is wrong is named with its cell', () => {
  const faultsOf = (change: (cells: string[][]) => void) => {
    const found = read(sheet(change));
    return 'faults' in found ? found.faults.map(({ cell, why, params }) => [cell, why, params]) : [];
  };
  // The total stands in line 3, members in line 4; the first figure is in column C.
  expect(
    faultsOf((cells) => void (cells[3] = [...(cells[3] ?? []).slice(0, 2), 'hai', '0', '0', '0'])),
  ).toEqual([['C4', 'notNumber', { text: 'hai' }]]);
  expect(
    faultsOf((cells) => void (cells[2] = [...(cells[2] ?? []).slice(0, 2), '4', '1', '0', '0'])),
  ).toEqual([['C3', 'sum', { says: '4', is: 3 }]]);
  // One of a member that no level has: the levels come to two, the total to four.
  expect(
    faultsOf((cells) => {
      cells[2] = [...(cells[2] ?? []).slice(0, 2), '4', '1', '0', '0'];
      cells[3] = [...(cells[3] ?? []).slice(0, 2), '3', '1', '0', '0'];
    }),
  ).toEqual([['C3', 'check', { check: 'level', left: 3, right: 4 }]]);
  expect(faultsOf((cells) => void cells.splice(3, 1))).toEqual([
    ['A2', 'missingRow', { code: 'subjectMember' }],
  ]);
  expect(faultsOf((cells) => void (cells[1] = ['transferred/1/party.year.2026']))).toEqual([
    ['A2', 'otherPeriod', { period: 'party.year.2026' }],
  ]);
  expect(faultsOf((cells) => void (cells[1] = [`transferred/9/${period}`]))[0]?.[1]).toBe('otherVersion');
  expect(faultsOf((cells) => void cells.splice(1, 1))[0]?.[1]).toBe('noCode');
});

test('cells are named as a spreadsheet names them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map((column) => cellName(column, 7))).toEqual([
    'A7', 'Z7', 'AA7', 'AZ7', 'BA7', 'ZZ7', 'AAA7',
  ]); // prettier-ignore
});

test('given by codes alone, sums follow, and places are named by row and column', () => {
  const given = { subjectMember: { transferred: 2 }, levelDistrict: { transferred: 2 } };
  expect(readGivenFigures(form, given)).toMatchObject({
    figures: { total: { transferred: 2, answered: 0 } },
  });
  expect(readGivenFigures(form, { ...given, total: { transferred: 3 } })).toEqual({
    faults: [{ cell: 'total.transferred', why: 'sum', params: { says: '3', is: 2 } }],
  });
});

test('offices are added up figure by figure', () => {
  const both = addedUp(form, [figures, figures]);
  expect(both.total).toEqual({ transferred: 6, answered: 2, waiting: 0, suspended: 0 });
  expect(Object.keys(both)).toEqual(rowsOf(form).map(({ id }) => id));
  expect(Object.keys(both.total ?? {})).toEqual(columnsOf(form).map(({ id }) => id));
});
