import type PDFDocument from 'pdfkit';
import { a4, type Paragraph } from '../sheet';
import { widthOf } from './letters';
import type { Line } from './lines';

type Document = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Document['struct']>;
interface Place {
  x: number;
  y: number;
  width: number;
}

/** What a paragraph is to those who have the paper read to them. */
const tags = { title: 'H1', heading: 'H2', item: 'LBody', plain: 'P' } as const;

/** Draws onto a document and tells in its structure what is what, in the order of reading; numbers of pages and rules are ornaments. */
export class TaggedPage {
  readonly #document: Document;
  readonly #root: Element;
  #list: Element | undefined;
  #paragraph: Element | undefined;

  constructor(document: Document) {
    this.#document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  /** A line of a paragraph, the first of which begins a new element. */
  line(line: Line, paragraph: Paragraph, { x, y, width }: Place, isFirst: boolean): void {
    if (line.length === 0) return;
    const document = this.#document;
    const element = isFirst || !this.#paragraph ? this.#begin(paragraph.role) : this.#paragraph;
    const { size } = paragraph;
    // Letters stand in the middle of their line; 0.89 and 0.21 of the size are above and below the line of writing.
    const base = y + (paragraph.line - size * 1.1) / 2 + size * 0.89;
    element.add(document.markStructureContent(tags[paragraph.role]));
    for (const piece of line)
      document
        .font(piece.face)
        .fontSize(size)
        .text(piece.text, x + piece.x, base, { lineBreak: false, baseline: 'alphabetic' });
    document.endMarkedContent();
    this.#ornaments(line, paragraph, { x, y, width }, base);
  }

  /** The number of a page, above its text. */
  number(page: number, { left, text }: { left: number; text: number }): void {
    const width = widthOf(String(page), 'regular', 14);
    this.#ornament(() => {
      this.#document
        .font('regular')
        .fontSize(14)
        .text(String(page), left + (text - width) / 2, a4.numberFromEdge, { lineBreak: false });
    });
  }

  end(): void {
    this.#root.end();
  }

  #begin(role: Paragraph['role']): Element {
    const element = this.#document.struct(tags[role]);
    if (role === 'item') {
      if (!this.#list) {
        this.#list = this.#document.struct('L');
        this.#root.add(this.#list);
      }
      const item = this.#document.struct('LI');
      this.#list.add(item);
      item.add(element);
    } else {
      this.#list = undefined;
      this.#root.add(element);
    }
    this.#paragraph = element;
    return element;
  }

  #ornaments(line: Line, { mark, line: height }: Paragraph, { x, y }: Place, base: number): void {
    const [from, to] = [line[0], line.at(-1)];
    if (!from || !to) return;
    const [left, right] = [x + from.x, x + to.x + to.width];
    const document = this.#document;
    const rule = (x1: number, x2: number, at: number) =>
      this.#ornament(() => document.moveTo(x1, at).lineTo(x2, at).lineWidth(0.8).stroke());
    line.forEach((piece, i) => {
      const next = line[i + 1];
      // The room between two words is of the rule too.
      const end = next?.underline ? next.x : piece.x + piece.width;
      if (piece.underline) rule(x + piece.x, x + end, base + 1.5);
    });
    if (mark === 'rule') rule(left, right, y + height + 1);
    if (mark === 'frame')
      this.#ornament(() =>
        document
          .rect(left - 6, y + 0.5, right - left + 12, height)
          .lineWidth(0.8)
          .stroke(),
      );
  }

  #ornament(draw: () => void): void {
    this.#document.markContent('Artifact');
    draw();
    this.#document.endMarkedContent();
  }
}
