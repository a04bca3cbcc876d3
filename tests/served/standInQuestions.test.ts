import fc from 'fast-check';
import { MongoClient, ObjectId } from 'mongodb';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { socketUri } from '../../temporal-config/servers/databaseSocket';
import { ferretdbArguments, ferretdbBuild } from '../../temporal-config/servers/ferretdbProgram';
import { probeMongo, waitUntilReady } from '../../temporal-config/servers/readiness';

// The stand-in gives whole questions to SQLite. The same program, told to leave them to FerretDB, must answer the same.
interface Kept {
  _id: string;
  [field: string]: unknown;
}

const directory = mkdtempSync(join(tmpdir(), 'liem-questions-'));
const programs: ChildProcess[] = [];

async function start(name: string, env: NodeJS.ProcessEnv = {}): Promise<MongoClient> {
  const program = await ensureBuilt(ferretdbBuild(), () => undefined);
  const socket = join(directory, `${name}.sock`);
  const place = { socket, directory: join(directory, name), durable: false };
  programs.push(
    spawn(program, ferretdbArguments(place), { env: { ...process.env, ...env }, stdio: 'ignore' }),
  );
  const uri = socketUri(socket, 'questions');
  await waitUntilReady(() => probeMongo(uri), { timeout: 60_000 });
  return new MongoClient(uri).connect();
}

let ours: MongoClient;
let theirs: MongoClient;
beforeAll(async () => {
  ours = await start('ours');
  theirs = await start('theirs', { LIEM_FERRETDB_OWN_WAYS: 'yes' });
});
afterAll(async () => {
  await Promise.all([ours.close(), theirs.close()]);
  await Promise.all(
    programs.map(async (program) => {
      program.kill('SIGKILL');
      await once(program, 'exit');
    }),
  );
  rmSync(directory, { recursive: true, force: true });
});

const words = [
  'a',
  'ab',
  'abc',
  'b',
  'none',
  'Đơn <tố> & "cáo" \\',
  '64f0c0ffee64f0c0ffee64f0',
  '',
  'a b',
  '2026-03',
];
const word = fc.constantFrom(...words);
const plainWord = fc.constantFrom('2026-01-01', '2026-01-02', '2026-03-01T00:00:00.000Z', 'none');
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    7,
    7.5,
    new Date(0),
    new ObjectId('64f0c0ffee64f0c0ffee64f0'),
    Buffer.from('abc'),
  ),
  fc.constant({ a: 'a' }),
  fc.array(fc.oneof(word, fc.constantFrom(1, null)), { maxLength: 3 }),
);

const documents = (some: fc.Arbitrary<unknown>, days: fc.Arbitrary<unknown>, within: fc.Arbitrary<unknown>) =>
  fc.array(
    fc.record(
      { one: some, many: fc.oneof(fc.array(word, { maxLength: 4 }), some), day: days, due: days, within, beside: fc.oneof(word, oddValue) },
      { requiredKeys: [] },
    ),
    { maxLength: 25 },
  ); // prettier-ignore
const ordinary = documents(word, plainWord, fc.record({ roles: fc.array(word, { maxLength: 3 }) }));
const odd = documents(
  fc.oneof(word, oddValue),
  fc.oneof(plainWord, word, oddValue),
  fc.oneof(fc.record({ roles: oddValue }), oddValue, fc.array(fc.record({ roles: word }), { maxLength: 2 })),
);

const field = fc.constantFrom('one', 'many', 'day', 'within.roles', '_id');
const beginning = fc.constantFrom('^a', '^ab', '^2026\\-0', '^Đơn', '^\\(', 'b', '^a|b');
const operators = fc.oneof(
  fc.record({ $in: fc.array(word, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(word, { maxLength: 3 }) }),
  fc.record({ $eq: word }),
  fc.record({ $ne: word }),
  fc.record({ $regex: beginning }),
  fc.record({ $gte: word, $lt: word }, { requiredKeys: ['$gte'] }),
  fc.record({ $gt: word, $lte: word }, { requiredKeys: ['$lte'] }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $size: fc.integer({ min: 0, max: 2 }) }),
);
const simple = fc.tuple(
  fc.oneof({ weight: 9, arbitrary: field }, fc.constant('beside')),
  fc.oneof(word, operators),
);
const { filter } = fc.letrec<{ filter: Record<string, unknown> }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simple.map(([name, value]) => ({ [name]: value })),
    fc.record({ $and: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ $or: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
  ),
}));
const question = fc.record({
  filter: fc.oneof(filter, fc.constant({})),
  sort: fc.constantFrom<Record<string, 1 | -1>>(
    { day: 1, due: 1, _id: 1 },
    { day: -1, _id: 1 },
    { due: -1, _id: -1 },
    { one: 1, _id: 1 },
    { _id: 1 },
  ),
  skip: fc.integer({ min: 0, max: 4 }),
  limit: fc.integer({ min: 0, max: 6 }),
});
type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never;

