import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** Its last line: whoever reads it knows that all is there. */
interface End {
  is: 'end';
  lines: number;
}

/** Writes a file that is carried on a medium, line by line; one that is there already is not written over. */
export function openLines<Line>(path: string) {
  const out = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  let lines = 0;
  const write = async (line: Line | End): Promise<void> => {
    lines += 1;
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  };
  const end = async (): Promise<void> => {
    await write({ is: 'end', lines: lines + 1 });
    out.end();
    await once(out, 'finish');
  };
  return { write, end };
}

/** The lines of such a file. @param failure what is said where one of them is none of these */
export async function* readLines<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  failure: () => Error,
): AsyncGenerator<z.infer<Schema>> {
  for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
    const read = schema.safeParse(JSON.parse(text));
    if (!read.success) throw failure();
    yield read.data;
  }
}
