import { type BrowserOffice, openBrowserOffice, today } from './office';
import { actsToVerification } from '../domain/stages';

let office: BrowserOffice;
let first: string;
let second: string;
let meetingPath: string;

const shown = () => today().split('-').reverse().join('/');

/** A case whose team has reported; its one violation ended on that day. */
async function reported(endedOn: string): Promise<string> {
  const caseId = await office.receive(
    {},
    { allegations: [{ summary: 'Chia nhỏ gói thầu sửa chữa trụ sở.' }] },
  );
  await office.bring(caseId, ...actsToVerification);
  await office.bring(
    caseId,
    'announceDecision',
    'recordExplanation',
    ['setFinding', { endedOn }],
    'submitReport',
  );
  return caseId;
}

beforeAll(async () => {
  office = await openBrowserOffice('browser-meetings');
  // More than five and less than ten years ago: a reprimand is out of time, a warning is not.
  first = await reported(`${Number(today().slice(0, 4)) - 6}-03-01`);
  second = await reported(`${Number(today().slice(0, 4)) - 1}-03-01`);
  const vice = { accountId: 'u-demo-vice-2' };
  await office.bring(second, 'holdHearing', ['declareConflict', vice], ['decideConflict', vice]);
}, 180_000);
afterAll(() => office.close(), 60_000);

test('the chair convenes a meeting and puts two cases on its agenda', async () => {
  const chair = await office.desk('chu.nhiem');
  await chair.open('/meetings/new');
  expect(await chair.send()).toBe(422);
  await chair.check();
  await chair.fillIn({ body: 'commission', on: shown(), place: 'Phòng họp số 1' });
  await chair.shot('meeting-new');
  expect(await chair.send()).toBe(303);
  meetingPath = new URL(chair.page.url()).pathname;
  await chair.fillIn({ cases: [first, second] });
  expect(await chair.send()).toBe(303);
  await chair.check();
  expect(await chair.text()).toContain('Đã đưa 2 vụ việc vào chương trình.');
  expect((await office.state(first)).meetings).toMatchObject([
    { body: 'commission', place: 'Phòng họp số 1' },
  ]);
  // Until the attendance is on record no ballot is offered.
  expect(await chair.open(`/cases/${second}/commands/recordVote`)).toBe(409);
  expect(await chair.text()).toContain('Chưa ghi thành phần dự họp');
});

test('the attendance is recorded; who is in conflict is recused for their case alone, and sees nothing of it', async () => {
  const chair = await office.desk('chu.nhiem');
  await chair.open(`${meetingPath}/attendance`);
  await chair.fillIn({ 'standing[u-demo-commissioner-2]': 'excused' });
  // For the minutes: hours, chair and secretary, folded away until somebody has them.
  expect(await chair.page.locator('[name=chair]').isVisible()).toBe(false);
  await chair.page.locator('main summary', { hasText: 'để ghi vào biên bản' }).click();
  const secretary = 'Lê Thị Mẫu, chuyên viên';
  await chair.fillIn({ beganAt: '8h00', endedAt: '7h30', chair: 'u-demo-vice-2', secretary });
  expect(await chair.send()).toBe(422);
  expect(await chair.text()).toContain('Giờ kết thúc phải sau giờ bắt đầu');
  await chair.fillIn({ endedAt: '11 giờ 30' });
  await chair.shot('attendance');
  expect(await chair.send()).toBe(303);
  await chair.check();
  await chair.shot('meeting');
  expect(await chair.text()).toContain('Có mặt, được biểu quyết: 8/9');
  expect(await chair.text()).toContain('Có mặt, được biểu quyết: 7/9');
  expect(await chair.text()).toContain('Không tham gia vì xung đột lợi ích: Kiều Trọng Hiến');
  expect(await chair.text()).toContain('Chủ trì: Kiều Trọng Hiến');
  const taken = { beganAt: '08:00', endedAt: '11:30', secretary };
  const minutesOf = async (caseId: string) => (await office.state(caseId)).meetings?.[0]?.minutes;
  expect(await minutesOf(first)).toEqual({ ...taken, chair: 'u-demo-vice-2' });
  // Recused in the second, they did not chair it there.
  expect(await minutesOf(second)).toEqual(taken);
  const members = (await office.state(second)).meetings?.[0]?.members ?? [];
  expect(members.find(({ id }) => id === 'u-demo-vice-2')?.standing).toBe('recused');

  const vice = await office.desk('pho.chu.nhiem.2');
  const numberOf = async (caseId: string) => (await office.state(caseId)).number;
  for (const path of ['/meetings', meetingPath]) {
    await vice.open(path);
    expect(await vice.text()).toContain(await numberOf(first));
    expect(await vice.text()).not.toContain(await numberOf(second));
  }
  const intake = await office.desk('tiep.nhan');
  expect(await intake.open('/meetings/new')).toBe(403);
  expect(await intake.open(`${meetingPath}/attendance`)).toBe(403);
  expect(await (await office.desk('quan.tri')).open(meetingPath)).toBe(403);
});