let count = 0;
async function prepared(client: MongoClient, name: string) {
  const rows = client.db('questions').collection<Kept>(name);
  await rows.createIndexes([
    ...['one', 'many', 'day', 'due', 'within.roles'].map((key) => ({ key: { [key]: 1 as const }, name: `multikey_${key}` })),
    { key: { day: 1, due: 1, _id: 1 }, name: 'dueFirst' },
    { key: { day: -1, _id: 1 }, name: 'newestFirst' },
  ]); // prettier-ignore
  return rows;
}

async function ask(client: MongoClient, name: string, { filter: asked, sort, skip, limit }: Question) {
  const rows = client.db('questions').collection<Kept>(name);
  const [listed, counted, unordered] = await Promise.all([
    rows.find(asked, { sort, skip, limit }).toArray(),
    rows.countDocuments(asked),
    rows.find(asked).toArray(),
  ]);
  return { listed, counted, unordered: unordered.map(({ _id }) => _id).sort() };
}

const steps = fc.array(
  fc.record({
    does: fc.constantFrom('replace', 'remove', 'set'),
    at: fc.nat(24),
    from: fc.nat(24),
    value: word,
  }),
  { maxLength: 8 },
);

/** Lays the same documents into both, changes some in the same way, and puts the same questions. */
async function compare(
  rows: object[],
  changes: typeof steps extends fc.Arbitrary<infer Value> ? Value : never,
  questions: Question[],
) {
  const name = `rows-${(count += 1)}`;
  // Ids that sort as they are written, and such that do not.
  const idOf = (i: number) => (count % 2 === 0 ? `c-${i}` : `đơn ${i}`);
  const kept = rows.map((row, i): Kept => ({ ...row, _id: idOf(i) }));
  for (const client of [ours, theirs]) {
    const collection = await prepared(client, name);
    if (kept.length > 0) await collection.insertMany(kept);
    for (const { does, at, from, value } of changes) {
      const _id = idOf(at);
      const { _id: other, ...row } = kept[from] ?? { _id: '' };
      void other;
      if (does === 'remove') await collection.deleteOne({ _id });
      else if (does === 'set') await collection.updateOne({ _id }, { $set: { one: value } });
      else await collection.replaceOne({ _id }, row, { upsert: true });
    }
  }
  for (const asked of questions) {
    expect([asked, await ask(ours, name, asked)]).toEqual([asked, await ask(theirs, name, asked)]);
  }
  for (const client of [ours, theirs]) await client.db('questions').dropCollection(name);
}

const runs = { numRuns: 60 };
const questions = fc.array(question, { minLength: 6, maxLength: 12 });

test('questions about ordinary documents are answered as FerretDB answers them', async () => {
  await fc.assert(fc.asyncProperty(ordinary, steps, questions, compare), runs);
}, 600_000);

test('questions about documents of any shape are answered as FerretDB answers them', async () => {
  await fc.assert(fc.asyncProperty(odd, steps, questions, compare), runs);
}, 600_000);

test('a whole question goes to SQLite, and is answered by its indexes', async () => {
  await prepared(ours, 'explained');
  // What is there already is asked for again at each start.
  const rows = await prepared(ours, 'explained');
  const many = Array.from({ length: 600 }, (_, i): Kept => ({
    _id: `c-${i}`,
    one: i % 100 === 0 ? 'few' : 'many',
    day: `2026-03-${String(i % 30).padStart(2, '0')}`,
  }));
  await rows.insertMany(many);
  const explained = async (asked: Record<string, unknown>) =>
    rows
      .find({ $and: [{ many: { $nin: ['x'] } }, asked] }, { sort: { day: -1, _id: 1 }, limit: 3 })
      .explain();
  const whole = { filterPushdown: true, sortPushdown: true, limitPushdown: true };
  const few = await explained({ one: 'few' });
  expect(few).toMatchObject(whole);
  expect(JSON.stringify(few)).toMatch(/SEARCH explained_\w+ USING INTEGER PRIMARY KEY/);
  const often = await explained({ one: 'many' });
  expect(often).toMatchObject(whole);
  expect(JSON.stringify(often)).toMatch(/SCAN explained_\w+ USING INDEX explained_\w+_newestFirst/);
  expect(JSON.stringify(often)).not.toContain('TEMP B-TREE');
  expect(await explained({ beside: 1 })).toMatchObject({ sortPushdown: false, limitPushdown: false });

  // A document that does not sort as a text does takes the question back to FerretDB.
  await rows.insertOne({ _id: 'odd', day: ['2026-03-01'] });
  expect(await explained({ one: 'few' })).toMatchObject({ sortPushdown: false });
  await rows.deleteOne({ _id: 'odd' });
  expect(await explained({ one: 'few' })).toMatchObject(whole);
});
