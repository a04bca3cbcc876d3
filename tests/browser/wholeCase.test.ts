import type { Locator } from 'playwright-core';
import type { CommandType } from '../../domain/case/commands';
import { inTwoWeeks } from './caseFlow';
import type { Desk, FormInput } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';

/** A whole case takes no more clicks than this: each on a link or a button, whoever's. What goes out is looked through before. */
const mostClicks = 49;
const mostAccounts = 7;

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-whole-case');
});
afterAll(() => office.close(), 60_000);

let clicks = 0;
const people = new Set<string>();
let number = '';

/** The form of the step that waits for a person, and what is submitted, where the page of a case has them. */
const step = (type: CommandType) => `main .liem-next--mine form[action$="/commands/${type}"]`;
const sheet = 'main form[action="/reports/new"]';
const telling = 'main form[action$="/tell-all"]';
const submission = (type: 'appraise' | 'approve') =>
  `main form.liem-submission__decide[action$="/commands/${type}"]`;
const shown = today().split('-').reverse().join('/');
const told = 'Công văn số 12, gửi bảo đảm';

async function follow(desk: Desk, link: Locator): Promise<void> {
  clicks += 1;
  await desk.follow(link);
  await desk.check();
}

/** Fills in one form of the page that is there and presses its button; it must be done, and whoever did it be told so. */
async function give(desk: Desk, form: string, input: FormInput = {}): Promise<void> {
  await desk.fillIn(input, form);
  const button = desk.page
    .locator(form)
    .locator('button[type=submit]:not([name], [aria-hidden], [formenctype])');
  clicks += 1;
  const status = await desk.press(button);
  if (status !== 303) throw new Error(`${form} was answered ${status}: ${(await desk.text()).slice(0, 600)}`);
  expect(await desk.page.locator('.govuk-notification-banner--success').count()).toBe(1);
  await desk.check();
}

/** The window of a desk that was left open is looked at again; no button is pressed and nothing loaded anew. */
async function comeBack({ page }: Desk): Promise<void> {
  // A second visit within a second of the last is none; the rest is the browser's.
  await page.waitForTimeout(1100);
  await page.evaluate(`window.dispatchEvent(new Event('focus'))`);
  await page.getByRole('link', { name: number, exact: true }).first().waitFor();
}

/** Somebody at what waits for them, where they came by signing in or by their last act; who comes back to it sees it as it is now. */
async function atDesk(username: string): Promise<Desk> {
  const isNew = !people.has(username);
  people.add(username);
  const desk = await office.desk(username);
  if (!isNew) await comeBack(desk);
  expect(new URL(desk.page.url()).pathname).toBe('/work');
  return desk;
}

/** Somebody comes to the case from what waits for them. */
async function atCase(username: string): Promise<Desk> {
  const desk = await atDesk(username);
  await follow(desk, desk.page.getByRole('link', { name: number, exact: true }).first());
  return desk;
}

/** A head looks over what was submitted, and a leader approves it. */
async function appraise(): Promise<void> {
  await give(await atCase('truong.phong.1'), submission('appraise'));
}

async function approve(signature: FormInput = {}): Promise<Desk> {
  const desk = await atCase('chu.nhiem');
  await give(desk, submission('approve'), signature);
  return desk;
}

