import type { Columns, Paragraph, Part } from '../sheet';
import { type Line, linesOf } from './lines';

/** What no page divides: a line, or two columns. */
export type Atom = { height: number; after: number; mayBegin: boolean } & (
  | { kind: 'line'; line: Line; paragraph: Paragraph; isFirst: boolean }
  | { kind: 'columns'; left: Set; right: Set }
);
/** A column with its lines. */
export type Set = readonly { paragraph: Paragraph; lines: readonly Line[] }[];

export interface Widths {
  text: number;
  leftColumn: number;
  rightColumn: number;
}

const setIn = (paragraphs: readonly Paragraph[], width: number): Set =>
  paragraphs.map((paragraph) => ({ paragraph, lines: linesOf(paragraph, width) }));

const heightOf = (set: Set): number =>
  set.reduce((sum, { paragraph: { line, after = 0 }, lines }) => sum + lines.length * line + after, 0);

/** A page neither begins nor ends with a single line of a paragraph that goes on. */
const dividesWell = (line: number, lines: number): boolean => line === 0 || (line > 1 && lines - line > 1);

function atomsOf(part: Part, mayBegin: boolean, widths: Widths): Atom[] {
  if (part.kind === 'columns') return [columnsOf(part, mayBegin, widths)];
  const lines = linesOf(part, widths.text);
  return lines.map((line, i) => ({
    kind: 'line',
    line,
    paragraph: part,
    isFirst: i === 0,
    height: part.line,
    after: i === lines.length - 1 ? (part.after ?? 0) : 0,
    mayBegin: dividesWell(i, lines.length) && (i > 0 || mayBegin),
  }));
}

function columnsOf({ left, right }: Columns, mayBegin: boolean, { leftColumn, rightColumn }: Widths): Atom {
  const [one, other] = [setIn(left, leftColumn), setIn(right, rightColumn)];
  return {
    kind: 'columns',
    left: one,
    right: other,
    height: Math.max(heightOf(one), heightOf(other)),
    after: 0,
    mayBegin,
  };
}

/** The pages of a paper, each with what stands on it from its top. */
export function pagesOf(parts: readonly Part[], widths: Widths, height: number): Atom[][] {
  const atoms = parts.flatMap((part, i) => atomsOf(part, !parts[i - 1]?.keepNext, widths));
  const pages: Atom[][] = [];
  let first = 0;
  let used = 0;
  for (let i = 0; i < atoms.length; i += 1) {
    const atom = atoms[i];
    if (!atom) continue;
    if (i > first && used + atom.height > height + 0.01) {
      const from = atoms.findLastIndex(({ mayBegin }, j) => mayBegin && j <= i && j > first);
      // What must stand together and fills more than a page is divided where it is full.
      const next = from === -1 ? i : from;
      pages.push(atoms.slice(first, next));
      [first, used, i] = [next, 0, next - 1];
      continue;
    }
    used += atom.height + atom.after;
  }
  return [...pages, atoms.slice(first)];
}
