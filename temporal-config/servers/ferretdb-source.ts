import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type GoBuild, runGo } from './go-build';

const source = join(__dirname, 'ferretdb');
const moduleFiles = ['go.mod', 'go.sum', 'main.go'];
const internal = 'vendor/github.com/FerretDB/FerretDB/internal';
const additions = [
  { file: join('sqlite', 'pushdown.go'), to: 'backends/sqlite' },
  { file: join('sjson', 'onepass.go'), to: 'handler/sjson' },
];
const changes = [
  {
    file: 'backends/sqlite/collection.go',
    // FerretDB's own narrow condition stays for what ours does not take.
    from: 'if params.Filter.Len() == 1 {',
    to: 'if whereClause, args = pushDown(params.Filter); whereClause == "" && params.Filter.Len() == 1 {',
  },
  {
    file: 'backends/sqlite/metadata/metadata.go',
    // SQLite uses an index on an expression only for the same expression, and the index is made on `->'_id'`.
    from: `IDColumn = DefaultColumn + "->'$._id'"`,
    to: `IDColumn = DefaultColumn + "->'_id'"`,
  },
  {
    file: 'handler/sjson/sjson.go',
    // FerretDB's own reading stays for what ours does not know for certain.
    from: 'func Unmarshal(data []byte) (*types.Document, error) {\n',
    to: 'func Unmarshal(data []byte) (*types.Document, error) {\n\tif doc := onePass(data); doc != nil {\n\t\treturn doc, nil\n\t}\n\n',
  },
  ...['util/fsql/db.go', 'util/fsql/tx.go'].map((file) => ({
    file,
    // What is written is put into words twice for a log that tells none of it: a fifth of what it takes to insert.
    from: 'fields := []any{slog.Any("args", args)}',
    to: 'fields := []any{}',
  })),
];

/** A short digest of the stand-in's source: a change there is a new version and is built anew. */
export function ferretdbSourceDigest(): string {
  const digest = createHash('sha256').update(JSON.stringify(changes));
  for (const file of moduleFiles) digest.update(readFileSync(join(source, file)));
  for (const { file } of additions) digest.update(readFileSync(join(source, file)));
  return digest.digest('hex').slice(0, 12);
}

/**
 * Lays out the whole source in a directory, with the changes that let its indexes be used (see sqlite/pushdown.go) and documents be read
 * in one pass (see sjson/onepass.go).
 */
export async function layOutFerretdb(build: Pick<GoBuild, 'program' | 'insteadSet'>, directory: string) {
  mkdirSync(directory, { recursive: true });
  for (const file of moduleFiles) copyFileSync(join(source, file), join(directory, file));
  await runGo(build, ['mod', 'vendor'], directory);
  const changed = join(directory, internal);
  for (const { file, to } of additions) copyFileSync(join(source, file), join(changed, to, basename(file)));
  for (const { file, from, to } of changes) {
    const path = join(changed, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} is not as this version of FerretDB has it.`);
    writeFileSync(path, text.replaceAll(from, to));
  }
}
