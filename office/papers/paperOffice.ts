import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { text } from '../../domain/text/text';

const margin = () => z.number().min(10).max(50);

const officeSchema = z.object({
  superior: text(),
  office: text(),
  party: text(),
  place: text(),
  symbolSuffix: text().min(1),
  committee: text(),
  signatures: z.record(text(), z.tuple([text(), text()])),
  copies: z.array(text()),
  /** In millimetres. */
  margins: z
    .object({ top: margin(), bottom: margin(), left: margin(), right: margin() })
    .default({ top: 20, bottom: 20, left: 30, right: 15 }),
});
export type PaperOffice = z.infer<typeof officeSchema>;

/** How an edit can have spoiled a file of `office/papers/templates/`. */
const faults = {
  missing: 'there is no such file',
  unreadable: 'it cannot be read',
  head: 'its head needs title, about and signedBy',
  signature: 'office.yaml has no such signature',
  unknownName: 'there is no such fact',
  unknownFilter: 'there is no such filter',
  notAllowed: 'a template may not say that',
} as const;
export type PaperFault = keyof typeof faults;

/** An edit has spoiled a file of `office/papers/templates/`; it names the file and the place, for whoever edits it. */
export class SpoiledPaperFile extends Error {
  override readonly name = 'SpoiledPaperFile';
  /** From the root of the program. */
  readonly file: string;

  constructor(
    file: string,
    readonly fault: PaperFault,
    readonly detail = '',
    readonly line?: number,
  ) {
    const path = `office/papers/templates/${file}`;
    super(`${path}${line === undefined ? '' : `, ${line}`}: ${faults[fault]}${detail && `: ${detail}`}`);
    this.file = path;
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/**
 * A file of `office/papers/templates/`, read anew each time: an edit needs no restart. However an editor ends its lines, they end alike here.
 * @throws SpoiledPaperFile when it is not there
 */
export function readPaperFile(file: string): string {
  try {
    return readFileSync(join(__dirname, 'templates', file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
  } catch (error) {
    if (isMissing(error)) throw new SpoiledPaperFile(file, 'missing');
    throw error;
  }
}

function parseYaml(file: string): unknown {
  try {
    return parse(readPaperFile(file));
  } catch (error) {
    if (error instanceof SpoiledPaperFile) throw error;
    // YAML says line and column itself.
    throw new SpoiledPaperFile(file, 'unreadable', error instanceof Error ? error.message : '');
  }
}

/** A file of data among the templates. @throws SpoiledPaperFile when it is not of the form */
export function readPaperYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(parseYaml(file));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`);
  throw new SpoiledPaperFile(file, 'unreadable', wrong.join('; '));
}

/**
 * Names of the office, as it writes them in `office/papers/templates/office.yaml`.
 * @throws SpoiledPaperFile
 */
export const readPaperOffice = (): PaperOffice => readPaperYaml('office.yaml', officeSchema);
