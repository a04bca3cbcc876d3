import type { Part, Paragraph } from '../sheet';
import { linesOf } from './lines';
import { type Atom, pagesOf } from './pages';

const widths = { text: 400, leftColumn: 150, rightColumn: 250 };
/** A paragraph of so many lines of ten points; each word fills a line. */
const paragraph = (lines: number, more: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  role: 'plain',
  letters: [{ text: Array.from({ length: lines }, () => 'm'.repeat(40)).join(' ') }],
  size: 10,
  line: 10,
  align: 'justify',
  ...more,
});
/** How many lines stand on each page of so many. */
const linesPerPage = (parts: readonly Part[], lines: number): number[] =>
  pagesOf(parts, widths, lines * 10).map((atoms) => atoms.filter(({ kind }) => kind === 'line').length);

test('a paragraph is divided where the page is full', () =>
  expect(linesPerPage([paragraph(10)], 6)).toEqual([6, 4]));

test('its first line does not stand alone at the foot of a page', () =>
  expect(linesPerPage([paragraph(5), paragraph(4)], 6)).toEqual([5, 4]));

test('its last line does not stand alone at the head of a page', () =>
  expect(linesPerPage([paragraph(7)], 6)).toEqual([5, 2]));

test('one of three lines is not divided at all', () =>
  expect(linesPerPage([paragraph(4), paragraph(3)], 6)).toEqual([4, 3]));

test('a heading goes to the next page with what stands under it', () =>
  expect(linesPerPage([paragraph(5), paragraph(1, { keepNext: true }), paragraph(3)], 6)).toEqual([5, 4]));

test('what must stand together and fills more than a page is divided all the same', () =>
  expect(
    linesPerPage(
      Array.from({ length: 9 }, () => paragraph(1, { keepNext: true })),
      6,
    ),
  ).toEqual([6, 3]));

test('columns stay whole', () => {
  const columns: Part = { kind: 'columns', left: [paragraph(1)], right: [paragraph(4)] };
  const pages: Atom[][] = pagesOf([paragraph(4), columns], widths, 60);
  expect(pages.map((atoms) => atoms.map(({ kind }) => kind))).toEqual([Array(4).fill('line'), ['columns']]);
});

test('a number of the office stays on its line; other words may end one with their hyphen', () => {
  const wordsOf = (text: string) =>
    linesOf(paragraph(1, { letters: [{ text }] }), 100).map((line) => line.map((piece) => piece.text.trim()));
  expect(wordsOf('Căn cứ Quyết định 36-QĐ/UBKTTU')).toEqual([
    ['Căn', 'cứ', 'Quyết', 'định'],
    ['36-QĐ/UBKTTU'],
  ]);
  expect(wordsOf('Khoa học, công nghệ-mẫu').flat()).toContain('nghệ-');
});

test('every line but the last fills the width, and no word is lost', () => {
  const text = 'Tổ kiểm tra đã làm việc với các tổ chức, cá nhân có liên quan để làm rõ từng nội dung. '
    .repeat(4)
    .trim();
  const lines = linesOf(paragraph(1, { letters: [{ text }], firstLine: 28 }), 400);
  expect(
    lines
      .flat()
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(lines[0]?.[0]?.x).toBe(28);
  for (const line of lines.slice(0, -1)) {
    const last = line.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(400, 3);
  }
});
