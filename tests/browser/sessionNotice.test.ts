import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { OpenedDoor } from '../../door/serve';
import { formatDate } from '../../language/dates';
import type { DoorConnection } from '../../office/courier/doorConnection';
import { readAgenda } from '../../office/meetings/agenda';
import { takeAttendance } from '../../office/meetings/attendance';
import { putOnAgenda } from '../../office/meetings/placing';
import { showPage } from '../../office/publicPage/showPage';
import { createFigures } from '../../office/supervision/figures';
import { findChromium } from '../servers';
import { checkPage } from './desk';
import { actsToVerification } from '../domain/stages';
import { type BrowserOffice, openBrowserOffice, today } from './office';
import { openOwnDoor } from '../door/ownDoor';

const directory = mkdtempSync(join(tmpdir(), 'liem-session-notice-'));
const screenshots = join(__dirname, 'screenshots');
const meetingId = randomUUID();

let office: BrowserOffice;
let opened: OpenedDoor;
let courier: DoorConnection;
let key: string;
let browser: Browser;
let caseId: string;

beforeAll(async () => {
  office = await openBrowserOffice('session-notice');
  const { settings, cases } = office.services;
  const masterKeys = settings.secrets.vaultKeys;
  ({ opened, courier, key } = await openOwnDoor({ directory, masterKeys, wait: { least: 1, most: 2 } }));
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });

  caseId = await office.receive({}, { allegations: [{ summary: 'Chia nhỏ gói thầu sửa chữa trụ sở.' }] });
  const endedOn = `${Number(today().slice(0, 4)) - 1}-03-01`;
  await office.bring(caseId, ...actsToVerification);
  await office.bring(
    caseId,
    'announceDecision',
    'recordExplanation',
    ['setFinding', { endedOn }],
    'submitReport',
  );
  const members = (await cases.bodies.findInForce('commission', today()))?.members ?? [];
  const convened = { body: 'commission' as const, on: today(), place: 'Phòng họp số 1' };
  await cases.meetings.convene({
    _id: meetingId,
    ...convened,
    convenedBy: 'u-demo-chair',
    convenedAt: new Date().toISOString(),
    members,
    revision: 0,
  });
  const meeting = await cases.meetings.find(meetingId);
  if (!meeting) throw new Error('no meeting');
  const actor = { id: 'u-demo-chair', roles: ['chair' as const] };
  const order = { meeting, actor, commandId: randomUUID() };
  expect(await putOnAgenda(office.services, { ...order, caseIds: [caseId] })).toMatchObject([
    { kind: 'put' },
  ]);
  const items = await readAgenda({ cases, actor }, meeting);
  const standings = new Map(members.map(({ id }) => [id, 'present' as const]));
  expect(await takeAttendance(office.services, { ...order, items, standings })).toEqual({
    recorded: 1,
    left: 0,
  });
  await office.bring(caseId, 'holdHearing', 'recordVote', 'conclude', 'decideDiscipline');
}, 240_000);
afterAll(async () => {
  await browser.close();
  await opened.close();
  await office.close();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

test('a session becomes a notice, a paper and a page that everybody reads, without the name of a person', async () => {
  const { subject } = (await office.state(caseId)).registration;
  const name = 'name' in subject ? subject.name : '';
  const vice = await office.desk('pho.chu.nhiem.1');
  await vice.open(`/meetings/${meetingId}`);
  await vice.follow(vice.page.getByRole('link', { name: 'Thông báo kỳ họp' }));
  await vice.follow(vice.page.getByRole('button', { name: 'Soạn thông báo' }));
  await vice.look(`/meetings/${meetingId}/notice/draft`, 'session-notice-form');
  await vice.fillIn({
    chair: 'Đặng Vũ Lam Sơn, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy',
    guests: 'Đại diện Ban Tổ chức Tỉnh ủy',
    field1: 'quản lý tài chính',
    gravity1: 'serious',
    reports: 'Kết quả giám sát chuyên đề quý III',
  });
  expect(await vice.send()).toBe(303);
  await vice.look(`/meetings/${meetingId}/notice`, 'session-notice-draft');

  const chair = await office.desk('chu.nhiem');
  await chair.open(`/meetings/${meetingId}/notice`);
  expect(await chair.press(chair.page.getByRole('button', { name: 'Duyệt' }))).toBe(303);
  await chair.check();
  expect(await chair.press(chair.page.getByRole('button', { name: 'Ban hành' }))).toBe(303);
  await chair.check();
  await chair.shot('session-notice-issued');
  // A day later than the first would be one too few.
  await chair.fillIn({ until: formatDate(today()) });
  expect(await chair.press(chair.page.getByRole('button', { name: 'Đưa lên trang công khai' }))).toBe(409);
  await chair.check();
  await chair.open(`/meetings/${meetingId}/notice`);
  expect(await chair.press(chair.page.getByRole('button', { name: 'Đưa lên trang công khai' }))).toBe(303);
  await chair.look(`/meetings/${meetingId}/notice`, 'session-notice-published');

  await showPage(
    courier,
    { ...office.services, figures: createFigures(office.services.cases), salt: 'x' },
    key,
  );
  const without = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' });
  const page = await without.newPage();
  const checker = await (await browser.newContext()).newPage();
  await checker.goto(`http://127.0.0.1:${opened.port}/left`);
  const look = async (picture: string) => {
    for (const [width, of] of [
      [390, 'telephone'],
      [1280, 'desk'],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await checker.setViewportSize({ width, height: 844 });
      await checker.setContent(await page.content(), { waitUntil: 'load' });
      await checkPage(checker);
      await page.screenshot({ path: join(screenshots, `${picture}-${of}.png`), fullPage: true });
    }
  };
  await page.goto(`http://127.0.0.1:${opened.port}/`);
  await page.getByRole('link', { name: 'Kết quả đã công khai' }).click();
  await look('public-page');
  await page.getByRole('link', { name: /^Thông báo kỳ họp thứ 1/ }).click();
  await look('public-notice');
  const said = await page.locator('main').innerText();
  expect(said).toContain('một đảng viên thuộc');
  expect(said).toContain('có vi phạm nghiêm trọng trong quản lý tài chính');
  expect(said).not.toContain(name);
  await page.goto(`http://127.0.0.1:${opened.port}/en/published`);
  await look('public-page-english');
}, 120_000);

test('whoever supervises from outside sees it with the figures, on a desk and in a hand', async () => {
  const front = await office.desk('mat.tran');
  expect(new URL(front.page.url()).pathname).toBe('/supervision');
  expect(await front.look('/supervision', 'supervision')).toContain('dưới 3');
  await front.follow(front.page.getByRole('button', { name: 'Gửi kiến nghị' }));
  await front.check();
  await front.fillIn({ about: 'Thời hạn giải quyết', text: 'Đề nghị rút ngắn thời gian giải quyết.' });
  expect(await front.send()).toBe(303);
  await front.check();
  const path = new URL(front.page.url()).pathname;
  const chair = await office.desk('chu.nhiem');
  await chair.look('/supervision/recommendations', 'supervision-list');
  await chair.open(path);
  await chair.fillIn({ answer: 'Ủy ban Kiểm tra tiếp thu, sẽ báo cáo kết quả trong quý.' });
  expect(await chair.send()).toBe(303);
  await front.look(path, 'supervision-answered');
}, 120_000);
