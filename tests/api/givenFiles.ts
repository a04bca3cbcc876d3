import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { pythonWith } from '../servers/pythonPackages';
import type { Program } from './jsonOffice';

/** A file as it was given. */
export interface GivenFile {
  pattern: string;
  name: string;
  bytes: Buffer;
}

const isFile = (pattern: string): boolean =>
  /\.(csv|xlsx|pdf|docx|jsonl|xes)$|\/original$/.test(pattern) && !pattern.startsWith('/api/');

/** The first file that each of the addresses of files gives to one of these people, and which patterns give none to any. */
export async function takeFiles(
  programs: readonly Program[],
  addresses: readonly { pattern: string; path: string }[],
): Promise<{ files: GivenFile[]; none: string[] }> {
  const files = new Map<string, GivenFile>();
  const asked = addresses.filter(({ pattern }) => isFile(pattern));
  for (const { pattern, path } of asked)
    for (const program of programs) {
      if (files.has(pattern)) break;
      const { status, headers, body } = await program.get(path).responseType('blob');
      const name = /^attachment; filename="?([^"]*)"?$/.exec(String(headers['content-disposition']))?.[1];
      if (status === 200) files.set(pattern, { pattern, name: name ?? '', bytes: body as Buffer });
    }
  const none = new Set(asked.map(({ pattern }) => pattern).filter((pattern) => !files.has(pattern)));
  return { files: [...files.values()], none: [...none] };
}

const cell = z.union([z.string(), z.number(), z.object({ day: z.string() }), z.null()]);
const read = z.record(z.string(), z.array(z.array(cell)));
export type ReadCell = z.infer<typeof cell>;

/** The cells of the tables among them, read by openpyxl and Python's own reader. */
export async function readTables(
  files: readonly GivenFile[],
): Promise<{ of: GivenFile; rows: ReadCell[][] }[]> {
  const tool = { module: 'openpyxl', version: '3.1.5', packages: ['openpyxl==3.1.5', 'et-xmlfile==2.0.0'] };
  const python = await pythonWith(tool, (line) => process.stderr.write(`${line}\n`));
  const directory = mkdtempSync(join(tmpdir(), 'liem-files-'));
  const tables = files
    .filter(({ name }) => ['.csv', '.xlsx'].includes(extname(name)))
    .map((of, i) => ({ of, path: join(directory, `${i}${extname(of.name)}`) }));
  for (const { of, path } of tables) writeFileSync(path, of.bytes);
  const program = join(__dirname, 'givenFiles.py');
  const said = execFileSync(python, [program, ...tables.map(({ path }) => path)], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const rows = read.parse(JSON.parse(said.toString('utf8')));
  return tables.map(({ of, path }) => ({ of, rows: rows[path] ?? [] }));
}
