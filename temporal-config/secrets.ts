import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './servers/write-whole';

const secretsSchema = z.object({ sessionSecret: z.string().min(32), vaultKeys: z.string().min(1) });

/** The secrets of an office on one machine: made once, kept in its data directory, readable by its owner alone. */
export function keptSecrets(directory: string): z.infer<typeof secretsSchema> {
  const file = join(directory, 'secrets.json');
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = {
    sessionSecret: randomBytes(32).toString('base64'),
    vaultKeys: `k1:${randomBytes(32).toString('base64')}`,
  };
  writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
