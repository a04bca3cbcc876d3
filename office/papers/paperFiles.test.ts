import { readPaperOffice } from './paperOffice';
import { docxFile } from './docxFile';
import { lastWords, type PaperPage } from './layout';
import { textOf } from './paperText';
import { pdfFile } from './pdfFile';

const office = readPaperOffice();
/** A paper with what somebody typed in it, at the place where its template has it. */
const pageOf = (typed: string, template = '{{ data.text }}'): PaperPage => ({
  text: textOf(
    'report.njk',
    `---\ntitle: BÁO CÁO\nabout: về đơn\nsignedBy: chair\n---\n${template}\n`,
    office,
    { data: { text: typed } },
  ),
  office,
  issuer: 'commission',
  numberLine: 'Số 01-BC/UBKTTU',
  placeLine: 'Thành phố Mẫu, ngày 02 tháng 3 năm 2026',
});
const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

test('a short paper is one page', async () => {
  expect(pagesIn(await pdfFile(pageOf('Một đoạn.')))).toBe(1);
});

test('as much as a form takes is printed on as many pages as it needs, though it is one paragraph', async () => {
  // Twenty thousand letters: some 85 a line and 38 lines a page fill more than five pages.
  const long = 'Nội dung rất dài. '.repeat(1111);
  expect(pagesIn(await pdfFile(pageOf(long)))).toBeGreaterThan(5);
});

test('nobody signs an empty page: the last block stays with the signature, unless it fills pages itself', () => {
  const { blocks } = pageOf('Đoạn một.\nĐoạn hai.').text;
  expect(lastWords(blocks)).toEqual(blocks.slice(1));
  const headed = pageOf('Không có.', 'Đoạn một.\n**III. Ý kiến**\n{{ data.text }}').text.blocks;
  expect(lastWords(headed)).toEqual(headed.slice(1));
  expect(lastWords(pageOf('Dài. '.repeat(400)).text.blocks)).toEqual([]);
});

test.each([
  ['trống', ''],
  ['ký tự lạ', 'Ghi chú \u0000\u0007 ☂ 漢字 <b>&amp;</b> "x" \u202e'],
  ['một từ rất dài', 'a'.repeat(2000)],
])('both files are made of anything that can be typed: %s', async (_name, text) => {
  const page = pageOf(text);
  expect((await pdfFile(page)).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await docxFile(page)).subarray(0, 2).toString()).toBe('PK');
});
