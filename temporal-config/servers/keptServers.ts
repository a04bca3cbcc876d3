import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ownOriginSchema } from './choice';
import { writeWhole } from './writeWhole';

/** What an office's data directory remembers of its servers: which program wrote the data, and on which ports. */
const keptSchema = z.object({
  temporal: ownOriginSchema.optional(),
  mongo: ownOriginSchema.optional(),
  ports: z.array(z.number().int().positive()).default([]),
});
export type KeptServers = z.infer<typeof keptSchema>;

const fileName = 'servers.json';

/** Nothing, where nothing was kept yet. */
export function readKeptServers(directory: string): KeptServers {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(join(directory, fileName), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ports: [] };
    throw new Error(
      `${join(directory, fileName)} cannot be read; remove it to have the servers chosen anew.`,
      {
        cause: error,
      },
    );
  }
}

export function writeKeptServers(directory: string, kept: KeptServers): void {
  writeWhole(join(directory, fileName), `${JSON.stringify(kept, null, 2)}\n`);
}
