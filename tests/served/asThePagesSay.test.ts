import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { z } from 'zod';
import { createAccountStore } from '../../models/accounts';
import { createOfficeLog } from '../../models/officeLog';
import { openConnection } from '../../models/connection';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { applyAccounts } from '../../seeds/accounts/apply';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { freePorts } from '../../temporal-config/servers/ports';
import { waitUntilReady } from '../../temporal-config/servers/readiness';
import { readSettings } from '../../temporal-config/settings';
import { runEntry } from '../faults/drillOffice';
import { keepRunning } from '../faults/officeProcesses';
import { servedOffice } from '../servers';
import { installDebianPackage } from '../servers/debianPackage';
import { startNginx } from '../servers/nginx';

const root = join(__dirname, '..', '..');
const directory = mkdtempSync(join(tmpdir(), 'liem-as-said-'));
const ends: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
let env: NodeJS.ProcessEnv;
let ports: { http: number; https: number; webServer: number };

/** An office as its pages have it: each program told by its environment alone, cookies for HTTPS, one proxy that is trusted. */
beforeAll(async () => {
  const [http = 0, https = 0, webServer = 0] = await freePorts(3);
  ports = { http, https, webServer };
  env = {
    ...process.env,
    ...servedOffice('as-said').env,
    TZ: 'UTC',
    LIEM_PORT: String(webServer),
    LIEM_SECURE_COOKIES: 'true',
    LIEM_TRUST_PROXY: '1',
    LIEM_DESTROYED: join(directory, 'office.destroyed.jsonl'),
  };
  const prepared = await runEntry('cli/prepareOffice.ts', [], env);
  if (prepared.code !== 0) throw new Error(prepared.text);
  const { mongo, secrets } = readSettings(env);
  const connection = await openConnection(mongo.uri);
  const { vaultKeys } = secrets;
  const accounts = createAccountStore(connection, vaultKeys, createOfficeLog(connection, vaultKeys));
  await accounts.prepare();
  await applyAccounts(accounts);
  await connection.close();
  for (const entry of ['cli/worker.ts', 'api/main.ts']) {
    const program = keepRunning(entry, env);
    ends.push(() => program.close());
  }
  const isReady = async () => {
    const answer = await fetch(`http://127.0.0.1:${webServer}/readyz`);
    if (!/"workflows":"ok"/.test(await answer.text())) throw new Error('no worker yet');
  };
  await waitUntilReady(isReady, { timeout: 90_000 });
}, 240_000);
afterAll(async () => {
  for (let end = ends.pop(); end; end = ends.pop()) await end();
});

const findingsSchema = z.array(
  z.object({
    of: z.string(),
    state: z.enum(['well', 'note', 'wrong']),
    says: z.string(),
    remedy: z.string().optional(),
  }),
);
/** What the doctor says of the office as this environment names it. */
async function examined(more: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
  const { code, text } = await runEntry('cli/doctor.ts', ['--json', ...args], { ...env, ...more });
  const findings = findingsSchema.parse(JSON.parse(text));
  return { code, wrong: findings.filter(({ state }) => state === 'wrong'), findings };
}

test('behind nginx with HTTPS people sign in, by its configuration as it stands', async () => {
  const config = join(root, 'temporal-config/nginx/liem.conf');
  const nginx = await startNginx(config, directory, ports);
  ends.push(() => nginx.stop());
  const plain = await fetch(`http://127.0.0.1:${ports.http}/sign-in`, { redirect: 'manual' });
  expect([plain.status, plain.headers.get('location')]).toEqual([301, 'https://127.0.0.1/sign-in']);

  const browser = request.agent(`https://127.0.0.1:${ports.https}`, { ca: nginx.certificate });
  const page = await browser.get('/sign-in').set('Accept', 'text/html');
  expect(page.text).not.toContain('LIEM_TRUST_PROXY');
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1];
  const sent = { username: 'tiep.nhan', password: demonstrationPassword, _csrf: token };
  const signedIn = await browser.post('/sign-in').type('form').send(sent);
  expect(signedIn.status).toBe(303);
  expect(String(signedIn.headers['set-cookie'])).toMatch(/__Host-liem=[^;]+; Path=\/; HttpOnly; Secure/);
  expect((await browser.get('/work')).status).toBe(200);
  for (const path of ['/metrics', '/readyz', '/healthz']) expect((await browser.get(path)).status).toBe(404);
}, 60_000);

