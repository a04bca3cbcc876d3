import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paperKinds } from '../../domain/papers/kinds';
import { docxFile } from '../../office/papers/docxFile';
import { pdfFile } from '../../office/papers/pdfFile';
import { demonstrationPapers } from './demonstrationPapers';
import { smallPicture } from './smallPicture';

/**
 * Draws the first page of the longest paper of each kind into `docs/pictures/papers`, by Poppler's `pdftoppm`. A folder named after
 * it gets all papers as PDF and DOCX, to be compared in an office program.
 */
async function draw(into: string, all?: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const papers = demonstrationPapers();
  const room = mkdtempSync(join(tmpdir(), 'papers-'));
  for (const kind of paperKinds) {
    const lengthOf = ({ page }: (typeof papers)[number]) => JSON.stringify(page.text).length;
    const [longest] = papers.filter((one) => one.kind === kind).sort((a, b) => lengthOf(b) - lengthOf(a));
    if (!longest) {
      console.log(`the demonstration has no ${kind}`);
      continue;
    }
    const file = join(room, `${kind}.pdf`);
    writeFileSync(file, await pdfFile(longest.page));
    const drawn = execFileSync('pdftoppm', ['-singlefile', '-gray', '-r', '72', file]);
    writeFileSync(join(into, `${kind}.png`), smallPicture(drawn));
  }
  rmSync(room, { recursive: true });
  if (all === undefined) return;
  mkdirSync(all, { recursive: true });
  for (const [i, { kind, page }] of papers.entries()) {
    const name = join(all, `${String(i).padStart(3, '0')}-${kind}`);
    writeFileSync(`${name}.pdf`, await pdfFile(page));
    writeFileSync(`${name}.docx`, await docxFile(page));
  }
}

const [, , all] = process.argv;
void draw(join(__dirname, '..', '..', 'docs', 'pictures', 'papers'), all);
