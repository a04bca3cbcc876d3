import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { aboutUnderNumber, bodyLines, copyLines, isHeading, lastWords, type PaperPage } from './layout';
import type { Block, Run } from './paperText';
import type { Signature } from './signature';

const font = 'Times New Roman';
/** Half points, as the format counts. */
const fontSize = { body: 28, small: 24, title: 32 };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders = { top: none, bottom: none, left: none, right: none };

const line = (text: string, options: { bold?: boolean; italics?: boolean; size?: number } = {}) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, ...options })] });

/** Widths of the two columns, in twentieths of a point. */
const width = { left: 3900, right: 5454 };

const cell = (size: number, children: Paragraph[]) =>
  new TableCell({
    width: { size, type: WidthType.DXA },
    margins: { left: 0, right: 0 },
    borders: noBorders,
    children,
  });

const columns = (left: Paragraph[], right: Paragraph[]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [width.left, width.right],
    width: { size: width.left + width.right, type: WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [cell(width.left, left), cell(width.right, right)] })],
  });

const runs = (all: readonly Run[]) => all.map(({ text, bold }) => new TextRun({ text, bold }));

function paragraphOf(block: Block, i: number, all: readonly Block[]): Paragraph {
  const { kind, runs: inside } = block;
  const keepNext = isHeading(block) || i >= all.length - lastWords(all).length;
  if (kind === 'centred') {
    return new Paragraph({
      keepNext,
      alignment: AlignmentType.CENTER,
      spacing: { before: 160, after: 160 },
      children: runs(inside),
    });
  }
  const first = kind === 'item' ? [new TextRun('- ')] : [];
  return new Paragraph({
    keepNext,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 567 },
    spacing: { after: 120, line: 320 },
    children: [...first, ...runs(inside)],
  });
}

/** A line as long as the bold capitals above it (36-HD/VPTW), within the right column. */
function ruled(capitals: string): Paragraph {
  const aside = Math.max(0, (width.right - capitals.length * 180) / 2);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: aside, right: aside },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [new TextRun({ text: capitals, bold: true })],
  });
}

const signed = ({ onBehalf, post, name }: Signature): Paragraph[] => [
  line(onBehalf, { bold: true }),
  ...(post ? [line(post, { bold: true })] : []),
  // Room for the signature and the seal.
  ...Array.from({ length: 3 }, () => new Paragraph('')),
  line(name, { bold: true }),
];

/** The paper as a Word file that an office can go on working with. */
export function docxFile({ text, office, issuer, numberLine, placeLine }: PaperPage): Promise<Buffer> {
  const letterAbout = aboutUnderNumber(text);
  const left = [
    ...bodyLines(office, issuer).map((body, i, all) => line(body, { bold: i === all.length - 1 })),
    line('*'),
    line(numberLine),
    ...(letterAbout ? [line(letterAbout, { size: fontSize.small })] : []),
  ];
  const right = [ruled(office.party), line(placeLine, { italics: true })];
  const copies = [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: 'Nơi nhận:', underline: {} })] }),
    ...copyLines(text).map(
      (copy) =>
        new Paragraph({ keepNext: true, children: [new TextRun({ text: copy, size: fontSize.small })] }),
    ),
  ];
  const blank = new Paragraph('');
  return Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { font, size: fontSize.body, language: { value: 'vi-VN' } } } } },
      sections: [
        {
          properties: {
            // Every page but the first bears its number, above the text.
            titlePage: true,
            page: {
              size: { width: 11906, height: 16838 },
              margin: { top: 1134, bottom: 1134, left: 1701, right: 851 },
            },
          },
          headers: {
            default: new Header({
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [new TextRun({ children: [PageNumber.CURRENT] })],
                }),
              ],
            }),
          },
          children: [
            columns(left, right),
            blank,
            ...(text.title
              ? [
                  line(text.title, { bold: true, size: fontSize.title }),
                  line(text.about, { bold: true }),
                  line('-----'),
                  blank,
                ]
              : []),
            ...text.blocks.map(paragraphOf),
            new Paragraph({ keepNext: true }),
            columns(text.besides ? signed(text.besides) : copies, signed(text.signature)),
            ...(text.besides ? copies : []),
          ],
        },
      ],
    }),
  );
}
