import type { Paragraph } from '../sheet';
import { type Face, faceOf, printable, widthOf } from './letters';

/** Letters of one look where they stand in their line. */
export interface Piece {
  text: string;
  face: Face;
  x: number;
  width: number;
  underline: boolean;
}
export type Line = readonly Piece[];

type Fragment = Omit<Piece, 'x'>;
/** What no line divides, and the room that a space after it takes. */
interface Word {
  fragments: Fragment[];
  width: number;
  space: number;
}

/** Where a line may end: at a space, and after a hyphen but in numbers, `36-QĐ/UBKTTU`, which stay whole. */
const parts = / +|[^ ]+/g;
const afterHyphens = /[^-]*-+(?=\p{L})|.+/gu;
const partsOf = (text: string): string[] =>
  (text.match(parts) ?? []).flatMap((part) => (/\d/.test(part) ? [part] : (part.match(afterHyphens) ?? [])));

/** The words of a paragraph, each with the looks that it has. */
function wordsOf({ letters, size }: Paragraph): Word[] {
  const words: Word[] = [];
  let open: Word | undefined;
  for (const run of letters) {
    const face = faceOf(run);
    for (const part of partsOf(printable(run.text))) {
      const width = widthOf(part, face, size);
      if (part.startsWith(' ')) {
        open ??= { fragments: [], width: 0, space: 0 };
        words.push({ ...open, space: width });
        open = undefined;
        continue;
      }
      open ??= { fragments: [], width: 0, space: 0 };
      open.fragments.push({ text: part, face, width, underline: run.underline ?? false });
      open.width += width;
      if (!/^\D*-$/.test(part)) continue;
      words.push(open);
      open = undefined;
    }
  }
  return open ? [...words, open] : words;
}

/** A word that is longer than a line, letter by letter. */
const lettersOf = ({ fragments, space }: Word, size: number): Word[] =>
  fragments.flatMap((fragment, i) =>
    Array.from(fragment.text, (text, j) => {
      const width = widthOf(text, fragment.face, size);
      const isLast = i === fragments.length - 1 && j === Array.from(fragment.text).length - 1;
      return { fragments: [{ ...fragment, text, width }], width, space: isLast ? space : 0 };
    }),
  );

/** Where the words of a line stand; those of a justified one are moved apart until they fill it. */
function placed(words: readonly Word[], { from, to, spread }: { from: number; to: number; spread: number }) {
  const natural = words.reduce(
    (sum, { width, space }, i) => sum + width + (i < words.length - 1 ? space : 0),
    0,
  );
  const gaps = words.slice(0, -1).filter(({ space }) => space > 0).length;
  const more = gaps > 0 ? ((to - from - natural) * spread) / gaps : 0;
  let x = spread < 0 ? from + (to - from - natural) / 2 : from;
  return words.flatMap(({ fragments, width, space }) => {
    let at = x;
    x += width + space + (space > 0 ? Math.max(0, more) : 0);
    return fragments.map((fragment, i): Piece => {
      const piece = { ...fragment, x: at };
      at += fragment.width;
      // The space is in the file, so that what reads it aloud or copies it finds the words.
      return i === fragments.length - 1 && space > 0 ? { ...piece, text: `${piece.text} ` } : piece;
    });
  });
}

/** The lines of a paragraph within a width. */
export function linesOf(paragraph: Paragraph, width: number): Line[] {
  const { size, align, firstLine = 0 } = paragraph;
  const words = wordsOf(paragraph).flatMap((word) => (word.width > width ? lettersOf(word, size) : [word]));
  const lines: Word[][] = [[]];
  let used = firstLine;
  for (const word of words) {
    const line = lines.at(-1) ?? [];
    if (line.length > 0 && used + word.width > width + 0.01) {
      lines.push([word]);
      used = 0;
    } else line.push(word);
    used += word.width + word.space;
  }
  return lines.map((line, i) =>
    placed(line, {
      from: i === 0 ? firstLine : 0,
      to: width,
      spread: align === 'centre' ? -1 : align === 'justify' && i < lines.length - 1 ? 1 : 0,
    }),
  );
}
