import PDFDocument from 'pdfkit';
import { authorOf, type PaperPage, titleOf } from './layout';
import { addFaces } from './pdf/letters';
import { type Atom, pagesOf, type Set } from './pdf/pages';
import { TaggedPage } from './pdf/taggedPage';
import { a4, measuresOf, partsOf } from './sheet';

/** The paper as a file to print, to hand out and to keep: tagged, with its fonts, as PDF/A-2a asks. */
export async function pdfFile(page: PaperPage): Promise<Buffer> {
  const author = authorOf(page);
  const document = new PDFDocument({
    size: [a4.width, a4.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: titleOf(page), Author: author, Creator: author },
  });
  addFaces(document);
  const written = readAll(document);
  const measures = measuresOf(page);
  const tagged = new TaggedPage(document);
  const pages = pagesOf(partsOf(page), measures, a4.height - measures.top - measures.bottom);
  pages.forEach((atoms, i) => {
    document.addPage();
    if (i > 0) tagged.number(i + 1, measures);
    drawPage(tagged, atoms, measures);
  });
  tagged.end();
  document.end();
  return written;
}

function drawPage(tagged: TaggedPage, atoms: readonly Atom[], measures: ReturnType<typeof measuresOf>): void {
  let y = measures.top;
  for (const atom of atoms) {
    if (atom.kind === 'line') {
      tagged.line(atom.line, atom.paragraph, { x: measures.left, y, width: measures.text }, atom.isFirst);
    } else {
      drawColumn(tagged, atom.left, { x: measures.left, y, width: measures.leftColumn });
      const x = measures.left + measures.leftColumn;
      drawColumn(tagged, atom.right, { x, y, width: measures.rightColumn });
    }
    y += atom.height + atom.after;
  }
}

function drawColumn(tagged: TaggedPage, set: Set, place: { x: number; y: number; width: number }): void {
  let { y } = place;
  for (const { paragraph, lines } of set) {
    lines.forEach((line, i) => {
      tagged.line(line, paragraph, { ...place, y }, i === 0);
      y += paragraph.line;
    });
    y += paragraph.after ?? 0;
  }
}

const readAll = (document: InstanceType<typeof PDFDocument>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