test('hearing, ballot, dissent and decision: each page offers what is lawful and says why the rest is not', async () => {
  const commissioner = await office.desk('uy.vien.1');
  await commissioner.give(first, 'postponeHearing', { excused: true, explanation: 'Đang nằm viện.' });
  await commissioner.give(first, 'holdHearing', {
    subjectPresent: true,
    opinion: 'Nhận khuyết điểm, đề nghị xem xét thời gian cống hiến.',
    minutes: 'Hội nghị nhất trí với báo cáo.',
  });
  const chair = await office.desk('chu.nhiem');
  await chair.open(`/cases/${first}/commands/recordVote`);
  await chair.shot('ballot');
  const form = await chair.text();
  // Of how many a majority is, the meeting says: nobody is asked.
  expect(await chair.page.locator('[name=officialMembers]').count()).toBe(0);
  expect(form).toContain('Trên tổng số 9 ủy viên chính thức theo thành phần dự họp');
  expect(form).toMatch(/Không kỷ luật.*Cảnh cáo.*Phiếu trắng.*Phiếu không hợp lệ/s);
  expect(await chair.page.locator('#present').inputValue()).toBe('8');
  expect(form).toContain('Cảnh cáo (cần 5/9)');
  expect(await chair.page.locator('#reprimand').count()).toBe(0);
  expect(form).toMatch(/Khiển trách: đã hết thời hiệu ngày 01\/03\//);
  await chair.fillIn({ present: '9', warning: '5', dismissal: '2', blank: '1' });
  expect(await chair.send()).toBe(422);
  await chair.check();
  expect(await chair.text()).toContain('Thành phần dự họp chỉ có 8 ủy viên');
  await chair.give(first, 'recordVote', { warning: '5', dismissal: '2', blank: '1' });
  await commissioner.give(first, 'recordDissent', {
    member: 'u-demo-commissioner-1',
    text: 'Đề nghị áp dụng hình thức nhẹ hơn vì đã tự khắc phục.',
  });
  await (
    await office.desk('dia.ban.1')
  ).give(first, 'conclude', { summary: 'Có vi phạm.', disciplineDue: true });
  await office.decide(first, { number: '45-TB/UBKTTU' });
  await chair.open(`/cases/${first}/commands/decideDiscipline`);
  await chair.shot('decision');
  const decision = await chair.text();
  expect(decision).toContain('Cách chức: được 2 phiếu kể cả phiếu cho hình thức nặng hơn, cần 5/9');
  expect(decision).toContain('Còn thời hiệu đến');
  await chair.give(first, 'decideDiscipline', { number: '46-QĐ/UBKTTU', grounds: 'Điều 15.' });
  await chair.check();
  await chair.shot('case-deliberated');
  await chair.open(meetingPath);
  expect(await chair.text()).toContain('Bỏ phiếu: thông qua cảnh cáo');
  expect(await chair.text()).toContain('Kỷ luật: cảnh cáo');
}, 180_000);

test('discipline is deferred, the case says for what it waits, and it goes on', async () => {
  const chair = await office.desk('chu.nhiem');
  await chair.give(second, 'recordVote', { warning: '5' });
  await (
    await office.desk('dia.ban.1')
  ).give(second, 'conclude', { summary: 'Có vi phạm.', disciplineDue: true });
  await office.decide(second, { number: '47-TB/UBKTTU' });
  const until = `15/06/${Number(today().slice(0, 4)) + 1}`;
  await chair.give(second, 'deferDiscipline', {
    ground: 'pregnancy',
    until,
    explanation: 'Có giấy xác nhận.',
  });
  await chair.check();
  await chair.shot('deferred');
  expect(await chair.text()).toContain('ghi nhận hết thời gian chưa xem xét kỷ luật');
  expect(await chair.open(`/cases/${second}/commands/decideDiscipline`)).toBe(409);
  expect(await chair.text()).toContain(`đến ngày ${until}`);
  await chair.give(second, 'endDeferral', { explanation: 'Lý do không còn.' });
});

test('an administrator adds a list of official members from a day on; the meeting keeps its own', async () => {
  const admin = await office.desk('quan.tri');
  await admin.open('/bodies');
  await admin.shot('bodies');
  await admin.open('/bodies/new?body=commission');
  const text = await admin.page.locator('#members').inputValue();
  await admin.page.fill('#members', `${text}\nNgười Mới Mẫu; Ủy viên; khong.co`);
  expect(await admin.send()).toBe(422);
  await admin.check();
  expect(await admin.text()).toContain('Dòng 10');
  await admin.page.fill('#members', `${text}\nNgười Mới Mẫu; Ủy viên`);
  await admin.fillIn({ effectiveFrom: shown() });
  expect(await admin.send()).toBe(303);
  expect(await admin.text()).toContain(`10 ủy viên, theo danh sách có hiệu lực từ ${shown()}`);
  const chair = await office.desk('chu.nhiem');
  await chair.open(meetingPath);
  expect(await chair.text()).toContain('9 ủy viên chính thức');
  expect(await chair.open('/bodies/new')).toBe(403);
});

test('on a telephone the pages of a meeting fit', async () => {
  const chair = await office.desk('chu.nhiem');
  await chair.page.setViewportSize({ width: 390, height: 844 });
  for (const [name, path] of [
    ['meetings-telephone', '/meetings'],
    ['meeting-telephone', meetingPath],
    ['attendance-telephone', `${meetingPath}/attendance`],
    ['ballot-telephone', `/cases/${second}/commands/recordVote`],
    ['bodies-telephone', '/bodies'],
  ] as const) {
    await chair.open(path);
    await chair.shot(name);
  }
  await chair.page.setViewportSize({ width: 1280, height: 900 });
});

test('the list of meetings has pages: the latest first, none left out, none twice', async () => {
  const { meetings } = office.services.cases;
  const before = await meetings.count({});
  // With those 42 in all: two full pages of twenty, and one of two.
  for (let n = before; n < 42; n += 1)
    await meetings.convene({
      _id: `m-${n}`,
      body: 'commission',
      on: `2025-0${n < 21 ? 1 : 2}-${String(1 + (n % 21)).padStart(2, '0')}`,
      place: `Phòng họp số ${n}`,
      convenedBy: 'u-demo-chair',
      convenedAt: '2025-01-01T01:00:00.000Z',
      members: [{ id: 'u-demo-chair', name: 'Nguyễn Thị Chủ Nhiệm', position: 'Chủ nhiệm' }],
      revision: 0,
    });
  const chair = await office.desk('chu.nhiem');
  const { page } = chair;
  const days = () => page.locator('tbody th').allInnerTexts();
  expect(await chair.open('/meetings')).toBe(200);
  expect(await page.locator('#meetings').innerText()).toBe('42 cuộc họp');
  expect(await chair.text()).toContain('Từ 1 đến 20 trong 42');
  expect(await chair.text()).toContain('Trang 1 trên 3');
  expect(await page.locator('a[rel=prev]').count()).toBe(0);
  const seen = await days();
  expect(seen).toHaveLength(20);
  expect(seen[0]).toBe(shown());
  await chair.shot('meetings-pages');
  await page.setViewportSize({ width: 390, height: 844 });
  await chair.check();
  await chair.shot('meetings-pages-telephone');
  await page.setViewportSize({ width: 1280, height: 900 });

  for (const text of ['Từ 21 đến 40 trong 42', 'Từ 41 đến 42 trong 42']) {
    await chair.follow(page.locator('a[rel=next]'));
    await chair.check();
    expect(await chair.text()).toContain(text);
    seen.push(...(await days()));
  }
  expect(await page.locator('a[rel=next]').count()).toBe(0);
  const inOrder = seen.map((day) => day.split('/').reverse().join('-'));
  expect(inOrder).toEqual([...inOrder].sort().reverse());
  expect(new Set(seen).size).toBe(42 - before + 1);
  // A page beyond the last, and one that is no number, show what there is.
  await chair.open('/meetings?page=9');
  expect(await chair.text()).toContain('Trang 3 trên 3');
  await chair.open('/meetings?page=x');
  expect(await chair.text()).toContain('Trang 1 trên 3');
});
