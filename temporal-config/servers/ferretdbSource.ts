import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoBuild, runGo } from './goBuild';

const source = join(__dirname, 'ferretdb');
const moduleFiles = ['go.mod', 'go.sum', 'main.go'];
/** Whole files that are added to packages of FerretDB's, by the folder here in which they lie. */
const additions = [
  { folder: 'sqlite', file: 'pushdown.go', to: 'backends/sqlite' },
  { folder: 'sqlite', file: 'whole.go', to: 'backends/sqlite' },
  { folder: 'sqlite', file: 'condition.go', to: 'backends/sqlite' },
  { folder: 'sqlite', file: 'keeping.go', to: 'backends/sqlite' },
  { folder: 'metadata', file: 'multikeys.go', to: 'backends/sqlite/metadata' },
  { folder: 'backends', file: 'whole.go', to: 'backends' },
  { folder: 'handler', file: 'counted.go', to: 'handler' },
  { folder: 'sjson', file: 'onepass.go', to: 'handler/sjson' },
];

const changedModule = 'vendor/github.com/FerretDB/FerretDB/internal';
const changes = [
  {
    file: 'backends/sqlite/collection.go',
    // FerretDB's own narrow condition stays for what ours does not take.
    from: 'if params.Filter.Len() == 1 {',
    to: 'if whereClause, args = pushDown(params.Filter); whereClause == "" && params.Filter.Len() == 1 {',
  },
  {
    file: 'backends/sqlite/collection.go',
    from: '\tq := prepareSelectClause(meta.TableName, params.Comment',
    to: `\tif whole, err := answerWhole(ctx, db, meta, params.Whole); err != nil {
\t\treturn nil, lazyerrors.Error(err)
\t} else if whole != nil {
\t\treturn whole.run(ctx, db, params.Whole)
\t}

\tq := prepareSelectClause(meta.TableName, params.Comment`,
  },
  {
    file: 'backends/sqlite/collection.go',
    from: '\trows, err := db.QueryContext(ctx, q, args...)\n\tif err != nil {\n\t\treturn nil, lazyerrors.Error(err)\n\t}\n\n\tdefer rows.Close()\n\n\tqueryPlan',
    to: `\tif whole, err := answerWhole(ctx, db, meta, params.Whole); err != nil {
\t\treturn nil, lazyerrors.Error(err)
\t} else if whole != nil {
\t\tq, args = "EXPLAIN QUERY PLAN "+whole.sql, whole.args
\t\tfilterPushdown, sortPushdown, limitPushdown = true, params.Whole.Sort.Len() > 0, params.Whole.Limit > 0
\t}

\trows, err := db.QueryContext(ctx, q, args...)
\tif err != nil {
\t\treturn nil, lazyerrors.Error(err)
\t}

\tdefer rows.Close()

\tqueryPlan`,
  },
  {
    file: 'backends/sqlite/collection.go',
    from: 'if _, err = tx.ExecContext(ctx, q, args...); err != nil {',
    to: 'if err = insertKeyed(ctx, tx, meta, batch, q, args); err != nil {',
  },
  {
    file: 'backends/sqlite/collection.go',
    from: 'tx.ExecContext(ctx, q, string(b), arg)',
    to: 'updateKeyed(ctx, tx, meta, doc, q, string(b), arg)',
  },
  {
    file: 'backends/collection.go',
    from: '\tOnlyRecordIDs bool\n\tComment       string',
    to: '\tOnlyRecordIDs bool\n\tComment       string\n\tWhole         *Whole',
  },
  {
    file: 'backends/collection.go',
    from: 'type ExplainParams struct {\n',
    to: 'type ExplainParams struct {\n\tWhole  *Whole\n',
  },
  {
    file: 'backends/sqlite/metadata/metadata.go',
    // SQLite uses an index on an expression only for the same expression, and the index is made on `->'_id'`.
    from: `IDColumn = DefaultColumn + "->'$._id'"`,
    to: `IDColumn = DefaultColumn + "->'_id'"`,
  },
  {
    file: 'backends/sqlite/metadata/registry.go',
    from: '\tq += fmt.Sprintf("%[1]s TEXT NOT NULL CHECK',
    to: `\tif !params.Capped() {
\t\tq += RowColumn + " INTEGER PRIMARY KEY, "
\t}

\tq += fmt.Sprintf("%[1]s TEXT NOT NULL CHECK`,
  },
  {
    file: 'backends/sqlite/metadata/registry.go',
    from: '\t\tq := "CREATE "\n',
    to: `\t\tif isMultikey(index.Name) {
\t\t\tif can, err := canBeMultikey(ctx, db, c, index); err != nil {
\t\t\t\treturn lazyerrors.Error(err)
\t\t\t} else if can {
\t\t\t\tc.Settings.Indexes = append(c.Settings.Indexes, index)
\t\t\t}

\t\t\tcontinue
\t\t}

\t\tq := "CREATE "
`,
  },
  {
    file: 'backends/sqlite/metadata/registry.go',
    from: '\t\tcreated = append(created, index.Name)\n\t\tc.Settings.Indexes = append(c.Settings.Indexes, index)\n\t}\n',
    to: `\t\tcreated = append(created, index.Name)
\t\tc.Settings.Indexes = append(c.Settings.Indexes, index)
\t}

\tif err := keepMultikeys(ctx, db, c); err != nil {
\t\t_ = r.indexesDrop(ctx, dbName, collectionName, created)
\t\treturn lazyerrors.Error(err)
\t}
`,
  },
  {
    file: 'backends/sqlite/metadata/registry.go',
    from: '\t\tq := fmt.Sprintf("DROP INDEX %q", c.TableName+"_"+name)\n',
    to: `\t\tif isMultikey(name) {
\t\t\tc.Settings.Indexes = slices.Delete(c.Settings.Indexes, i, i+1)
\t\t\tif err := keepMultikeys(ctx, db, c); err != nil {
\t\t\t\treturn lazyerrors.Error(err)
\t\t\t}

\t\t\tcontinue
\t\t}

\t\tq := fmt.Sprintf("DROP INDEX %q", c.TableName+"_"+name)
`,
  },
  {
    file: 'backends/sqlite/metadata/registry.go',
    from: '\tq = fmt.Sprintf("DROP TABLE %q", c.TableName)\n',
    to: `\tq = fmt.Sprintf("DROP TABLE IF EXISTS %q", c.Multikeys().Table)
\tif _, err := db.ExecContext(ctx, q); err != nil {
\t\treturn false, lazyerrors.Error(err)
\t}

\tq = fmt.Sprintf("DROP TABLE %q", c.TableName)
`,
  },
  {
    file: 'handler/msg_createindexes.go',
    // Several that are there already took others from the list in their stead, or ended the connection.
    from: 'slices.Delete(filteredToCreate, i, i+1)',
    to: 'slices.DeleteFunc(filteredToCreate, func(one backends.IndexInfo) bool { return one.Name == newIdx.Name })',
  },
  {
    file: 'handler/msg_find.go',
    from: '\tqueryRes, err := coll.Query(ctx, qp)\n\tif err != nil {\n\t\treturn nil, handleMaxTimeMSError(err, params.MaxTimeMS, "find")\n\t}\n',
    to: `\tqp.Whole = &backends.Whole{Filter: params.Filter, Sort: params.Sort, Skip: params.Skip, Limit: params.Limit}

\tqueryRes, err := coll.Query(ctx, qp)
\tif err != nil {
\t\treturn nil, handleMaxTimeMSError(err, params.MaxTimeMS, "find")
\t}

\tif qp.Whole.Done {
\t\tparams.Skip = 0
\t}
`,
  },
  {
    file: 'handler/msg_aggregate.go',
    from: '\t\titer, err = processStagesDocuments(',
    to: '\t\tqp.Whole = countQuestion(aggregationStages)\n\n\t\titer, err = processStagesDocuments(',
  },
  {
    file: 'handler/msg_aggregate.go',
    from: '\titer := queryRes.Iter\n\n\tfor _, s := range p.stages {',
    to: `\titer := queryRes.Iter

\tif p.qp.Whole != nil && p.qp.Whole.Done {
\t\titer = counted(p.qp.Whole.Count)
\t\tcloser.Add(iter)

\t\treturn iter, nil
\t}

\tfor _, s := range p.stages {`,
  },
  {
    file: 'handler/msg_explain.go',
    from: '\tres, err := coll.Explain(connCtx, qp)\n',
    to: `\tqp.Whole = &backends.Whole{Filter: params.Filter, Sort: params.Sort, Skip: params.Skip, Limit: params.Limit}
\tif params.Aggregate {
\t\tqp.Whole = countQuestion(params.StagesDocs)
\t}

\tres, err := coll.Explain(connCtx, qp)
`,
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
  for (const { folder, file } of additions) digest.update(readFileSync(join(source, folder, file)));
  return digest.digest('hex').slice(0, 12);
}

/** Lays out the whole source in a directory, with the changes that let SQLite answer questions (see sqlite/whole.go) and read documents in one pass (sjson/onepass.go). */
export async function layOutFerretdb(build: Pick<GoBuild, 'program' | 'insteadSet'>, directory: string) {
  mkdirSync(directory, { recursive: true });
  for (const file of moduleFiles) copyFileSync(join(source, file), join(directory, file));
  await runGo(build, ['mod', 'vendor'], directory);
  const changed = join(directory, changedModule);
  for (const { folder, file, to } of additions)
    copyFileSync(join(source, folder, file), join(changed, to, file));
  for (const { file, from, to } of changes) {
    const path = join(changed, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} is not as this version of FerretDB has it.`);
    writeFileSync(path, text.replaceAll(from, to));
  }
}