test('the doctor finds this office well', async () => {
  const { code, wrong, findings } = await examined();
  expect(wrong).toEqual([]);
  expect(code).toBe(0);
  const looked = findings.map(({ of }) => of);
  for (const part of ['settings', 'cookies', 'Node', 'time zone', 'database', 'clock', 'keys', 'destroyed keys', 'accounts', 'program', 'Temporal', 'namespace', 'workers', 'web server'])
    expect(looked).toContain(part); // prettier-ignore
  expect(looked.length).toBe(new Set(looked).size);
}, 60_000);

test('what is broken is told, each once and with what to do', async () => {
  const [key = ''] = env.LIEM_VAULT_KEYS?.split(':') ?? [];
  const elsewhere = {
    TEMPORAL_TASK_QUEUE: 'nobody-asks-here',
    TZ: 'America/New_York',
    LIEM_TRUST_PROXY: '0',
    LIEM_DESTROYED: '/proc/office.destroyed.jsonl',
    LIEM_PORT: '1',
    CLAMAV_SOCKET: join(directory, 'nobody.sock'),
    LIEM_SMTP_URL: 'smtp://127.0.0.1:1',
    LIEM_SMTP_FROM: 'liem@example.vn',
    LIEM_OFFICE_URL: 'https://liem.example.vn',
  };
  const many = await examined(elsewhere, ['--backups', directory, '--free', '9999999']);
  expect(many.code).toBe(1);
  expect(many.wrong.map(({ of }) => of).sort()).toEqual(
    ['ClamAV', 'backup', 'backups', 'cookies', 'destroyed keys on disk', 'mail', 'time zone', 'web server', 'workers'].sort(),
  ); // prettier-ignore
  const remedyOf = (of: string) => many.wrong.find((one) => one.of === of)?.remedy;
  expect(remedyOf('workers')).toContain('npm run worker');
  expect(remedyOf('cookies')).toContain('LIEM_TRUST_PROXY=1');
  expect(remedyOf('time zone')).toContain('TZ=UTC');
  expect(remedyOf('backup')).toContain('npm run backup');

  // Another key under the name of the office's: nothing else is told, as nothing else is what it is then.
  const otherKey = await examined({ LIEM_VAULT_KEYS: `${key}:${Buffer.alloc(32, 7).toString('base64')}` });
  expect(otherKey.wrong.map(({ of }) => of)).toEqual(['keys']);
  const withoutKey = await examined({ LIEM_VAULT_KEYS: `new:${Buffer.alloc(32, 7).toString('base64')}` });
  expect(withoutKey.wrong).toEqual([
    expect.objectContaining({ of: 'keys', says: expect.stringContaining(key) }),
  ]);

  const unread = await examined({ LIEM_VAULT_KEYS: '', LIEM_WORKER_PORT: 'eighty' });
  expect(unread.wrong).toHaveLength(1);
  for (const name of ['LIEM_VAULT_KEYS', 'LIEM_WORKER_PORT']) expect(unread.wrong[0]?.says).toContain(name);
}, 120_000);

test('systemd takes every unit, and each starts something that is there', async () => {
  const analyze = () => programOnPath('systemd-analyze');
  if (analyze() === undefined)
    await installDebianPackage({
      title: 'systemd',
      packages: ['systemd'],
      isThere: () => analyze() !== undefined,
    });
  const units = join(root, 'temporal-config/systemd');
  const [here, dropIn] = [mkdtempSync(join(directory, 'units-')), 'liem-.service.d'];
  const names = readdirSync(units).filter((name) => /\.(service|timer)$/.test(name));
  expect(names.length).toBeGreaterThan(7);
  const entries: string[] = [];
  for (const name of names) {
    const text = readFileSync(join(units, name), 'utf8');
    entries.push(...[...text.matchAll(/bootstrap\.mjs (\S+\.ts)/g)].flatMap(([, entry]) => entry ?? []));
    // As on a machine that has been set up: programs, and the place of the office, are there.
    writeFileSync(
      join(here, name),
      text
        .replaceAll('/usr/bin/node', process.execPath)
        .replaceAll('/usr/local/bin/temporal-server', '/bin/true'),
    );
  }
  for (const entry of entries) expect(readFileSync(join(root, entry), 'utf8')).not.toBe('');
  expect(new Set(entries).size).toBeGreaterThan(5);
  cpSync(join(units, dropIn), join(here, dropIn), { recursive: true });
  const said = await runCommand(
    analyze() ?? 'systemd-analyze',
    ['verify', '--man=no', ...names.map((name) => join(here, name))],
    { env: { ...process.env, SYSTEMD_UNIT_PATH: `${here}:` } },
  );
  expect(said).toEqual({ code: 0, output: '' });
}, 60_000);
