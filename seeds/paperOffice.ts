import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const officeSchema = z.object({
  superior: z.string(),
  office: z.string(),
  party: z.string(),
  place: z.string(),
  symbolSuffix: z.string().min(1),
  signatures: z.record(z.string(), z.tuple([z.string(), z.string()])),
  copies: z.array(z.string()),
});
export type PaperOffice = z.infer<typeof officeSchema>;

const file = join(__dirname, 'papers', 'office.yaml');

/** An edit has spoiled a file of `seeds/papers/`; the message names the file and the place, for whoever edits it. */
export class SpoiledPaperFile extends Error {
  override readonly name = 'SpoiledPaperFile';
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // YAML says line and column itself.
    throw new SpoiledPaperFile(`seeds/papers/office.yaml: ${error instanceof Error ? error.message : ''}`);
  }
}

/**
 * Names of the office, as it writes them in `seeds/papers/office.yaml`. Read anew each time: an edit needs no restart.
 * @throws SpoiledPaperFile
 */
export function readPaperOffice(): PaperOffice {
  const parsed = officeSchema.safeParse(parseYaml(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`);
  throw new SpoiledPaperFile(`seeds/papers/office.yaml: ${wrong.join('; ')}`);
}
