import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { importFile } from '../../door/courier/medium';
import type { Door } from '../../door/door';
import { pageDigest, signPage } from '../../door/envelopes/publicPage';
import type { OpenedDoor } from '../../door/serve';
import { daysAfter, daysBefore } from '../../domain/clocks/years';
import type { NoticeDeed } from '../../domain/meetings/sessionNotice/notice';
import { officeToday } from '../../language/dates';
import type { DoorConnection } from '../../office/courier/doorConnection';
import { giveMedium } from '../../office/courier/medium';
import { courierNeeds } from '../../office/courier/needs';
import { gatherPublicPage } from '../../office/publicPage/gather';
import { showPage } from '../../office/publicPage/showPage';
import { createFigures } from '../../office/supervision/figures';
import { type JsonOffice, openJsonOffice } from './jsonOffice';
import { openOwnDoor } from '../door/ownDoor';

const directory = mkdtempSync(join(tmpdir(), 'liem-public-page-'));
const doorData = join(directory, 'door');
const today = officeToday();
const meetingId = randomUUID();

let office: JsonOffice;
let door: Door;
let opened: OpenedDoor;
let courier: DoorConnection;
let key: string;

beforeAll(async () => {
  office = await openJsonOffice('public-page');
  const masterKeys = office.services.settings.secrets.vaultKeys;
  ({ door, opened, courier, key } = await openOwnDoor({ directory, masterKeys }));
  const { receptionDays } = office.services.cases;
  const day = {
    kind: 'head' as const,
    on: daysAfter(today, 10),
    from: '08:00',
    to: '11:30',
    place: 'Phòng tiếp công dân',
    receivers: ['u-demo-chair'],
    matters: '',
  };
  const done = { by: 'u-demo-chair', at: new Date().toISOString() };
  for (const [dayId, where] of [
    ['d-portal', 'both'],
    ['d-office', 'office'],
  ] as const) {
    const place = `${day.place} ${dayId}`;
    const acts = [
      { kind: 'planned' as const, day: { ...day, place } },
      { kind: 'posted' as const, on: today, where },
    ];
    for (const [i, deed] of acts.entries())
      await receptionDays.add({ ...done, dayId, revision: i + 1, commandId: `${dayId}-${i}`, deed });
  }
}, 120_000);
afterAll(async () => {
  await opened.close();
  await office.close();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

const needs = () => ({ ...office.services, figures: createFigures(office.services.cases), salt: 'x' });
const show = () => showPage(courier, needs(), key);
const get = (path: string) => fetch(`http://127.0.0.1:${opened.port}${path}`);

const text = {
  title: 'THÔNG BÁO',
  about: 'kỳ họp thứ 3 của Ủy ban Kiểm tra Tỉnh ủy',
  paragraphs: [{ text: 'Kết luận <chung> & riêng: một đảng viên thuộc Sở Mẫu.', heading: false }],
  signature: { onBehalf: '', post: '', name: '' },
  copies: [],
};
const hashes = { docx: 'a'.repeat(64), pdf: 'b'.repeat(64) };
let revision = 0;
async function does(deed: NoticeDeed, of: string = meetingId, at = (revision += 1)): Promise<void> {
  const act = {
    of,
    by: 'u-demo-chair',
    at: new Date().toISOString(),
    commandId: randomUUID(),
    deed,
  };
  expect(await office.services.cases.sessionNotices.add(act, at - 1)).toBe(true);
}

test('before anything is public the page says so, and an address that never was is not found', async () => {
  expect(await show()).toBe(true);
  const page = await (await get('/published')).text();
  expect(page).toContain('Hiện chưa có kết quả nào');
  expect((await get('/published/ky-hop-00')).status).toBe(404);
});

test('what is published appears, with the days of reception that the portal has, in both languages', async () => {
  await does({ kind: 'issued', number: '02-TB/UBKTTU', on: today, text, hashes });
  await show();
  // Issued is not published.
  expect(await (await get('/published')).text()).toContain('Hiện chưa có kết quả nào');
  await does({ kind: 'published', from: today, until: daysAfter(today, 14) });
  expect(await show()).toBe(true);
  // What the door shows already is not brought again.
  expect(await show()).toBe(false);
  const page = await (await get('/published')).text();
  expect(page).toContain('Thông báo kỳ họp thứ 3 của Ủy ban Kiểm tra Tỉnh ủy (số 02-TB/UBKTTU)');
  expect(page).toContain('Phòng tiếp công dân d-portal');
  expect(page).not.toContain('d-office');
  expect(page).not.toContain(meetingId);
  // No figure of an office without cases is so large that it is said.
  expect(page.match(/dưới 3/g)).toHaveLength(6);
  expect(await (await get('/en/published')).text()).toContain('Public information');
});

const addressIn = (html: string): string => /href="(\/published\/ky-hop-[0-9a-f]+)"/.exec(html)?.[1] ?? '';

/** The elements of a feed in their order, all of Atom; a text that is no XML throws. */
function readFeed(xml: string) {
  const read: { path: string; text: string; href?: string }[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    open.push(local);
    const href = attributes.href?.value;
    read.push({ path: open.join('/'), text: '', ...(href !== undefined && { href }) });
  });
  parser.on('text', (said) => {
    const last = read.at(-1);
    if (last?.path === open.join('/')) last.text += said.trim();
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return read;
}

test('each has an address of its own, and the feed is Atom', async () => {
  const address = addressIn(await (await get('/published')).text());
  const item = await get(address);
  expect([item.status, item.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("default-src 'none'"),
  ]);
  expect(await item.text()).toContain('Kết luận &lt;chung&gt; &amp; riêng');
  const feed = await get('/published/feed.xml');
  expect(feed.headers.get('content-type')).toContain('application/atom+xml');
  const read = readFeed(await feed.text());
  // What RFC 4287 asks of a feed and of an entry.
  expect(read.map(({ path }) => path)).toEqual([
    'feed', 'feed/id', 'feed/title', 'feed/updated', 'feed/author', 'feed/author/name', 'feed/link', 'feed/link',
    'feed/entry', 'feed/entry/id', 'feed/entry/title', 'feed/entry/updated', 'feed/entry/link', 'feed/entry/content',
  ]); // prettier-ignore
  const one = (path: string) => read.find((element) => element.path === path);
  expect(one('feed/entry/id')?.text).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(one('feed/entry/content')?.text).toBe(text.paragraphs[0]?.text);
  expect(one('feed/entry/link')?.href).toBe(address);
  expect(Number.isNaN(Date.parse(one('feed/entry/updated')?.text ?? ''))).toBe(false);
});

test('a page that somebody has altered, that is for another door or that is older is not shown', async () => {
  const page = await gatherPublicPage(needs(), door.identity.door);
  const other = signPage({ ...page, door: 'f'.repeat(16) }, key);
  expect(door.publicPage.keep(other)).toBe(false);
  const good = signPage({ ...page, items: [] }, key);
  expect(door.publicPage.keep({ ...good, page: good.page.replace('Phòng', 'Phong') })).toBe(false);
  expect(door.publicPage.keep(signPage({ ...page, made: '2020-01-01T00:00:00.000Z', items: [] }, key))).toBe(
    false,
  );
  await expect(courier.putPage(other)).rejects.toThrow('400');
  // Nor is one that was altered where it lies.
  const file = join(doorData, 'public', 'page.json');
  const there = readFileSync(file, 'utf8');
  writeFileSync(file, there.replace('Sở Mẫu', 'Sở Khác'));
  expect(await (await get('/published')).text()).toContain('Hiện chưa có kết quả nào');
  writeFileSync(file, there);
});

test('it comes down by itself after its last day, though the office is away, and its old address says that it is gone', async () => {
  const address = addressIn(await (await get('/published')).text());
  const page = await gatherPublicPage(needs(), door.identity.door);
  const ended = page.items.map((one) => ({
    ...one,
    from: daysBefore(today, 20),
    until: daysBefore(today, 1),
  }));
  expect(door.publicPage.keep(signPage({ ...page, items: ended }, key))).toBe(true);
  for (const path of [address, `/en${address}`]) {
    const gone = await get(path);
    expect([path, gone.status]).toEqual([path, 410]);
    expect(await gone.text()).not.toContain('Sở Mẫu');
  }
  expect(await (await get('/published/feed.xml')).text()).not.toContain('<entry>');
});

test('what the office takes down is gone with the next round, at a door that was never told of it as well', async () => {
  await show();
  const address = addressIn(await (await get('/published')).text());
  await does({ kind: 'takenDown', on: today, reason: 'Đăng nhầm' });
  expect(await show()).toBe(true);
  expect((await get(address)).status).toBe(410);
  rmSync(join(doorData, 'public', 'once.json'));
  expect((await get(address)).status).toBe(410);
});

test('a medium carries it as well', async () => {
  const { cases, temporal, settings } = office.services;
  await does({ kind: 'issued', number: '03-TB/UBKTTU', on: today, text, hashes }, 'other', 1);
  await does({ kind: 'published', from: today, until: daysAfter(today, 14) }, 'other', 2);
  const page = await gatherPublicPage(needs(), door.identity.door);
  const file = join(directory, 'back');
  const stored = { envelopes: [], files: [] };
  const own = await courierNeeds(cases, temporal, settings.secrets.vaultKeys);
  await giveMedium(file, { door: door.identity.door, stored }, own, signPage(page, key));
  await importFile(door, file);
  expect(door.publicPage.digest()).toBe(pageDigest(page));
  expect(await (await get('/published')).text()).toContain('03-TB/UBKTTU');
});
