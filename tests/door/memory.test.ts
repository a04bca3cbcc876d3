import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setUpDoor } from '../../door/store/doorDirectory';
import { writeOfficeCard } from '../../office/courier/cards';
import { freePorts } from '../../temporal-config/servers/ports';

/** Only Linux lets a program look into the memory of those that it has started. */
const canLook = existsSync('/proc/self/mem');
if (!canLook) process.stderr.write('The memory of the door is not looked at: there is no /proc here.\n');

const directory = mkdtempSync(join(tmpdir(), 'liem-door-memory-'));
let door: ChildProcess;
let address: string;
beforeAll(async () => {
  const keys = [{ id: 'now', key: randomBytes(32).toString('base64') }];
  const data = join(directory, 'door');
  await setUpDoor(data, await writeOfficeCard(join(directory, 'courier'), keys));
  const [port = 0, courier = 0] = await freePorts(2);
  address = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    LIEM_DOOR_DATA: data,
    LIEM_DOOR_PORT: String(port),
    LIEM_DOOR_COURIER_PORT: String(courier),
    LIEM_DOOR_SECURE_COOKIES: 'false',
  };
  const entry = join(__dirname, '..', '..', 'door', 'main.ts');
  door = spawn(process.execPath, ['--import', 'tsx', entry], { env, stdio: 'ignore' });
  while (!(await fetch(address).catch(() => undefined))?.ok) await pause(200);
}, 60_000);
afterAll(async () => {
  const ended = new Promise((resolve) => door.once('exit', resolve));
  door.kill('SIGTERM');
  await ended;
  rmSync(directory, { recursive: true, force: true });
}, 30_000);

/** The processes of the door: the one that we have started, and all that it has. */
function processes(of = door.pid ?? 0): number[] {
  const children = readFileSync(`/proc/${of}/task/${of}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [of, ...children.flatMap((pid) => processes(Number(pid)))];
}

const step = 1024 * 1024;

/** How often bytes stand in the memory of a process, wherever that can be read. */
function timesIn(pid: number, words: readonly Buffer[]): number {
  const longest = Math.max(...words.map(({ length }) => length));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const bytes = Buffer.alloc(step + longest);
  let times = 0;
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line) ?? [];
      if (from === '' || /\[v(var|syscall|vdso)/.test(line)) continue;
      for (let at = parseInt(from, 16); at < parseInt(to, 16); at += step) {
        const length = Math.min(bytes.length, parseInt(to, 16) - at);
        let read = 0;
        try {
          read = readSync(memory, bytes, 0, length, at);
        } catch {
          continue;
        }
        for (const word of words) if (bytes.subarray(0, read).includes(word)) times += 1;
      }
    }
  } finally {
    closeSync(memory);
  }
  return times;
}

const formsOf = (word: string) => [Buffer.from(word), Buffer.from(word, 'utf16le')];
const timesAnywhere = (word: string): number =>
  processes().reduce((sum, pid) => sum + timesIn(pid, formsOf(word)), 0);

(canLook ? test : test.skip)(
  'soon after a report was sent no word of it, of its file or of its code is in the memory of any process of the door',
  async () => {
    const marker = `DAUHIEU${randomBytes(6).toString('hex')}`;
    const page = await fetch(`${address}/report`);
    const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');
    const [, pass = ''] = /name="pass" value="([^"]+)"/.exec(await page.text()) ?? [];
    const form = new FormData();
    for (const [name, value] of Object.entries({
      pass,
      what: `Chuyện ${marker} xảy ra.`,
      name: marker,
      send: '1',
    }))
      form.set(name, value);
    form.set('files', new Blob([`ảnh ${marker} `.repeat(5000)]), `${marker}.txt`);
    const sent = await fetch(`${address}/report`, {
      method: 'POST',
      body: form,
      headers: { cookie },
      redirect: 'manual',
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/receipt']);
    const [opened = ''] = (sent.headers.get('set-cookie') ?? '').split(';');
    const receipt = await (await fetch(`${address}/receipt`, { headers: { cookie: opened } })).text();
    const [code = ''] = /\d{4}( \d{4}){3}/.exec(receipt) ?? [];
    expect(code).toHaveLength(19);
    // Otherwise a search that finds nothing would mean nothing.
    const before = processes();
    expect(timesAnywhere(marker)).toBeGreaterThan(0);

    // Until the process that has had it in its memory has ended, and another shows the pages.
    while (before.every((pid) => processes().includes(pid))) await pause(200);
    while (!(await fetch(address).catch(() => undefined))?.ok) await pause(200);
    expect(timesAnywhere(marker)).toBe(0);
    expect(timesAnywhere(code)).toBe(0);
    expect(timesAnywhere(code.replaceAll(' ', ''))).toBe(0);
    // The row of envelopes went on through it, and a pass of before is still one.
    expect(readdirSync(join(directory, 'door', 'outbox'))).toHaveLength(2);
    const again = new FormData();
    for (const [name, value] of Object.entries({ pass, what: 'Lần nữa.', send: '1' })) again.set(name, value);
    const used = await fetch(`${address}/report`, {
      method: 'POST',
      body: again,
      headers: { cookie },
      redirect: 'manual',
    });
    expect(used.status).toBe(409);
  },
  120_000,
);
