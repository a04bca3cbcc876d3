import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type JsonOffice, openJsonOffice, type Program } from '../api/jsonOffice';

let office: JsonOffice;
let intake: Program;
let page: string;
const root = join(__dirname, '..', '..');

beforeAll(async () => {
  office = await openJsonOffice('import-expiry');
  intake = await office.program('tiep.nhan');
  const file = readFileSync(join(__dirname, 'register-2026.csv'));
  const sent = intake.agent.post('/import').field('_csrf', intake.token);
  page = String((await sent.attach('file', file, 'so.csv')).headers.location);
});
afterAll(() => office.close(), 60_000);

const collection = (name: string) => office.services.connection.collection(name);
const sealedRows = () => collection('import_rows').countDocuments({ sealed: { $exists: true } });
const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();

/** Lets the day come on which the page says that the rows are destroyed; `onRows`: as this program dates them, too. */
async function letExpire(onRows: boolean): Promise<void> {
  await collection('imports').updateMany({}, { $set: { expiresAt: yesterday } });
  await collection('import_rows').updateMany(
    {},
    onRows ? { $set: { expiresAt: yesterday } } : { $unset: { expiresAt: 1 } },
  );
}

test.each([true, false])(
  'a row whose day is over is opened by nothing, though nobody destroyed it yet (dated itself: %s)',
  async (dated) => {
    expect((await intake.agent.get(page)).text).toContain('Hồ Hoài Thịnh');
    expect((await intake.agent.get(`${page}/wrong-rows.csv`)).text.split('\n').length).toBeGreaterThan(5);
    const kept = await collection('import_rows').find().toArray();
    const record = await collection('imports').findOne();
    await letExpire(dated);

    expect(await sealedRows()).toBe(60);
    expect((await intake.agent.get(page)).text).not.toContain('Hồ Hoài Thịnh');
    const wrong = await intake.agent.get(`${page}/wrong-rows.csv`);
    expect(wrong.text.trim().split('\n')).toHaveLength(1);
    await intake.agent.post(`${page}/run`).type('form').send({ _csrf: intake.token });
    await pause(2000);
    expect(await collection('case_events').countDocuments({ type: 'reportRegistered' })).toBe(0);

    for (const row of kept) await collection('import_rows').replaceOne({ _id: row._id }, row);
    await collection('imports').replaceOne({ _id: record?._id }, record ?? {});
  },
);

test.each([true, false])(
  'a web server that starts destroys what expired while none ran (dated itself: %s)',
  async (dated) => {
    const kept = await collection('import_rows').find().toArray();
    expect(await sealedRows()).toBe(60);
    const start = () =>
      spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
        cwd: root,
        env: { ...process.env, ...office.env },
        stdio: 'ignore',
      });
    await letExpire(dated);
    // What is not over yet stays: here, one row of another file.
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    const later = { ...kept[0], _id: 'another:1' as never, importId: 'another', expiresAt };
    await collection('import_rows').insertOne(later);
    const server = start();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    try {
      for (let i = 0; i < 150 && (await sealedRows()) > 1; i += 1) await pause(200);
      expect(await sealedRows()).toBe(1);
      expect(await collection('import_rows').countDocuments({ status: 'ready' })).toBe(55);
    } finally {
      server.kill('SIGTERM');
      await ended;
    }
    await collection('import_rows').deleteOne({ importId: 'another' });
    for (const row of kept) await collection('import_rows').replaceOne({ _id: row._id }, row);
    await collection('imports').updateMany({}, { $unset: { destroyedAt: 1 } });
  },
);
