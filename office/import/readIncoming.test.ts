import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { columnHeadings } from './columns';
import { UnreadableFileError } from './file/fault';
import { readIncoming } from './readIncoming';
import { readRow } from './readRow';
import { readRegisterDay } from './registerDay';

const headings = Object.values(columnHeadings);
const content = 'Nhận tiền; “chia nhau” 1.234,5 triệu đồng';
const values = ['012', '05/01/2026', 'Bưu điện', 'Tố cáo', 'Đỗ Thị Mẫu', 'thôn 1, xã Mẫu', '0900000534', 'Lê Đức Thử', '12/05/1967', 'Chi ủy viên', 'Kế toán', 'Sở Y tế', 'Chi bộ', content, 'TC-06', '', '1234567890123456789']; // prettier-ignore
const line = (cells: readonly string[], separator: string) =>
  cells.map((cell) => (/[",;\t\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(separator);
const table = (separator: string, rows: readonly (readonly string[])[] = [headings, values]) =>
  rows.map((row) => line(row, separator)).join('\r\n');

/** What Windows-1258 has a byte for, by its table: bases, and tone marks that follow them. */
const byte1258 = new Map(
  [...Array(256).keys()].map((byte) => [new TextDecoder('windows-1258').decode(Buffer.of(byte)), byte]),
);
function in1258(text: string): Buffer {
  const bytes = [...text.normalize('NFC')].flatMap((letter) => {
    if (byte1258.has(letter)) return byte1258.get(letter) ?? 0;
    const [base = '', ...marks] = [...letter.normalize('NFD')];
    const shape = marks.filter((mark) => /[\u0302\u0306\u031B]/.test(mark)).join('');
    const tone = marks.filter((mark) => !/[\u0302\u0306\u031B]/.test(mark));
    return [(base + shape).normalize('NFC'), ...tone].map((one) => byte1258.get(one) ?? 0x3f);
  });
  return Buffer.from(bytes);
}

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
const cellsOf = (bytes: Buffer, sheet?: string) =>
  readIncoming(bytes, sheet).map(({ cells }) => Object.values(cells));
const faultOf = (bytes: Buffer, sheet?: string) => {
  try {
    readIncoming(bytes, sheet);
  } catch (error) {
    if (error instanceof UnreadableFileError) return { fault: error.fault, ...error.params };
    throw error;
  }
  return 'none';
};

const kept: Record<string, Buffer> = {
  'commas in UTF-8': Buffer.from(table(',')),
  'a mark before UTF-8': Buffer.from(`\uFEFF${table(',')}`),
  semicolons: Buffer.from(table(';')),
  tabs: Buffer.from(table('\t')),
  'a first line that says semicolon': Buffer.from(`\uFEFFsep=;\r\n${table(';')}`),
  'Unicode text (UTF-16 with its mark, tabs)': Buffer.from(`\uFEFF${table('\t')}`, 'utf16le'),
  'UTF-16, the other way round': swapped(`\uFEFF${table(';')}`),
  'UTF-16 without a mark': Buffer.from(table('\t'), 'utf16le'),
  'a title above the headings': Buffer.from(`SỔ TIẾP NHẬN ĐƠN,,\r\n\r\n${table(',')}`),
  'line ends of old systems': Buffer.from(table(',').replace(/\r\n/g, '\n')),
};
test.each(Object.entries(kept))('a register with %s says what it said', (_how, bytes) => {
  expect(cellsOf(bytes)).toEqual([values]);
});

test('a register in Windows-1258 is known by its headings, and another text in it is not', () => {
  // Its marks of quotation and letters are in that table.
  expect(cellsOf(in1258(table(';')))).toEqual([values]);
  expect(faultOf(in1258('Họ tên;Địa chỉ\r\nĐỗ Thị Mẫu;thôn 1\r\n'))).toEqual({ fault: 'notUtf8' });
});

test('quotation marks that a word processor turned around cells part them as straight ones do', () => {
  const turned = table(',', [
    headings,
    ['9', '05/01/2026', ...values.slice(2, 11), 'Bớt xén, chia nhau', '', '', ''],
  ])
    .split('\r\n')
    .map((row) => row.replace(/(^|,)"?([^,"]*(?:, [^,"]*)*)"?(?=,|$)/g, '$1“$2”'));
  const [cells] = cellsOf(Buffer.from(turned.join('\n')));
  expect(cells?.slice(0, 6)).toEqual([
    '9',
    '05/01/2026',
    'Bưu điện',
    'Tố cáo',
    'Đỗ Thị Mẫu',
    'thôn 1, xã Mẫu',
  ]);
  expect(cells?.[11]).toBe('Bớt xén, chia nhau');
});

test('quotation marks within a cell that has none around it, and doubled ones, are part of it', () => {
  const quoted = [...values];
  quoted[13] = 'Ông "Ba" nhận tiền';
  const loose = values.map((cell, i) => (i === 13 ? 'Ông "Ba" nhận tiền' : cell)).join('\t');
  expect(cellsOf(Buffer.from(table(',', [headings, quoted])))).toEqual([quoted]);
  expect(cellsOf(Buffer.from(`${headings.join('\t')}\n${loose}\n`))).toEqual([quoted]);
});

test('a line break within a cell stays in it, and rows keep the numbers of the spreadsheet', () => {
  const broken = values.map((cell, i) => (i === 13 ? 'Một\r\nHai' : cell));
  const read = readIncoming(Buffer.from(table(',', [headings, broken, [], values])));
  expect(read.map(({ row }) => row)).toEqual([2, 4]);
  expect(read[0]?.cells.content).toBe('Một\nHai');
});

test('last cells that are missing are empty; a line torn in two is told of twice', () => {
  const short = readIncoming(Buffer.from(table(',', [headings, values.slice(0, 14), [...values, '', '']])));
  expect(short.map(({ cellCount }) => cellCount)).toEqual([undefined, undefined]);
  expect(short[0]?.cells).toMatchObject({ content, code: '', note: '' });
  const torn = Buffer.from(
    `${headings.join(';')}\n1;05/01/2026;Bưu điện;Tố cáo;A;;;B;;;;C;Chi bộ;Một\nHai;TC;;\n`,
  );
  expect(readIncoming(torn).map(({ cellCount }) => cellCount)).toEqual([
    { found: 14, expected: 17 },
    { found: 4, expected: 17 },
  ]);
});

test('look-alikes and what is not seen are put right, and counted by cells', () => {
  const odd = [...values];
  odd[4] = '\u00D0ỗ\u00A0Thị M\u200Bẫu';
  odd[7] = 'L\u0435 Đức Th\u00ADử';
  odd[11] = content.normalize('NFD');
  const [row] = readIncoming(Buffer.from(table(';', [headings, odd])));
  expect(row?.cells).toMatchObject({ reporterName: 'Đỗ Thị Mẫu', subject: 'Le Đức Thử', content });
  expect(row?.putRight).toBe(2);
});

test.each([
  ['05/01/2026', '2026-01-05'], ['5/1/26', '2026-01-05'], ['5-1-2026', '2026-01-05'], ['05.01.2026', '2026-01-05'],
  ['2026-01-05', '2026-01-05'], ['2026-01-05T07:30:00Z', '2026-01-05'], ['2026-01-05 00:00:00', '2026-01-05'],
  ['05/01/2026 14:05', '2026-01-05'], ['5/1/2026 2:05:00 CH', '2026-01-05'], ['14:05 05/01/2026', '2026-01-05'],
  ['9h30 ngày 5/1/2026', '2026-01-05'], ['46027', '2026-01-05'], ['46027,604', '2026-01-05'],
  ['ngày 5 tháng 1 năm 2026', '2026-01-05'], ['31/12/99', '1999-12-31'], ['29/02/2024', '2024-02-29'], ['45351', '2024-02-29'],
])('%s is %s', (written, day) => {
  expect(readRegisterDay(written, '2026-11-30')).toEqual({ day });
}); // prettier-ignore

test.each(['31/02/2026', '2026-13-01', '4602', '99999', '5/1', 'tháng 1 năm 2026', '08/31/2026'])(
  '%s is no day',
  (written) => {
    expect(readRegisterDay(written, '2026-11-30')).toHaveProperty('fault');
  },
);

test('a number that a spreadsheet shortened, and a formula that came to nothing, are told by their columns', () => {
  const odd = [...values];
  [odd[6], odd[13]] = ['9,00E+08', '#REF!'];
  const [row] = readIncoming(Buffer.from(table(';', [headings, odd])));
  const read = row && readRow(row, '2026-11-30', '-');
  expect(read && 'problems' in read && read.problems.map(({ column, reason }) => [column, reason])).toEqual([
    ['content', 'formulaFault'],
    ['reporterPhone', 'shortenedNumber'],
  ]);
});

describe('workbooks', () => {
  const file = (name: string) => readFileSync(join(__dirname, '../../tests/import/files', name));

  // Written by another program (ExcelJS 4.4.0); what it shows was put down when it was made.
  test('the sheet that is a register is read as it shows: days, digits, breaks, and the numbers of its rows', () => {
    const rows = readIncoming(file('so-2026.xlsx'));
    expect(rows.map(({ row, putRight }) => [row, putRight])).toEqual([[4, 0], [5, 0], [6, 1], [8, 0]]); // prettier-ignore
    expect(rows[0]?.cells).toMatchObject({
      number: '7', receivedOn: '05/01/2026', reporterPhone: '0900000534', content: 'Chi sai chế độ;\nlập quỹ “riêng”',
      code: '1234,5', note: '123456789012345678',
    }); // prettier-ignore
    expect(rows[1]?.cells).toMatchObject({
      number: '0008', receivedOn: '46030', reporterPhone: '0900000534', content: 'Mua xe 1.234,5 triệu đồng', note: '',
    }); // prettier-ignore
    expect(rows[2]?.cells).toMatchObject({ number: '012', receivedOn: '12/08/2026 09:30', subject: 'Đỗ Bảng Ba', content: 'Nâng giá' }); // prettier-ignore
    expect(rows[3]?.cells).toMatchObject({
      number: '123456789012',
      receivedOn: '2026-03-04',
      content: '=1+1',
    });
    const days = rows.map(({ cells }) => readRegisterDay(cells.receivedOn ?? '', '2026-11-30'));
    expect(days).toEqual(['2026-01-05', '2026-01-08', '2026-08-12', '2026-03-04'].map((day) => ({ day })));
  });

  test('of several sheets that are registers one is chosen by its name, and none in silence', () => {
    expect(faultOf(file('hai-quy.xlsx'))).toEqual({ fault: 'severalSheets', sheets: '“Quý 1”, “Quý 2”' });
    expect(readIncoming(file('hai-quy.xlsx'), ' quý 2')[0]?.cells.subject).toBe('Lê Quý Hai');
    expect(faultOf(file('hai-quy.xlsx'), 'Quý 3')).toMatchObject({ fault: 'noSuchSheet', sheet: 'Quý 3' });
  });

  /** An archive of parts, of which the list may say what it will. */
  function archive(parts: Record<string, Buffer>, says?: number): Buffer {
    const files: Buffer[] = [];
    const list: Buffer[] = [];
    let at = 0;
    for (const [name, whole] of Object.entries(parts)) {
      const data = deflateRawSync(whole);
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50);
      local.writeUInt16LE(name.length, 26);
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50);
      entry.writeUInt16LE(8, 10);
      entry.writeUInt32LE(data.length, 20);
      entry.writeUInt32LE(says ?? whole.length, 24);
      entry.writeUInt16LE(name.length, 28);
      entry.writeUInt32LE(at, 42);
      files.push(local, Buffer.from(name), data);
      list.push(entry, Buffer.from(name));
      at += 30 + name.length + data.length;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50);
    end.writeUInt16LE(Object.keys(parts).length, 10);
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...files, ...list, end]);
  }
  const book = (sheet: string) => ({
    'xl/workbook.xml': Buffer.from(
      '<workbook xmlns:r="r"><sheets><sheet name="Sổ" r:id="a"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': Buffer.from(sheet),
  });
  const inline = (cells: readonly string[]) =>
    `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

  test('cells that say their text themselves and not their place are read in their order', () => {
    const sheet = `<worksheet><sheetData>${inline(headings)}${inline(values)}</sheetData></worksheet>`;
    expect(cellsOf(archive(book(sheet)))).toEqual([values]);
  });

  test('what is huge unpacked is not unpacked, whatever its list says of it', () => {
    const bomb = archive(
      { ...book('<worksheet/>'), 'xl/sharedStrings.xml': Buffer.alloc(300 * 1024 * 1024, 0x20) },
      100,
    );
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(faultOf(bomb)).toEqual({ fault: 'tooLargeUnpacked', maximum: 64 });
  });

  test('a sheet with more rows than a register has is told of', () => {
    const row = '<row><c><v>1</v></c></row>';
    const sheet = `<worksheet><sheetData>${inline(headings)}${row.repeat(20_100)}</sheetData></worksheet>`;
    expect(faultOf(archive(book(sheet)))).toEqual({ fault: 'tooManyRows', maximum: 20_000 });
  });

  test('entities that would grow are no part of a workbook', () => {
    const grown =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(faultOf(archive(book(grown)))).toEqual({ fault: 'damagedWorkbook' });
  });

  test.each([
    [
      'a workbook of before 2007, or with a password',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]),
      'oldWorkbook',
    ],
    ['an archive that is cut off', file('so-2026.xlsx').subarray(0, 900), 'damagedWorkbook'],
    ['an archive of something else', archive({ 'word/document.xml': Buffer.from('<a/>') }), 'notText'],
  ])('%s gets a sentence', (_what, bytes, fault) => {
    expect(faultOf(bytes)).toEqual({ fault });
  });
});
