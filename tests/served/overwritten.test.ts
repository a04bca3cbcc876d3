import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { socketUri } from '../../temporal-config/servers/databaseSocket';
import { ferretdbArguments, ferretdbBuild } from '../../temporal-config/servers/ferretdbProgram';
import { probeMongo, waitUntilReady } from '../../temporal-config/servers/readiness';
import { filesWith } from '../door/markerWords';

// What was destroyed must not be read out of the files of the database: SQLite leaves what is deleted where it stood, unless it is told not to.
const kept = 'KhóaCủaVụViệcCònGiữ';
const gone = 'KhóaCủaVụViệcĐãHủy';

let root: string;
let standIn: ChildProcess | undefined;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'liem-overwritten-'));
  mkdirSync(join(root, 'socket'), { mode: 0o700 });
});
afterAll(() => {
  standIn?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

test('what is replaced or deleted is in no file of the embedded database once it has stopped', async () => {
  const [socket, directory] = [join(root, 'socket', 'm.sock'), join(root, 'data')];
  const program = await ensureBuilt(ferretdbBuild(), () => undefined);
  standIn = spawn(program, ferretdbArguments({ socket, directory, durable: false }), { stdio: 'ignore' });
  const ended = once(standIn, 'exit');
  const uri = socketUri(socket, 'liem');
  await waitUntilReady(() => probeMongo(uri), { timeout: 20_000 });
  const client = new MongoClient(uri);
  const rows = client.db().collection<{ _id: string; wrapped?: string }>('rows');
  await rows.createIndex({ wrapped: 1 }, { name: 'multikey_wrapped' });
  const ids = Array.from({ length: 60 }, (_, i) => `k${i}`);
  await rows.insertMany(ids.map((_id) => ({ _id, wrapped: `${gone} ${_id} ${'x'.repeat(200)}` })));
  for (const _id of ids.slice(0, 30)) await rows.replaceOne({ _id }, { wrapped: `${kept} ${_id}` });
  await rows.deleteMany({ _id: { $in: ids.slice(30) } });
  await client.close();
  standIn.kill('SIGTERM');
  await ended;
  expect(filesWith(directory, [kept])).not.toEqual([]);
  expect(filesWith(directory, [gone])).toEqual([]);
}, 300_000);
