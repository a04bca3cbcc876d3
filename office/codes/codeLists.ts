import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { source } from '../../domain/procedure/cited';

const folder = __dirname;
const bothLanguages = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

const codeListSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: bothLanguages,
  ...source,
  /** Whether the texts are word for word those of the source; until then they are marked. */
  wordingConfirmed: z.boolean(),
  codes: z
    .array(
      z.union([
        z.strictObject({ code: z.string().min(1).max(20), text: bothLanguages }),
        /** Known by its number only: its text is to be copied from the source. */
        z.strictObject({ code: z.string().min(1).max(20), name: bothLanguages }),
      ]),
    )
    .min(1),
});
export type CodeList = z.infer<typeof codeListSchema>;
export type Code = CodeList['codes'][number];

/** What a code is called: its text, or its number in the source. */
export const nameOfCode = (code: Code) => ('text' in code ? code.text : code.name);

/** Codes for classifying allegations (procedure §8). @throws Error naming the file that is wrong, or a code that stands twice */
export function readCodeLists(directory = folder): CodeList[] {
  const seen = new Map<string, string>();
  return readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .reverse()
    .map((file) => {
      const read = codeListSchema.safeParse(parse(readFileSync(join(directory, file), 'utf8')));
      if (!read.success)
        throw new Error(`office/codes/${file} is not valid:\n${z.prettifyError(read.error)}`);
      for (const { code } of read.data.codes) {
        const other = seen.get(code);
        if (other) throw new Error(`office/codes/${file} has the code ${code}, as ${other} has`);
        seen.set(code, file);
      }
      return read.data;
    });
}

let lists: CodeList[] | undefined;
/** The office's code lists, read once. */
export const codeLists = (): CodeList[] => (lists ??= readCodeLists());
