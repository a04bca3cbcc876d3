import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The servers that are built when a machine has none of its own; each is cached under its version. */
export const temporalServerVersion = '1.30.4';
export const ferretdbVersion = '1.24.2';
export const timeSkippingServerVersion = '1.28.0';

/** The Go module of the MongoDB stand-in. */
export const ferretdbSource = join(__dirname, 'ferretdb');

/** A short digest of the stand-in's source: a change there is a new version and is built anew. */
export function ferretdbSourceDigest(): string {
  const digest = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) digest.update(readFileSync(join(ferretdbSource, file)));
  return digest.digest('hex').slice(0, 12);
}
