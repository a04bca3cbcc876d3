import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { PaperPage } from './layout';
import type { Block, Run } from './paperText';

const font = 'Times New Roman';
/** Half points, as the format counts. */
const size = { body: 28, small: 24, title: 32 };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders = { top: none, bottom: none, left: none, right: none };

const line = (text: string, options: { bold?: boolean; italics?: boolean; size?: number } = {}) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, ...options })] });

const cell = (width: number, children: Paragraph[]) =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, borders: noBorders, children });

const columns = (left: Paragraph[], right: Paragraph[]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [4200, 5200],
    width: { size: 9400, type: WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ children: [cell(4200, left), cell(5200, right)] })],
  });

const runs = (all: readonly Run[]) => all.map(({ text, bold }) => new TextRun({ text, bold }));

function paragraphOf({ kind, runs: inside }: Block): Paragraph {
  if (kind === 'centred') {
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 160, after: 160 },
      children: runs(inside),
    });
  }
  const first = kind === 'item' ? [new TextRun('- ')] : [];
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 567 },
    spacing: { after: 120, line: 320 },
    children: [...first, ...runs(inside)],
  });
}

/** The paper as a Word file that an office can go on working with. */
export function docxFile({ text, office, numberLine, placeLine }: PaperPage): Promise<Buffer> {
  const [onBehalf, post] = text.signature;
  const left = [line(office.superior), line(office.office, { bold: true }), line('*'), line(numberLine)];
  const right = [
    line(office.party, { bold: true }),
    line('_______________'),
    line(placeLine, { italics: true }),
  ];
  const copies = [
    new Paragraph({ children: [new TextRun({ text: 'Nơi nhận:', bold: true, size: size.small })] }),
    ...office.copies.map(
      (copy) => new Paragraph({ children: [new TextRun({ text: `- ${copy}.`, size: size.small })] }),
    ),
  ];
  const blank = new Paragraph('');
  return Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { font, size: size.body, language: { value: 'vi-VN' } } } } },
      sections: [
        {
          properties: {
            page: {
              size: { width: 11906, height: 16838 },
              margin: { top: 1134, bottom: 1134, left: 1701, right: 851 },
            },
          },
          children: [
            columns(left, right),
            blank,
            ...(text.title ? [line(text.title, { bold: true, size: size.title })] : []),
            line(text.about, { bold: true }),
            blank,
            ...text.blocks.map(paragraphOf),
            blank,
            columns(copies, [line(onBehalf, { bold: true }), line(post, { bold: true })]),
          ],
        },
      ],
    }),
  );
}
