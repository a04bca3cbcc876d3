import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph as WordParagraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { authorOf, type PaperPage, titleOf } from './layout';
import { widthOfLetters } from './pdf/letters';
import { a4, type Columns, measuresOf, type Paragraph, type Part, partsOf } from './sheet';

const font = 'Times New Roman';
/** The format counts twentieths of a point, and letters by half points. */
const twentieths = (points: number): number => Math.round(points * 20);
const halves = (points: number): number => Math.round(points * 2);
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders = { top: none, bottom: none, left: none, right: none };
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 };

const alignments = {
  centre: AlignmentType.CENTER,
  justify: AlignmentType.JUSTIFIED,
  left: AlignmentType.LEFT,
} as const;
const styles = {
  title: { heading: HeadingLevel.TITLE },
  heading: { heading: HeadingLevel.HEADING_1 },
  item: {},
  plain: {},
} as const;

/** A rule or a frame is as long as the letters within it (36-HD/VPTW). */
function markOf({ mark, letters, size }: Paragraph, width: number): Partial<IParagraphOptions> {
  if (!mark) return {};
  const aside = twentieths(
    Math.max(0, (width - widthOfLetters(letters, size)) / 2 - (mark === 'frame' ? 6 : 0)),
  );
  return {
    indent: { left: aside, right: aside },
    border: mark === 'rule' ? { bottom: thin } : { top: thin, bottom: thin, left: thin, right: thin },
  };
}

function wordParagraph(paragraph: Paragraph, width: number): WordParagraph {
  const { letters, size, line, align, firstLine, after = 0, keepNext = false, role } = paragraph;
  return new WordParagraph({
    ...styles[role],
    keepNext,
    widowControl: true,
    alignment: alignments[align],
    spacing: { before: 0, after: twentieths(after), line: twentieths(line), lineRule: LineRuleType.EXACT },
    ...(firstLine !== undefined && { indent: { firstLine: twentieths(firstLine) } }),
    ...markOf(paragraph, width),
    children: letters.map(
      ({ text, bold, italics, underline }) =>
        new TextRun({
          text,
          size: halves(size),
          ...(bold && { bold }),
          ...(italics && { italics }),
          ...(underline && { underline: {} }),
        }),
    ),
  });
}

type Measures = ReturnType<typeof measuresOf>;

function wordColumns(
  { left, right, keepNext = false }: Columns,
  { leftColumn, rightColumn }: Measures,
): Table {
  const cell = (paragraphs: readonly Paragraph[], width: number) =>
    new TableCell({
      width: { size: twentieths(width), type: WidthType.DXA },
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      borders: noBorders,
      children: paragraphs.map((one) => wordParagraph({ ...one, keepNext }, width)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [twentieths(leftColumn), twentieths(rightColumn)],
    width: { size: twentieths(leftColumn + rightColumn), type: WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, leftColumn), cell(right, rightColumn)] })],
  });
}

const wordPart = (part: Part, measures: Measures): WordParagraph | Table =>
  part.kind === 'columns' ? wordColumns(part, measures) : wordParagraph(part, measures.text);

/** A style of Word's own, so that its outline and whoever has it read aloud find titles and headings. */
const plainStyle = (size: number, alignment: (typeof alignments)[keyof typeof alignments]) => ({
  run: { font, size: halves(size), bold: true, color: '000000' },
  paragraph: { alignment, spacing: { before: 0, after: 0 } },
});

/** The paper as a Word file that an office can go on working with: of the same lines and pages as the PDF. */
export function docxFile(page: PaperPage): Promise<Buffer> {
  const measures = measuresOf(page);
  const author = authorOf(page);
  return Packer.toBuffer(
    new Document({
      title: titleOf(page),
      creator: author,
      lastModifiedBy: author,
      styles: {
        default: {
          document: { run: { font, size: halves(14), language: { value: 'vi-VN' } } },
          title: plainStyle(16, AlignmentType.CENTER),
          heading1: plainStyle(14, AlignmentType.JUSTIFIED),
        },
      },
      sections: [
        {
          properties: {
            // Every page but the first bears its number, above the text.
            titlePage: true,
            page: {
              size: { width: twentieths(a4.width), height: twentieths(a4.height) },
              margin: {
                top: twentieths(measures.top),
                bottom: twentieths(measures.bottom),
                left: twentieths(measures.left),
                right: twentieths(measures.right),
                header: twentieths(a4.numberFromEdge),
              },
            },
          },
          headers: {
            default: new Header({
              children: [
                new WordParagraph({
                  alignment: AlignmentType.CENTER,
                  spacing: { line: twentieths(16), lineRule: LineRuleType.EXACT },
                  children: [new TextRun({ children: [PageNumber.CURRENT] })],
                }),
              ],
            }),
          },
          children: [
            ...partsOf(page).map((part) => wordPart(part, measures)),
            // Word puts a paragraph after a table that stands last; this one takes no room.
            new WordParagraph({
              spacing: { line: 20, lineRule: LineRuleType.EXACT },
              children: [new TextRun({ text: '', size: 2 })],
            }),
          ],
        },
      ],
    }),
  );
}
