import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { bodyLines } from './layout';
import { a4 } from './sheet';
import type { PrintedTable } from './tablePdf';
import { printed } from './typedText';

const font = 'Times New Roman';
/** The format counts twentieths of a point, and letters by half points. */
const twentieths = (points: number): number => Math.round(points * 20);
const margin = 36;

const words = (text: string, { bold = false, size = 9 } = {}): TextRun =>
  new TextRun({ text: printed(text), bold, size: size * 2, font });

const cell = (text: string, align: 'left' | 'right' | 'center', bold = false): TableCell =>
  new TableCell({ children: [new Paragraph({ alignment: align, children: [words(text, { bold })] })] });

/** The same table as a Word file that an office can go on working with, its head row on each page. */
export function tableDocx({
  title,
  about,
  columns,
  rows,
  notes = [],
  office,
}: PrintedTable): Promise<Buffer> {
  const author = bodyLines(office, 'commission').toReversed().join(', ');
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const room = twentieths(a4.height - 2 * margin);
  const centred = (text: string, size: number, heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      ...(heading && { heading }),
      children: [words(text, { bold: true, size })],
    });
  const head = new TableRow({
    tableHeader: true,
    children: columns.map(({ title: text }) => cell(text, 'center', true)),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map(({ isNumber }, i) => cell(row[i] ?? '', isNumber ? 'right' : 'left')),
      }),
  );
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: columns.map(({ share }) => Math.round((room * share) / all)),
    rows: [head, ...body],
  });
  return Packer.toBuffer(
    new Document({
      title: `${title} ${about}`,
      creator: author,
      lastModifiedBy: author,
      styles: { default: { document: { run: { font, size: 18, language: { value: 'vi-VN' } } } } },
      sections: [
        {
          properties: {
            page: {
              // The library turns the sides of a lying page itself.
              size: {
                width: twentieths(a4.width),
                height: twentieths(a4.height),
                orientation: PageOrientation.LANDSCAPE,
              },
              margin: {
                top: twentieths(margin),
                bottom: twentieths(margin),
                left: twentieths(margin),
                right: twentieths(margin),
              },
            },
          },
          children: [
            centred(title, 14, HeadingLevel.TITLE),
            centred(about, 11),
            table,
            ...notes.map((note) => new Paragraph({ spacing: { before: 80 }, children: [words(note)] })),
          ],
        },
      ],
    }),
  );
}