test(`a case goes from the report to its end in at most ${mostClicks} clicks of ${mostAccounts} people, each act by its own person`, async () => {
  const intake = await atDesk('tiep.nhan');
  await follow(intake, intake.page.getByRole('button', { name: 'Vào sổ đơn' }));
  await intake.fillIn({
    kind: 'denunciation',
    source: 'reception',
    receivedOn: shown,
    standing: 'named',
    'reporter[name]': 'Người Gửi Kín',
    'reporter[address]': 'Phố Không Tên',
    subjectKind: 'member',
    'member[name]': 'Đỗ Văn Trọn',
    'member[position]': 'Trưởng phòng',
    'member[organisation]': 'Sở Mẫu',
    'member[managedBy]': 'districtCommittee',
    'allegations[0][summary]': 'Chia nhỏ gói thầu sửa chữa trụ sở để chỉ định một nhà thầu quen.',
    checkable: true,
  });
  clicks += 1;
  await intake.press(intake.page.getByRole('button', { name: 'Thêm nội dung', exact: true }));
  await give(intake, sheet, {
    'allegations[1][summary]': 'Ký khống biên bản nghiệm thu hai hạng mục chưa thi công.',
  });
  const caseId = decodeURIComponent(new URL(intake.page.url()).pathname.replace('/cases/', ''));
  ({ number } = await office.state(caseId));
  await give(intake, step('classify'), {
    kind: 'denunciation',
    complex: false,
    severalPlaces: false,
    assessment: 'Đơn có họ tên, địa chỉ rõ ràng, nội dung cụ thể.',
  });
  await give(intake, step('accept'), {
    basis: 'Đủ điều kiện theo Điều 20 Quy định số 22-QĐ/TW.',
  });
  await appraise();
  await approve();

  const area = await atCase('dia.ban.1');
  await give(area, telling, { how: told });
  await give(area, step('recordFirstMeeting'), {
    place: 'Trụ sở Ủy ban Kiểm tra',
    confirmed: ['identity', 'address'],
    allegationIds: ['a1', 'a2'],
    content: 'Người tố cáo giữ nguyên cả hai nội dung.',
  });
  await give(area, step('proposeAssignment'), {
    purpose: 'Làm rõ nội dung tố cáo',
    contents: 'Việc chia nhỏ gói thầu và nghiệm thu khống.',
    method: 'Nghiên cứu hồ sơ, làm việc với các bên liên quan.',
    periodFrom: '01/01/2024',
    periodTo: '31/12/2025',
    durationDays: '45',
  });
  await give(area, step('formTeam'), { leader: 'u-demo-leader-1', members: ['u-demo-area-2'] });
  await give(area, step('signDecision'));
  await appraise();
  await approve({ on: shown });

  const leader = await atCase('to.truong.1');
  await give(leader, step('announceDecision'), {
    place: 'Trụ sở Sở Mẫu',
    present: 'Tập thể lãnh đạo Sở; đối tượng.',
    explainBy: inTwoWeeks,
  });
  await give(leader, step('recordExplanation'), { summary: 'Đối tượng thừa nhận một phần.' });
  await give(leader, step('setFinding'), {
    allegationId: 'a1',
    finding: 'upheld',
    reasons: 'Có đủ chứng cứ.',
    endedOn: '30/6/2025',
  });
  await give(leader, step('setFinding'), {
    allegationId: 'a2',
    finding: 'unfounded',
    reasons: 'Hạng mục đã thi công.',
  });
  await give(leader, step('submitReport'), {
    summary: 'Một nội dung đúng, một nội dung sai.',
    proposesDiscipline: true,
  });
  await appraise();
  const chair = await approve();
  await give(chair, step('holdHearing'), {
    subjectPresent: true,
    opinion: 'Nhận khuyết điểm.',
    minutes: 'Hội nghị nhất trí với báo cáo.',
  });
  await give(chair, step('recordVote'), { present: '9', warning: '7', reprimand: '2' });

  await give(await atCase('to.truong.1'), step('conclude'), {
    summary: 'Vi phạm đến mức phải kỷ luật.',
    disciplineDue: true,
  });
  await appraise();
  await approve({ on: shown });
  await give(chair, step('decideDiscipline'), { grounds: 'Điều 15 Quy định số 22-QĐ/TW.' });
  await give(chair, step('approvePublication'), {
    publicText: 'Đã kết luận và xử lý kỷ luật theo quy định.',
  });

  const publisher = await atCase('cong.khai');
  await give(publisher, step('serveDecision'), { how: 'Giao trực tiếp tại hội nghị.' });
  await give(publisher, telling, { how: told });
  await follow(
    publisher,
    publisher.page.getByRole('link', { name: 'Công khai: văn bản, kiểm tra, thời hạn' }),
  );
  await give(publisher, 'main form[action$="/publications/check"]');
  await follow(publisher, publisher.page.locator('main a[href$="/commands/publish"]'));
  await give(publisher, 'main form', {
    form: 'meeting',
    place: 'Hội nghị chi bộ',
    attended: 'Chi bộ, 25 đảng viên.',
  });
  await give(await atCase('truong.phong.1'), step('closeCase'), { summary: 'Đã giải quyết xong.' });

  const { stage, outcome, owed } = await office.state(caseId);
  expect({ stage, outcome, owed }).toEqual({ stage: 'closed', outcome: 'settled', owed: [] });
  console.info(`whole case: ${clicks} clicks, ${people.size} accounts`);
  expect(clicks).toBeLessThanOrEqual(mostClicks);
  expect(people.size).toBeLessThanOrEqual(mostAccounts);
}, 300_000);
