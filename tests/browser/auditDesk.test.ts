import type { Actor } from '../../domain/access/policy';
import { draw } from '../../domain/proof/draw';
import { everyCase } from '../../domain/access/policy';
import { actsToVerification } from '../domain/stages';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';
import { randomUUID } from 'node:crypto';

let office: BrowserOffice;
let auditor: Desk;
let balloted: string;
let lateOne: string;
const typedDay = (day: string) => day.split('-').reverse().join('/');
const longAgo = () => new Date(Date.parse(today()) - 20 * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  office = await openBrowserOffice('browser-audit');
  balloted = await office.receive();
  await office.bring(
    balloted,
    ...actsToVerification,
    'announceDecision',
    'recordExplanation',
    'setFinding',
    'setFinding',
    'submitReport',
    'holdHearing',
    'recordVote',
    ['recordVote', { reason: 'Một phiếu bị đếm hai lần.' }],
  );
  lateOne = await office.receive({}, { receivedOn: longAgo() });
  auditor = await office.desk('giam.sat');
});
afterAll(() => office.close(), 60_000);

const numberBehind = async (desk: Desk, name: string): Promise<number> =>
  Number(
    await desk.page
      .locator('.liem-counts__link', { hasText: name })
      .locator('.liem-counts__number')
      .innerText(),
  );

const numberOf = async (caseId: string) => (await office.state(caseId)).number;

test('each number of the desk is the length of the list that it opens, and each line leads to its event', async () => {
  await auditor.look('/audit', 'audit-desk');
  expect(await numberBehind(auditor, 'Bỏ phiếu lại')).toBe(1);
  expect(await numberBehind(auditor, 'Ghi lùi ngày')).toBe(1);
  expect(await numberBehind(auditor, 'Mở lại vụ việc')).toBe(0);
  await auditor.follow(auditor.page.locator('.liem-counts__link', { hasText: 'Bỏ phiếu lại' }));
  await auditor.check();
  await auditor.shot('audit-second-ballots');
  const list = await auditor.text();
  expect(list).toContain(await numberOf(balloted));
  expect(list).not.toContain(await numberOf(lateOne));
  await auditor.follow(auditor.page.locator('main table a', { hasText: typedDay(today()) }));
  expect(await auditor.text()).toContain('Một phiếu bị đếm hai lần.');
});

test('numbers and lists are narrowed by day, by whoever did it and by the unit', async () => {
  const voted = (await office.state(balloted)).exceptions?.[0]?.by ?? '';
  const asked = async (query: Record<string, string>) => {
    await auditor.open(`/audit?${new URLSearchParams(query).toString()}`);
    return numberBehind(auditor, 'Bỏ phiếu lại');
  };
  expect(await asked({ from: typedDay(today()), to: typedDay(today()) })).toBe(1);
  expect(await asked({ to: typedDay(longAgo()) })).toBe(0);
  expect(await asked({ by: voted })).toBe(1);
  expect(await asked({ by: 'u-demo-auditor' })).toBe(0);
  // Its subject is in no unit of the tree.
  expect(await asked({ unit: 'tinh-uy' })).toBe(0);
  expect(await auditor.open('/audit?from=31/02/2026')).toBe(422);
  expect(await auditor.page.locator('.govuk-error-summary').innerText()).toContain('Nhập ngày có thật');
});

test('looks at identities are counted and listed with their reason, and refused access in the office log', async () => {
  const { vault } = office.services.cases;
  const { reporter } = (await office.state(lateOne)).registration;
  const why = 'Cần hỏi lại địa chỉ.';
  const asked = {
    at: new Date().toISOString(),
    caseId: lateOne,
    by: 'u-demo-intake',
    fields: ['address'],
    why,
  };
  await vault.look(reporter.ref ?? '', asked);
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open('/audit')).toBe(403);
  await auditor.open('/audit');
  expect(await numberBehind(auditor, 'Xem danh tính')).toBe(1);
  expect(await auditor.look('/audit/looks', 'audit-looks')).toContain(why);
  await auditor.open(`/audit/looks?to=${typedDay(longAgo())}`);
  expect(await auditor.text()).not.toContain(why);
  await auditor.open('/audit');
  expect(await numberBehind(auditor, 'Bị từ chối')).toBe(1);
  await auditor.follow(auditor.page.locator('.liem-counts__link', { hasText: 'Bị từ chối' }));
  await auditor.check();
  expect(await auditor.text()).toContain('bị từ chối truy cập GET');
});

test('the chair sees the cases, and not who looked at whom', async () => {
  const chair = await office.desk('chu.nhiem');
  expect(await chair.open('/audit')).toBe(200);
  expect(await numberBehind(chair, 'Bỏ phiếu lại')).toBe(1);
  expect(await chair.text()).not.toContain('Xem danh tính');
  expect(await chair.open('/audit/looks')).toBe(403);
});

