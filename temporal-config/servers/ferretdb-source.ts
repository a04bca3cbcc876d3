import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoBuild, runGo } from './go-build';

const source = join(__dirname, 'ferretdb');
const moduleFiles = ['go.mod', 'go.sum', 'main.go'];
const addition = join(source, 'sqlite', 'pushdown.go');

const changedPackage = 'vendor/github.com/FerretDB/FerretDB/internal/backends/sqlite';
const changes = [
  {
    file: 'collection.go',
    // FerretDB's own narrow condition stays for what ours does not take.
    from: 'if params.Filter.Len() == 1 {',
    to: 'if whereClause, args = pushDown(params.Filter); whereClause == "" && params.Filter.Len() == 1 {',
  },
  {
    file: 'metadata/metadata.go',
    // SQLite uses an index on an expression only for the same expression, and the index is made on `->'_id'`.
    from: `IDColumn = DefaultColumn + "->'$._id'"`,
    to: `IDColumn = DefaultColumn + "->'_id'"`,
  },
];

/** A short digest of the stand-in's source: a change there is a new version and is built anew. */
export function ferretdbSourceDigest(): string {
  const digest = createHash('sha256').update(JSON.stringify(changes));
  for (const file of moduleFiles) digest.update(readFileSync(join(source, file)));
  return digest.update(readFileSync(addition)).digest('hex').slice(0, 12);
}

/** Lays out the whole source in a directory, with the changes that let its indexes be used (see sqlite/pushdown.go). */
export async function layOutFerretdb(build: Pick<GoBuild, 'program' | 'insteadSet'>, directory: string) {
  mkdirSync(directory, { recursive: true });
  for (const file of moduleFiles) copyFileSync(join(source, file), join(directory, file));
  await runGo(build, ['mod', 'vendor'], directory);
  const changed = join(directory, changedPackage);
  copyFileSync(addition, join(changed, 'pushdown.go'));
  for (const { file, from, to } of changes) {
    const path = join(changed, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} is not as this version of FerretDB has it.`);
    writeFileSync(path, text.replaceAll(from, to));
  }
}
