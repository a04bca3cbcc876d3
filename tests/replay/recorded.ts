import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const directory = join(__dirname, 'histories');
/** Every stored history, by its file. */
export const historyFiles = readdirSync(directory).filter((file) => file.endsWith('.json.gz'));

/** A history with the keys that were made for its recording; they seal nothing else. */
const recordedSchema = z.object({
  workflowId: z.string(),
  keys: z.array(z.object({ id: z.string(), key: z.string() })),
  history: z.object({ events: z.array(z.record(z.string(), z.unknown())) }),
});
export type Recorded = z.infer<typeof recordedSchema>;

export const readRecorded = (file: string): Recorded =>
  recordedSchema.parse(JSON.parse(gunzipSync(readFileSync(join(directory, file))).toString('utf8')));
