import PDFDocument from 'pdfkit';
import type { Translate } from '../../../language/texts';
import { a4 } from '../../papers/sheet';
import { bodyLines } from '../../papers/layout';
import { addFaces, printable } from '../../papers/pdf/letters';
import type { PaperOffice } from '../../papers/paperOffice';
import { printed } from '../../papers/typedText';
import { type RegisterColumn, registerColumns, type RegisterLine } from '../registerLines';

/** How wide the columns are, in shares of the page. */
const shares: Record<RegisterColumn, number> = {
  turn: 3, on: 7, who: 13, id: 8, content: 18, kind: 7, people: 5, settledBy: 9, own: 5, guidedTo: 10, inCharge: 10, result: 12, note: 9,
}; // prettier-ignore
const margin = 36;
const size = 8;

interface Writing {
  t: Translate;
  office: PaperOffice;
  about: string;
}

/** The register of form 03/TCD on lying pages: tagged, with its fonts, as the papers are. */
export async function registerPdf(
  lines: readonly RegisterLine[],
  { t, office, about }: Writing,
): Promise<Buffer> {
  const title = t('reception:paperText.registerTitle');
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
  addFaces(document);
  const root = document.struct('Document');
  document.addStructure(root);
  const heading = (text: string, points: number, tag: 'H1' | 'P') => {
    const element = document.struct(tag, {}, () => {
      document.font('bold').fontSize(points).text(printable(text), { align: 'center' });
    });
    root.add(element);
  };
  heading(title, 14, 'H1');
  heading(about, 11, 'P');
  document.moveDown(0.5);

  const room = a4.height - 2 * margin;
  const all = Object.values(shares).reduce((sum, one) => sum + one, 0);
  const cell = (text: string) => printable(printed(text).replaceAll('\n', ' '));
  const inCell = (text: string, face: 'regular' | 'bold' = 'regular') => ({
    text: cell(text),
    font: { src: face, size },
  });
  const options = {
    columnStyles: registerColumns.map((column) => ({ width: (room * shares[column]) / all, padding: 2 })),
    // The types of the library do not know it: with it the table is tagged.
    structParent: root,
  };
  const table = document.table(options);
  table.row(
    registerColumns.map((column) => ({
      ...inCell(t(`reception:column.${column}`), 'bold'),
      align: 'center' as const,
      type: 'TH' as const,
    })),
  );
  table.row(registerColumns.map((_, i) => ({ ...inCell(String(i + 1)), align: 'center' as const })));
  for (const line of lines) table.row(registerColumns.map((column) => inCell(line[column])));
  table.end();
  root.end();
  document.end();
  return written;
}
