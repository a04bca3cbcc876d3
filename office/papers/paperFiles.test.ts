import { zipEntry } from '../../tests/papers/zipEntry';
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

test('the PDF is tagged, names its language and title, and says that it is PDF/A-2a', async () => {
  const pdf = (await pdfFile(pageOf('Đoạn một.', '**I. Kết quả**\n- {{ data.text }}'))).toString('latin1');
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf).toMatch(/\/Marked true/);
  expect(pdf).toContain('/Lang (vi-VN)');
  expect(pdf).toContain('/DisplayDocTitle true');
  for (const element of ['Document', 'H1', 'H2', 'L', 'LI', 'LBody', 'P'])
    expect(pdf).toMatch(new RegExp(`/S /${element}\\b`));
  expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
});

test('the Word file has title, author’s office, language, and styles of title and headings', async () => {
  const docx = await docxFile(pageOf('Đoạn một.', '**I. Kết quả**\n{{ data.text }}'));
  const [core, body, styles] = ['docProps/core.xml', 'word/document.xml', 'word/styles.xml'].map((name) =>
    zipEntry(docx, name),
  );
  expect(core).toContain('<dc:title>BÁO CÁO về đơn</dc:title>');
  expect(core).toContain('<dc:creator>ỦY BAN KIỂM TRA, TỈNH ỦY MẪU</dc:creator>');
  expect(body).toMatch(/<w:pStyle w:val="Title"\/>(?:(?!<\/w:p>).)*BÁO CÁO/);
  expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>(?:(?!<\/w:p>).)*I\. Kết quả/);
  expect(styles).toContain('<w:lang w:val="vi-VN"/>');
});

test('a draft says so in both files, under its number; so does a grade of secrecy, in its frame', async () => {
  const page = { ...pageOf('Đoạn một.'), draft: true, secrecy: 'MẬT' };
  const body = zipEntry(await docxFile(page), 'word/document.xml');
  expect(body).toMatch(/01-BC\/UBKTTU.*MẬT.*DỰ THẢO/);
  expect(body).toMatch(/<w:pBdr><w:top (?:(?!<\/w:p>).)*MẬT/);
  expect(zipEntry(await docxFile(pageOf('Đoạn một.')), 'word/document.xml')).not.toContain('DỰ THẢO');
  // What a PDF says is compressed: the mark is one element more.
  const elements = (pdf: Buffer): number => pdf.toString('latin1').match(/\/S \/P\b/g)?.length ?? 0;
  expect(elements(await pdfFile(page))).toBe(elements(await pdfFile(pageOf('Đoạn một.'))) + 2);
});

test('what no file can hold is left out, so that Word opens it', async () => {
  const body = zipEntry(await docxFile(pageOf('Một\u0000\u0007\uFFFE hai\ud800')), 'word/document.xml');
  expect(body).toContain('Một hai');
});