test('cases are drawn by chance, and anybody draws the same by the seed that the page and the log show', async () => {
  for (let n = 0; n < 4; n += 1) await office.receive();
  await auditor.open('/audit');
  await auditor.fillIn({ receivedFrom: '', receivedTo: '', count: '0' });
  const form = () => auditor.page.locator('form[action="/audit/draws"]');
  expect(await auditor.press(form().getByRole('button'))).toBe(422);
  await auditor.check();
  await auditor.fillIn({
    receivedFrom: typedDay(today()),
    receivedTo: typedDay(today()),
    stage: 'intake',
    count: '2',
  });
  await auditor.press(form().getByRole('button'));
  await auditor.check();
  await auditor.shot('audit-draw');
  const seed = await auditor.page.locator('dd.liem-hash').innerText();
  const shown = await auditor.page.locator('main ol a.liem-number').allInnerTexts();
  const received = await office.services.cases.views.listReceived(everyCase, { from: today(), to: today() });
  const among = received.filter(({ stage }) => stage === 'intake');
  const drawn = draw(
    among.map(({ caseId }) => caseId),
    seed,
    2,
  );
  expect(shown).toEqual(drawn.map((id) => among.find(({ caseId }) => caseId === id)?.number));
  await auditor.open('/office-log?type=casesDrawn');
  expect(await auditor.text()).toContain(`rút ngẫu nhiên 2 trong ${among.length} vụ việc`);
  expect(await auditor.text()).toContain(seed);
});

test('the arrow keys go through the replay, and stay with whoever is typing', async () => {
  await auditor.open(`/cases/${lateOne}/replay?event=1`);
  const position = () => auditor.page.locator('.liem-steps__position').innerText();
  expect(await position()).toContain('Việc 1/');
  await Promise.all([auditor.page.waitForEvent('load'), auditor.page.keyboard.press('ArrowRight')]);
  expect(await position()).toContain('Việc 2/');
  await auditor.page.locator('input[name=on]').focus();
  await auditor.page.keyboard.press('ArrowLeft');
  expect(await position()).toContain('Việc 2/');
  await auditor.page.locator('input[name=on]').blur();
  await Promise.all([auditor.page.waitForEvent('load'), auditor.page.keyboard.press('ArrowLeft')]);
  expect(await position()).toContain('Việc 1/');
});

test('beside an event of the replay stands what the same person did in the office then', async () => {
  const officer = await office.desk('dia.ban.1');
  const id = (await office.services.accounts.findByUsername('dia.ban.1'))?._id ?? '';
  const actor: Actor = { id, roles: ['areaOfficer'] };
  const note = { type: 'note', commandId: randomUUID(), actor, input: { text: 'Đã gọi lại.' } } as const;
  await office.services.cases.gateway.give(lateOne, note);
  await officer.open('/cases');
  await auditor.open(`/cases/${lateOne}/replay`);
  await auditor.shot('replay-office-log');
  const beside = auditor.page.locator('section[aria-labelledby=beside]');
  expect(await beside.innerText()).toContain('đăng nhập từ');
  await auditor.follow(beside.getByRole('link'));
  expect(await auditor.text()).toContain('đăng nhập từ');
  const chair = await office.desk('chu.nhiem');
  await chair.open(`/cases/${lateOne}/replay`);
  expect(await chair.page.locator('section[aria-labelledby=beside]').count()).toBe(0);
});

test('the auditor has all chains checked beside the work, and is led to what is at fault', async () => {
  await auditor.open('/audit');
  expect(await auditor.text()).toContain('Chưa có lần kiểm tra nào');
  const begin = () => auditor.press(auditor.page.getByRole('button', { name: 'Kiểm tra ngay' }));
  const ended = async () => {
    while ((await office.services.cases.officeChecks.listLast(1))[0]?.finishedAt === undefined)
      await auditor.page.waitForEvent('load');
    await auditor.open('/audit');
  };
  await begin();
  await ended();
  expect(await auditor.text()).toContain('Mọi chuỗi đều nguyên vẹn');
  expect(await auditor.text()).toContain('Bành Quốc Thụy');
  await auditor.look('/audit', 'audit-checked');

  const events = office.services.connection.collection<{ _id: string }>('case_events');
  await events.updateOne({ _id: `${lateOne}:1` }, { $set: { by: 'u-demo-chair' } });
  await begin();
  await ended();
  await auditor.check();
  await auditor.shot('audit-fault');
  expect(await auditor.text()).toContain('Phát hiện 1 sai lệch');
  expect(await auditor.text()).toContain(`${await numberOf(lateOne)}: Chuỗi bị đứt ở việc 1`);
  await auditor.follow(auditor.page.locator('.liem-verdict__points a'));
  expect(await auditor.text()).toContain('Chuỗi bị đứt ở việc 1');
});
