import { aboutUnderNumber, bodyLines, copyLines, isHeading, lastWords, type PaperPage } from './layout';
import type { Block } from './paperText';
import type { Signature } from './signature';

/** Letters of one look. */
export interface Letters {
  text: string;
  bold?: boolean;
  italics?: boolean;
  underline?: boolean;
}

/** A paragraph with its measures, in points; both files are made of it, so that they have the same lines and pages. */
export interface Paragraph {
  kind: 'paragraph';
  role: 'title' | 'heading' | 'item' | 'plain';
  letters: readonly Letters[];
  size: number;
  /** From one line to the next, whatever stands in them. */
  line: number;
  align: 'centre' | 'justify' | 'left';
  firstLine?: number;
  after?: number;
  /** Never the last of its page. */
  keepNext?: boolean;
  /** A rule below as long as its letters, or a frame around them. */
  mark?: 'rule' | 'frame';
}

/** Two columns side by side, which no page divides. */
export interface Columns {
  kind: 'columns';
  left: readonly Paragraph[];
  right: readonly Paragraph[];
  keepNext?: boolean;
}
export type Part = Paragraph | Columns;

const pointsOf = (millimetres: number): number => (millimetres * 72) / 25.4;

/** The page of 36-HD/VPTW: A4, its number 10 mm below the upper edge. */
export const a4 = { width: pointsOf(210), height: pointsOf(297), numberFromEdge: pointsOf(10) };

/** The margins in points, and the widths of the text and of its two columns. */
export function measuresOf({ office: { margins } }: Pick<PaperPage, 'office'>) {
  const [top, bottom] = [pointsOf(margins.top), pointsOf(margins.bottom)];
  const [left, right] = [pointsOf(margins.left), pointsOf(margins.right)];
  const text = a4.width - left - right;
  const leftColumn = Math.round(text * 0.42);
  return { top, bottom, left, right, text, leftColumn, rightColumn: text - leftColumn };
}

const bodySize = { size: 14, line: 19 };
const smallSize = { size: 12, line: 15 };

const centred = (text: string, more: Partial<Paragraph> & Omit<Letters, 'text'> = {}): Paragraph => {
  const { bold, italics, ...rest } = more;
  return {
    kind: 'paragraph',
    role: 'plain',
    letters: [{ text, ...(bold && { bold }), ...(italics && { italics }) }],
    ...bodySize,
    align: 'centre',
    ...rest,
  };
};

const gap = (line: number, keepNext = false): Paragraph => ({
  kind: 'paragraph',
  role: 'plain',
  letters: [],
  size: 2,
  line,
  align: 'left',
  keepNext,
});

function bodyOf(block: Block, keepNext: boolean): Paragraph {
  const { kind, runs } = block;
  const common = { kind: 'paragraph', ...bodySize, keepNext } as const;
  if (kind === 'centred') return { ...common, role: 'plain', letters: runs, align: 'centre', after: 8 };
  return {
    ...common,
    role: isHeading(block) ? 'heading' : kind === 'item' ? 'item' : 'plain',
    letters: kind === 'item' ? [{ text: '- ' }, ...runs] : runs,
    align: 'justify',
    firstLine: 28,
    after: 6,
  };
}

const signed = ({ onBehalf, post, name }: Signature): Paragraph[] => [
  ...(post
    ? [centred(onBehalf, { bold: true }), centred(post, { bold: true, after: 60 })]
    : [centred(onBehalf, { bold: true, after: 60 })]),
  centred(name, { bold: true }),
];

/** All that stands on a paper, from the top of its first page to the foot of its last (36-HD/VPTW). */
export function partsOf(page: PaperPage): Part[] {
  const { text, office, issuer, numberLine, placeLine, secrecy, draft } = page;
  const letterAbout = aboutUnderNumber(text);
  const last = lastWords(text.blocks).length;
  const head: Columns = {
    kind: 'columns',
    left: [
      ...bodyLines(office, issuer).map((body, i, all) => centred(body, { bold: i === all.length - 1 })),
      centred('*'),
      centred(numberLine),
      ...(letterAbout ? [centred(letterAbout, { ...smallSize, italics: true })] : []),
      ...(secrecy ? [centred(secrecy, { bold: true, mark: 'frame' })] : []),
      ...(draft ? [centred('DỰ THẢO', { bold: true })] : []),
    ],
    right: [
      centred(office.party, { bold: true, size: 15, mark: 'rule', after: 4 }),
      centred(placeLine, { italics: true }),
    ],
  };
  const copies: Paragraph[] = [
    { ...gap(bodySize.line, true), ...bodySize, letters: [{ text: 'Nơi nhận:', underline: true }] },
    ...copyLines(text).map((copy) => ({ ...gap(0), ...smallSize, letters: [{ text: copy }] })),
  ];
  const foot: Columns = {
    kind: 'columns',
    left: text.besides ? signed(text.besides) : copies,
    right: signed(text.signature),
    keepNext: text.besides !== undefined,
  };
  return [
    head,
    gap(14),
    ...(text.title
      ? [
          centred(text.title, { role: 'title', bold: true, size: 16, line: 21, keepNext: true }),
          centred(text.about, { bold: true, keepNext: true }),
          centred('-----', { after: 10, keepNext: true }),
        ]
      : []),
    ...text.blocks.map((block, i) => bodyOf(block, isHeading(block) || i >= text.blocks.length - last)),
    gap(12, true),
    foot,
    ...(text.besides
      ? [gap(10, true), ...copies.map((copy, i) => ({ ...copy, keepNext: i < copies.length - 1 }))]
      : []),
  ];
}
