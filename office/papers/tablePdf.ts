import PDFDocument from 'pdfkit';
import { bodyLines } from './layout';
import type { PaperOffice } from './paperOffice';
import { fileOfFace, printable } from './pdf/letters';
import { a4 } from './sheet';
import { printed } from './typedText';

const margin = 36;
const size = 8;

/** A column of a table on lying pages. */
export interface TableColumn {
  title: string;
  /** How wide it is, in shares of the page. */
  share: number;
  /** Numbers stand under each other. */
  isNumber?: boolean | undefined;
}

export interface PrintedTable {
  title: string;
  about: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly string[])[];
  /** What stands under the table. */
  notes?: readonly string[] | undefined;
  office: PaperOffice;
}

/** A table on lying pages: tagged, with its fonts, as the papers are. */
export async function tablePdf({
  title,
  about,
  columns,
  rows,
  notes = [],
  office,
}: PrintedTable): Promise<Buffer> {
  const author = bodyLines(office, 'commission').toReversed().join(', ');
  const document = new PDFDocument({
    size: [a4.height, a4.width],
    margin,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: `${title} ${about}`, Author: author, Creator: author },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const root = document.struct('Document');
  document.addStructure(root);
  const heading = (text: string, points: number, tag: 'H1' | 'P') => {
    const element = document.struct(tag, {}, () => {
      document.font(fileOfFace('bold')).fontSize(points).text(printable(text), { align: 'center' });
    });
    root.add(element);
  };
  heading(title, 14, 'H1');
  heading(about, 11, 'P');
  document.moveDown(0.5);

  const room = a4.height - 2 * margin;
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const cell = (text: string) => printable(printed(text).replaceAll('\n', ' '));
  const inCell = (text: string, face: 'regular' | 'bold' = 'regular') => ({
    text: cell(text),
    font: { src: fileOfFace(face), size },
  });
  const options = {
    columnStyles: columns.map(({ share }) => ({ width: (room * share) / all, padding: 2 })),
    // The types of the library do not know it: with it the table is tagged.
    structParent: root,
  };
  const table = document.table(options);
  table.row(
    columns.map(({ title: text }) => ({
      ...inCell(text, 'bold'),
      align: 'center' as const,
      type: 'TH' as const,
    })),
  );
  table.row(columns.map((_, i) => ({ ...inCell(String(i + 1)), align: 'center' as const })));
  for (const row of rows)
    table.row(
      columns.map(({ isNumber }, i) => ({
        ...inCell(row[i] ?? ''),
        ...(isNumber && { align: { x: 'right' as const } }),
      })),
    );
  table.end();
  for (const note of notes)
    root.add(
      document.struct('P', {}, () => {
        document
          .font(fileOfFace('regular'))
          .fontSize(9)
          .text(printable(printed(note)), margin, undefined, { width: room });
      }),
    );
  root.end();
  document.end();
  return written;
}
