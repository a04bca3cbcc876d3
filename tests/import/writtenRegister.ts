import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A register in a file of its own. @returns where it is */
export function writeRegister(bytes: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'liem-import-')), 'so.csv');
  writeFileSync(file, bytes);
  return file;
}
