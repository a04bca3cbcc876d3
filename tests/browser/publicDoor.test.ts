import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { exportFile, importFile } from '../../door/courier/medium';
import type { Door } from '../../door/door';
import type { OpenedDoor } from '../../door/serve';
import type { DoorConnection } from '../../office/courier/doorConnection';
import { giveMedium, takeMedium } from '../../office/courier/medium';
import { courierNeeds } from '../../office/courier/needs';
import { fileRound } from '../../office/files/fileRounds';
import { noteSilence } from '../../office/courier/statedRow';
import { courierRound } from '../../office/courier/round';
import { filesWith, wordsIn } from '../door/markerWords';
import { findChromium } from '../servers';
import { checkPage, type Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';
import { openOwnDoor } from '../door/ownDoor';

const marker = 'Dấuhiệu-Kíntuyệtđối';
const name = 'Tênngườigửi-Mậtdanh';
const answer = 'Hóađơn-Cấtởnhà';
const words = [marker, name, answer];

const directory = mkdtempSync(join(tmpdir(), 'liem-public-door-'));
const doorData = join(directory, 'door');
const told: string[] = [];
const telephone = { width: 390, height: 844 };

let office: BrowserOffice;
let intake: Desk;
let door: Door;
let opened: OpenedDoor;
let courier: DoorConnection;
let browser: Browser;
let checker: Page;

beforeAll(async () => {
  office = await openBrowserOffice('public-door');
  intake = await office.desk('tiep.nhan');
  const masterKeys = office.services.settings.secrets.vaultKeys;
  const log = (line: string) => told.push(line);
  ({ door, opened, courier } = await openOwnDoor({
    directory,
    masterKeys,
    wait: { least: 1, most: 2 },
    log,
  }));
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
  checker = await (await browser.newContext({ viewport: telephone })).newPage();
  await checker.goto(`http://127.0.0.1:${opened.port}/left`);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await opened.close();
  await office.close();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

const needs = ({ cases, temporal, settings }: BrowserOffice['services'] = office.services) =>
  courierNeeds(cases, temporal, settings.secrets.vaultKeys);
const round = async () => courierRound(courier, await needs());

/** Somebody with a telephone whose browser runs no script. */
async function reporter(): Promise<Page> {
  const context = await browser.newContext({
    viewport: telephone,
    locale: 'vi-VN',
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  // Nothing is asked of anybody else.
  page.on('request', (request) => expect(new URL(request.url()).port).toBe(String(opened.port)));
  return page;
}
/** Shows a page as it is to axe, in a browser with script: without it axe itself does not run. */
async function looked(page: Page): Promise<void> {
  await checker.setContent(await page.content(), { waitUntil: 'load' });
  await checkPage(checker);
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`http://127.0.0.1:${opened.port}${path}`);
  await looked(page);
}
const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click();
const main = (page: Page) => page.locator('main').innerText();

/** Notes the code down, and goes on. */
async function noteCode(page: Page): Promise<string> {
  await page.waitForURL(/receipt/);
  await looked(page);
  const code = (await page.locator('.code__digits').innerText()).trim();
  expect(code).toMatch(/^\d{4}( \d{4}){3}$/);
  await press(page, 'Tôi đã chép mã');
  await page.waitForURL(/box/);
  return code;
}

async function withCode(code: string): Promise<Page> {
  const page = await reporter();
  await open(page, '/code');
  await page.locator('[name="code"]').fill(code);
  await press(page, 'Mở đơn');
  await page.waitForURL(/box/);
  await looked(page);
  return page;
}

/** Everything that the office’s database holds, as bytes. */
async function databaseWith(some: readonly string[]): Promise<string[]> {
  const { connection } = office.services;
  const found: string[] = [];
  for (const { name: of } of await connection.listCollections())
    for (const document of await connection.collection(of).find({}).toArray()) {
      const inner = Object.values(document).flatMap((value) =>
        value?._bsontype === 'Binary' ? [Buffer.from(value.buffer)] : [],
      );
      const bytes = Buffer.concat([Buffer.from(JSON.stringify(document)), ...inner]);
      if (wordsIn(bytes, some).length > 0) found.push(of);
    }
  return found;
}

/** An officer opens the oldest report from the door and registers it. */
async function registerFromDoor(subject: string, summary: string): Promise<string> {
  await intake.open('/door-reports');
  await intake.page
    .getByRole('button', { name: /^Mở để vào sổ/ })
    .first()
    .click();
  await intake.page.waitForSelector('[name="allegations[0][summary]"]');
  await intake.check();
  await intake.fillIn({
    kind: 'denunciation',
    subjectKind: 'member',
    'member[name]': subject,
    'member[position]': 'Trưởng phòng',
    'member[organisation]': 'Sở Mẫu',
    'member[managedBy]': 'districtCommittee',
    'allegations[0][summary]': summary,
    checkable: true,
  });
  await intake.page.locator('#register').click();
  await intake.page.waitForURL(/\/cases\//);
  return new URL(intake.page.url()).pathname.split('/')[2] ?? '';
}

let caseId = '';
let code = '';

test('a report with a picture goes from a browser without script to the office, and lies readable nowhere on its way', async () => {
  const page = await reporter();
  await open(page, '/');
  await open(page, '/safety');
  await open(page, '/en/report');
  await open(page, '/report');
  await press(page, 'Gửi đơn');
  await page.waitForSelector('.alarm');
  await looked(page);
  await page.locator('[name="what"]').fill(`Ông ấy ${marker} nhận tiền.`);
  await page.locator('[name="subjectName"]').fill('Đỗ Thị Cổng');
  await page.locator('[name="name"]').fill(name);
  const picture = Buffer.concat([Buffer.from(`\xff\xd8 ${marker}`), Buffer.alloc(300_000, 7)]);
  await page
    .locator('[name="files"]')
    .setInputFiles({ name: `${marker}.jpg`, mimeType: 'image/jpeg', buffer: picture });
  await press(page, 'Gửi đơn');
  code = await noteCode(page);
  await looked(page);
  expect(await main(page)).toContain('đang chờ cơ quan đến lấy');
  // One cookie, which ends with the browser; the code itself is nowhere any more.
  const cookies = await page.context().cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 });
  expect(await page.content()).not.toContain(code);
  await press(page, 'Thoát và xóa dấu vết');
  await looked(page);
  expect(await page.context().cookies()).toEqual([]);

  expect(filesWith(doorData, [...words, code, code.replaceAll(' ', '')])).toEqual([]);
  expect(readdirSync(join(doorData, 'outbox'))).toHaveLength(1);
  expect(await round()).toMatchObject({ fetched: 1, told: 1 });
  expect(readdirSync(join(doorData, 'outbox'))).toEqual([]);
  expect(readdirSync(join(doorData, 'files'))).toEqual([]);
  expect(await databaseWith(words)).toEqual([]);
  const [row] = await office.services.cases.door.envelopes.listWaiting();
  expect(row).toMatchObject({ files: 1, seq: 1 });
  expect(await main(await withCode(code))).toContain('Cơ quan đã nhận được đơn');
}, 180_000);

test('intake opens it to register it; the case knows that it came through the door, and the name is in the vault', async () => {
  await intake.look('/door-reports', 'door-reports');
  expect(await intake.page.locator('.govuk-service-navigation').innerText()).toContain(
    'Đơn từ cổng tiếp nhận (1)',
  );
  caseId = await registerFromDoor('Đỗ Thị Cổng', 'Nhận tiền của nhà thầu.');
  const state = await office.state(caseId);
  expect(state.registration).toMatchObject({
    throughDoor: true,
    source: 'publicForm',
    reporter: { standing: 'named' },
  });
  expect(JSON.stringify(state)).not.toContain(marker);
  expect(await office.services.cases.door.envelopes.countWaiting()).toBe(0);
  expect(await databaseWith(words)).toEqual([]);
  const { links } = await office.services.cases.officeLog.list(
    { type: 'doorReportOpened' },
    { skip: 0, limit: 5 },
  );
  expect(links).toHaveLength(1);

  // What came along is a file of the case now, for those alone who may know its writer.
  expect(await fileRound(office.services)).toMatchObject({ left: 0 });
  const [picture] = (await office.state(caseId)).files ?? [];
  expect(picture).toMatchObject({ kind: 'evidence', guarded: true, size: 300_034, by: 'system' });
  expect(picture?.sha256).toBe(picture?.door?.sha256);
  expect(await databaseWith(words)).toEqual([]);
  const custodian = await office.desk('giu.bi.mat');
  const shown = await custodian.look(`/cases/${caseId}/files/${picture?.file}`, 'file-from-door');
  expect(shown).toContain(marker);
  expect(shown).toContain('Đến qua cổng tiếp nhận');

  await round();
  const page = await withCode(code);
  expect(await main(page)).toContain('Đơn đã vào sổ');
  expect(await main(page)).toMatch(/Trả lời có thụ lý hay không: chậm nhất ngày \d\d\/\d\d\/\d{4}/);
});

test('an officer asks, the reporter answers, and whoever may reach the reporter reads it', async () => {
  await intake.give(caseId, 'writeToReporter', { text: 'Ông, bà còn giữ hóa đơn không?', asks: true });
  await round();
  const page = await withCode(code);
  expect(await main(page)).toContain('Ông, bà còn giữ hóa đơn không?');
  // The office answers as the office.
  expect(await page.content()).not.toMatch(/tiep\.nhan|u-demo-intake/);
  await page.getByRole('link', { name: 'Trả lời câu hỏi này' }).click();
  await page.waitForURL(/answer/);
  await looked(page);
  await page.locator('[name="text"]').fill(`Có, ${answer}.`);
  await press(page, 'Gửi');
  await page.waitForURL(/done=answer/);
  expect(await main(page)).toContain('đang chờ cơ quan đến lấy');
  expect(filesWith(doorData, words)).toEqual([]);
  expect(await round()).toMatchObject({ fetched: 1, left: 0 });
  expect((await office.state(caseId)).correspondence).toMatchObject([
    { from: 'office', asks: true, answered: true },
    { from: 'reporter', kind: 'answer' },
  ]);
  expect(await databaseWith(words)).toEqual([]);

  await intake.open(`/cases/${caseId}`);
  expect(await intake.text()).toContain('Trao đổi với người gửi');
  await intake.open(`/cases/${caseId}/reporter-letters`);
  expect(await intake.text()).not.toContain(answer);
  await intake.fillIn({ why: 'Cần biết câu trả lời để xem xét thụ lý.' });
  await intake.send();
  await intake.check();
  expect(await intake.text()).toContain(answer);
  const area = await office.desk('dia.ban.1');
  expect(await area.open(`/cases/${caseId}/reporter-letters`)).toBe(403);
  await round();
  expect(await main(await withCode(code))).toContain('đã đến cơ quan');
});

test('who asks for protection is owed a decision on it', async () => {
  const page = await withCode(code);
  await page.getByRole('link', { name: 'Xin được bảo vệ' }).click();
  await page.waitForURL(/protection/);
  await page.locator('[name="text"]').fill('Tôi bị dọa chuyển công tác.');
  await press(page, 'Gửi');
  await page.waitForURL(/done=protection/);
  await round();
  const { clocks, protectionRequests } = await office.state(caseId);
  expect(protectionRequests).toMatchObject([{ by: 'system', way: 'publicDoor' }]);
  expect(clocks.protection?.stoppedOn).toBeUndefined();
  expect(clocks.protection?.limit).toMatchObject({ count: 3, unit: 'workingDays' });

  // Whoever may read it puts it down in one step: the form is filled in with what the reporter wrote.
  await intake.open(`/cases/${caseId}/reporter-letters`);
  await intake.fillIn({ why: 'Cần biết đề nghị bảo vệ để trình người ký.' });
  await intake.send();
  await intake.check();
  await intake.press(intake.page.getByRole('button', { name: /^Ghi nhận là đề nghị bảo vệ/ }));
  await intake.check();
  expect(new URL(intake.page.url()).search).toBe('');
  expect(await intake.page.locator('[name="explanation"]').inputValue()).toBe('Tôi bị dọa chuyển công tác.');
  expect(await intake.page.locator('[name="whom"][value="reporter"]').isChecked()).toBe(true);
  expect(await intake.send()).toBe(303);
  const told = (await office.state(caseId)).protectionRequests;
  expect(told).toMatchObject([{ by: 'u-demo-intake', way: 'publicDoor', whom: ['reporter'] }]);
  expect(told?.[0]?.message).toBe(protectionRequests?.[0]?.message);
});

let second = '';
test('a report is kept unfinished and gone on with by its code, which opens nothing else; in the end its writer is asked how it was', async () => {
  const page = await reporter();
  await open(page, '/report');
  await page.locator('[name="what"]').fill('Đang viết dở về quỹ phúc lợi.');
  await press(page, 'Lưu để viết tiếp');
  second = await noteCode(page);
  expect(filesWith(doorData, ['Đang viết dở về quỹ phúc lợi.'])).toEqual([]);
  const again = await withCode(second);
  expect(await main(again)).toContain('chưa gửi');
  expect(await main(again)).not.toContain('hóa đơn');
  await again.getByRole('link', { name: 'Viết tiếp' }).click();
  await again.waitForURL(/report/);
  expect(await again.locator('[name="what"]').inputValue()).toBe('Đang viết dở về quỹ phúc lợi.');
  await press(again, 'Gửi đơn');
  await again.waitForURL(/box/);
  await round();
  const other = await registerFromDoor('Lê Văn Quỹ', 'Lập chứng từ khống về quỹ phúc lợi.');
  await office.bring(other, 'classify', 'keepOnFile');
  await round();
  const ended = await withCode(second);
  expect(await main(ended)).toContain('Đơn được lưu');
  await ended.getByRole('link', { name: 'Trả lời năm câu hỏi về việc tiếp nhận' }).click();
  await ended.waitForURL(/opinion/);
  await looked(ended);
  for (const question of ['easyToReach', 'toldOfSteps', 'conduct', 'feltSafe', 'explained'])
    await ended.locator(`#${question}-4`).check();
  await press(ended, 'Gửi trả lời');
  await ended.waitForURL(/done=opinion/);
  await round();
  const [opinion] = await office.services.connection.collection('door_opinions').find({}).toArray();
  expect(opinion).toMatchObject({ scores: { conduct: 4 } });
  // Of whom, nothing says.
  expect(Object.keys(opinion ?? {}).sort()).toEqual(['_id', 'quarter', 'scores', 'sealed']);

  const wrong = await reporter();
  await open(wrong, '/code');
  await wrong.locator('[name="code"]').fill('0000 1111 2222 3333');
  await press(wrong, 'Mở đơn');
  await wrong.waitForSelector('.alarm');
  expect(await main(wrong)).toContain('Không có đơn nào với mã này');
});

test('where no network joins them, a medium carries letters to the office, and back what is stored and told', async () => {
  const [box = ''] = (await office.services.cases.door.boxes.list()).map(({ _id }) => _id);
  const text = `Gửi thêm bằng vật mang tin: ${answer}`;
  await door.outbox.add({ is: 'message', box, kind: 'addition', text, files: [] });
  const [there, back] = [join(directory, 'there.jsonl'), join(directory, 'back.jsonl')];
  expect(await exportFile(door, there)).toBe(1);
  const taken = await takeMedium(there, await needs());
  // A medium that is read twice brings nothing twice.
  expect(await takeMedium(there, await needs())).toEqual(taken);
  expect(await giveMedium(back, taken, await needs())).toBe(2);
  for (const medium of [there, back])
    expect(wordsIn(readFileSync(medium), [...words, 'hóa đơn'])).toEqual([]);
  expect(await importFile(door, back)).toEqual({ erased: 1, told: 2 });
  expect(door.outbox.list()).toEqual([]);
  const state = await office.state((await office.services.cases.door.boxes.find(box))?.caseId ?? '');
  expect(
    state.correspondence?.filter((one) => one.from === 'reporter' && one.kind === 'addition'),
  ).toHaveLength(1);
  expect(await office.services.cases.door.envelopes.listFaults()).toEqual([]);
});

test('where there is a script it shows how far files have come, a broken line loses nothing of what was written, and nothing is kept', async () => {
  const context = await browser.newContext({ viewport: telephone, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${opened.port}/report`);
  await page.locator('[name="what"]').fill('Gửi có tiến độ.');
  const film = { name: 'phim.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(3_000_000, 7) };
  await page.locator('[name="files"]').setInputFiles(film);
  await context.setOffline(true);
  await press(page, 'Gửi đơn');
  await page.locator('[role=status]', { hasText: 'Đường truyền bị ngắt' }).waitFor();
  expect(await page.locator('[name="what"]').inputValue()).toBe('Gửi có tiến độ.');
  await context.setOffline(false);
  await press(page, 'Gửi đơn');
  await page.waitForURL(/receipt/);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await context.cookies()).toHaveLength(1);
  expect(await round()).toMatchObject({ fetched: 1 });
  await context.close();
});

test('a door that drops and alters what it has sealed is noticed, by the log of the office and those who watch', async () => {
  for (const text of ['Một.', 'Hai.', 'Ba.'])
    await door.outbox.add({ is: 'message', box: 'c'.repeat(64), kind: 'addition', text, files: [] });
  const folder = join(doorData, 'outbox');
  const [first = '', middle = '', last = ''] = readdirSync(folder).sort();
  const bytes = readFileSync(join(folder, last));
  rmSync(join(folder, middle));
  await round();
  // And what was erased comes once more, and altered.
  writeFileSync(join(folder, first), bytes);
  writeFileSync(join(folder, last), Buffer.from(bytes.map((byte, i) => (i === 99 ? byte ^ 1 : byte))));
  await round();
  const faults = await office.services.cases.door.envelopes.listFaults();
  expect(faults.map(({ fault }) => fault).sort()).toEqual(['missing', 'repeated', 'unreadable']);
  const watching = await office.desk('quan.tri');
  const shown = await watching.look('/door', 'public-door');
  expect(shown).toContain(`thiếu phong bì (phong bì ${Number(middle)})`);
  const { links } = await office.services.cases.officeLog.list({ type: 'doorFaulty' }, { skip: 0, limit: 9 });
  expect(links).toHaveLength(3);
});

test('a door that holds back the last of what it has sealed is found out by its own word, and one that falls silent after a day', async () => {
  await door.outbox.beat();
  await door.outbox.beat();
  expect(door.outbox.list()).toHaveLength(1);
  expect(await round()).toMatchObject({ fetched: 1 });
  const faults = async () =>
    (await office.services.cases.door.envelopes.listFaults()).map(({ fault }) => fault);
  const before = (await faults()).length;
  await door.outbox.add({
    is: 'message',
    box: 'c'.repeat(64),
    kind: 'addition',
    text: 'Giữ lại.',
    files: [],
  });
  const [held = ''] = readdirSync(join(doorData, 'outbox'));
  rmSync(join(doorData, 'outbox', held));
  await round();
  await round();
  expect((await faults()).length).toBe(before + 1);
  expect(await faults()).toContain('heldBack');
  const asked = await needs();
  await noteSilence(asked);
  expect(await faults()).not.toContain('silent');
  await noteSilence({ ...asked, today: '2099-01-01' });
  expect(await faults()).toContain('silent');
  const chair = await office.desk('chu.nhiem');
  expect(await chair.look('/door', 'public-door-held-back')).toContain(
    `cổng đã niêm phong nhưng giữ lại phong bì cuối (phong bì ${Number(held)})`,
  );
  // All this while the door has said nothing to its log.
  expect(told).toEqual([]);
});
