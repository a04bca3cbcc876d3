import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProcedures } from '../../seeds/reference';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';
import { actsToVerification } from '../domain/stages';

let office: BrowserOffice;
let chair: Desk;
let caseId: string;
let other: string;
let meetingPath: string;

/** A case whose subject was heard; its one violation ended six years ago: too long for a reprimand. */
async function heard(): Promise<string> {
  const allegations = [{ summary: 'Chia nhỏ gói thầu sửa chữa trụ sở.' }];
  const id = await office.receive({}, { allegations });
  await office.bring(id, ...actsToVerification);
  const endedOn = `${Number(today().slice(0, 4)) - 6}-03-01`;
  await office.bring(
    id,
    'announceDecision',
    'recordExplanation',
    ['setFinding', { endedOn }],
    'submitReport',
  );
  await office.bring(id, 'holdHearing');
  return id;
}

beforeAll(async () => {
  office = await openBrowserOffice('browser-deliberation');
  // This office asks for every ballot to be held at a meeting.
  for (const procedure of readProcedures('office')) {
    if (procedure.law === 'state' || !procedure.deliberation) continue;
    const value = { ...procedure.deliberation.value, meetingRequired: true };
    await office.services.cases.reference.addProcedure({
      ...procedure,
      version: procedure.version + 1,
      deliberation: { ...procedure.deliberation, value },
    });
  }
  caseId = await heard();
  other = await heard();
  chair = await office.desk('chu.nhiem');
}, 180_000);
afterAll(() => office.close(), 60_000);

const narrow = { width: 390, height: 844 };
const wide = { width: 1280, height: 900 };

test('without a meeting no ballot is offered, and the case says why', async () => {
  await chair.open(`/cases/${caseId}`);
  await chair.shot('ballot-blocked');
  expect(await chair.text()).toContain('Vụ việc chưa được đưa ra cuộc họp nào.');
  expect(await chair.page.locator('main a[href$="/commands/recordVote"]').count()).toBe(0);
  expect(await chair.open(`/cases/${caseId}/commands/recordVote`)).toBe(409);
  expect(await chair.text()).toContain('Vụ việc chưa được đưa ra cuộc họp nào.');
  await chair.shot('ballot-not-now');
});

test('the attendance is taken down for one case alone where it differs', async () => {
  await chair.open('/meetings/new');
  const on = today().split('-').reverse().join('/');
  await chair.fillIn({ body: 'commission', on, place: 'Phòng họp số 1' });
  expect(await chair.send()).toBe(303);
  meetingPath = new URL(chair.page.url()).pathname;
  await chair.fillIn({ cases: [caseId, other] });
  expect(await chair.send()).toBe(303);
  await chair.open(`${meetingPath}/attendance`);
  expect(await chair.send()).toBe(303);
  await chair.follow(chair.page.locator(`main a[href*="${encodeURIComponent(caseId)}"]`).nth(1));
  await chair.check();
  await chair.shot('attendance-one-case');
  const { number } = await office.state(caseId);
  expect(await chair.text()).toContain(`Thành phần dự họp về vụ việc số ${number}`);
  await chair.fillIn({ 'standing[u-demo-commissioner-1]': 'absent', 'standing[u-demo-vice-1]': 'excused' });
  expect(await chair.send()).toBe(303);
  await chair.check();
  await chair.shot('meeting-one-case');
  const text = await chair.text();
  expect(text).toContain('Có mặt, được biểu quyết: 7/9');
  expect(text).toContain('Có mặt, được biểu quyết: 9/9');
  const standings = async (id: string) =>
    (await office.state(id)).meetings?.[0]?.members?.filter(({ standing }) => standing !== 'present').length;
  expect([await standings(caseId), await standings(other)]).toEqual([2, 0]);
});

test('the ballot and the decision are told in English too, and fit a telephone', async () => {
  await chair.open(`/cases/${caseId}/commands/recordVote?lang=en`);
  await chair.shot('ballot-english');
  const form = await chair.text();
  expect(form).toContain('Warning (5 of 9 needed)');
  expect(form).toMatch(/Reprimand: its limitation period ended on 01\/03\//);
  expect(form).toContain('The body that proposes: within the commission’s own power');
  await chair.page.setViewportSize(narrow);
  for (const [name, path] of [
    ['ballot', `/cases/${caseId}/commands/recordVote`],
    ['meeting', meetingPath],
    ['attendance', `${meetingPath}/attendance?case=${caseId}`],
    ['meetings', '/meetings'],
  ] as const) {
    await chair.open(path);
    await chair.shot(`${name}-english-telephone`);
    // Names are as they are; everything else is English.
    expect(await chair.text()).not.toMatch(/Cuộc họp|Thành phần|Ghi |phiếu|Bỏ /);
  }
  await chair.page.setViewportSize(wide);
  await chair.open(meetingPath);
  await chair.shot('meeting-english');
  await chair.give(caseId, 'recordVote', { warning: '5', dismissal: '1', blank: '1' });
  await chair.open(`/cases/${caseId}/commands/recordDissent`);
  await chair.shot('dissent-english');
  await chair.give(caseId, 'recordDissent', {
    member: 'u-demo-commissioner-2',
    text: 'Đề nghị hình thức nhẹ hơn.',
  });
  const officer = await office.desk('dia.ban.1');
  await officer.give(caseId, 'conclude', { summary: 'Có vi phạm.', disciplineDue: true });
  await office.decide(caseId);
  await chair.open(`/cases/${caseId}/commands/decideDiscipline`);
  await chair.shot('decision-english');
  expect(await chair.text()).toContain('Dismissal from post: 1 vote with');
  await chair.page.setViewportSize(narrow);
  await chair.open(`/cases/${caseId}/commands/decideDiscipline`);
  await chair.shot('decision-english-telephone');
  await chair.page.setViewportSize(wide);
  await chair.open(`/cases/${caseId}/commands/deferDiscipline`);
  await chair.shot('defer-english');
  await chair.open(`/cases/${caseId}?lang=vi`);
});

test('the minutes are written with their number, as a file to print and one to work with', async () => {
  await chair.open(`/cases/${caseId}/papers`);
  const form = chair.page.locator('form[action$="/deliberationMinutes"]');
  expect(await chair.press(form.getByRole('button'))).toBe(303);
  await chair.check();
  await chair.shot('papers-minutes');
  const { papers = [] } = await office.state(caseId);
  expect(papers).toMatchObject([{ kind: 'deliberationMinutes', number: '01-BB/UBKTTU' }]);
  const folder = join(__dirname, 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const [format, start] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
  ] as const) {
    const link = chair.page.locator(`main a[href$="/deliberationMinutes.${format}"]`);
    const answer = await chair.page.request.get(`${office.url}${await link.getAttribute('href')}`);
    expect(answer.status()).toBe(200);
    const bytes = await answer.body();
    expect(bytes.subarray(0, start.length).toString()).toBe(start);
    writeFileSync(join(folder, `minutes.${format}`), bytes);
  }
});
