import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOnPath } from '../../temporal-config/servers/command';
import { installDebianPackage } from './debianPackage';

/** The words of a PDF as a reader has them, one space between them. @throws where Poppler is not there and cannot be installed */
export async function pdfText(bytes: Buffer): Promise<string> {
  const isThere = () => programOnPath('pdftotext') !== undefined;
  if (!isThere())
    await installDebianPackage({ title: 'a reader of PDF', packages: ['poppler-utils'], isThere });
  const directory = mkdtempSync(join(tmpdir(), 'liem-pdf-'));
  try {
    const path = join(directory, 'paper.pdf');
    writeFileSync(path, bytes);
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  } finally {
    rmSync(directory, { recursive: true });
  }
}
