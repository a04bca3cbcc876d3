import type { CommandType } from '../../domain/case/commands';
import { checkText, inTwoWeeks, leader } from './caseFlow';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-corrections');
});
afterAll(() => office.close(), 60_000);

const formOf = (caseId: string, type: CommandType) => `/cases/${caseId}/commands/${type}`;
const toVerification = ['classify', 'accept', 'tell', 'tell', 'proposeAssignment', 'formTeam', 'signDecision'] as const; // prettier-ignore

/** The page as it is on the desk and on a telephone, both without a barrier. */
async function look(desk: Desk, name: string): Promise<string> {
  await desk.check();
  await desk.shot(name);
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.check();
  await desk.shot(`${name}-telephone`);
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  return desk.text();
}
const confirm = (desk: Desk) => desk.press(desk.page.locator('button[form="command"]'));

test('what was entered wrongly is seen before and after, confirmed, found by the search and told by the history', async () => {
  const caseId = await office.receive({}, { allegations: [{ summary: 'Chia nhỏ gói thầu.' }] });
  const before = (await office.state(caseId)).registration;
  const desk = await office.desk('tiep.nhan');
  await desk.open(formOf(caseId, 'correctRegistration'));
  expect(await desk.page.locator('[name=subjectName]').inputValue()).toBe('Trần Quốc Mẫu');
  await desk.fillIn({ subjectName: 'Trần Quốc Mậu', subjectPosition: '', reason: 'Văn thư chép sai.' });
  await desk.fillIn({ subjectBornOn: '30/2/1967', subjectPartyPosition: 'Chi ủy viên' });
  expect(await desk.send()).toBe(422);
  expect(await desk.text()).toContain(
    'Nhập ngày sinh theo dạng ngày/tháng/năm, ví dụ 12/5/1967, hoặc chỉ năm',
  );
  await desk.fillIn({ subjectBornOn: '1967' });
  expect(await desk.send()).toBe(200);
  const preview = await look(desk, 'correction-preview');
  expect(preview).toContain('Chưa có gì được ghi');
  expect((await office.state(caseId)).registration).toEqual(before);
  // Whoever changes something after they have looked, looks again.
  await desk.fillIn({ summary: 'Chia nhỏ gói thầu số 4.' });
  expect(await confirm(desk)).toBe(200);
  expect(await desk.text()).toContain('Chia nhỏ gói thầu số 4.');
  expect(await confirm(desk)).toBe(303);
  const { registration, allegations } = await office.state(caseId);
  expect(registration.subject).toMatchObject({
    name: 'Trần Quốc Mậu',
    bornOn: '1967',
    partyPosition: 'Chi ủy viên',
    position: '',
  });
  expect(allegations[0]?.summary).toBe('Chia nhỏ gói thầu số 4.');
  expect(registration.reporter).toEqual(before.reporter);
  const history = await look(desk, 'corrected-case');
  expect(history).toContain('Tên đối tượng: trước là “Trần Quốc Mẫu”, nay là “Trần Quốc Mậu”');
  expect(history).toContain('Sinh năm 1967');
  expect(history).toContain('Chức vụ trong Đảng: Chi ủy viên');
  await desk.open('/cases?q=' + encodeURIComponent('Mậu gói thầu số 4'));
  expect(await desk.page.locator(`a[href^="/cases/${caseId}"]`).count()).toBeGreaterThan(0);
});

test('limits that move are shown before it is given; from verification on only heads are offered it', async () => {
  const caseId = await office.receive();
  const { receivedOn } = (await office.state(caseId)).registration;
  const earlier = new Date(Date.parse(receivedOn) - 7 * 86_400_000).toISOString().slice(0, 10);
  const asTyped = earlier.split('-').reverse().join('/');
  await office.bring(caseId, ...toVerification);
  const officer = await office.desk('tiep.nhan');
  expect(await officer.open(formOf(caseId, 'correctRegistration'))).toBe(403);
  const head = await office.desk('truong.phong.1');
  await head.open(formOf(caseId, 'correctRegistration'));
  await head.fillIn({ receivedOn: asTyped, reason: 'Ngày trên dấu bưu điện.' });
  expect(await head.send()).toBe(200);
  const text = await look(head, 'correction-limits');
  expect(text).toContain('Thời hạn tính lại');
  expect(text).toMatch(/Giải quyết/);
  const due = (await office.state(caseId)).clocks.settling?.dates?.dueOn ?? '';
  expect(await confirm(head)).toBe(303);
  const moved = (await office.state(caseId)).clocks.settling;
  expect(moved?.startedOn).toBe(earlier);
  expect((moved?.dates?.dueOn ?? '') < due).toBe(true);
});

test('another leader keeps the members: the team is shown before and after', async () => {
  const caseId = await office.receive();
  await office.bring(caseId, ...toVerification);
  const { team } = await office.state(caseId);
  const head = await office.desk('truong.phong.1');
  await head.open(formOf(caseId, 'reassign'));
  await head.fillIn({ leader: 'u-demo-leader-2', reason: 'Chuyển công tác.' });
  expect(await head.send()).toBe(200);
  expect(await look(head, 'team-preview')).toContain('Thành viên');
  expect(await confirm(head)).toBe(303);
  const after = (await office.state(caseId)).team;
  expect(after).toEqual({ leader: 'u-demo-leader-2', members: team?.members });
  expect(await head.text()).toContain('giữ nguyên');
});

test('the announcement asks by which day the subject explains', async () => {
  const caseId = await office.receive();
  const team = { leader: 'u-demo-leader-1', members: ['u-demo-area-2'] };
  await office.bring(
    caseId,
    ...(['classify', 'accept', 'tell', 'tell', 'proposeAssignment'] as const),
    ['formTeam', team],
    'signDecision',
  );
  const desk = await office.desk(leader);
  await desk.open(formOf(caseId, 'announceDecision'));
  await desk.fillIn({ place: 'Sở Mẫu', present: 'Tập thể lãnh đạo Sở.' });
  expect(await desk.send()).toBe(422);
  expect(await look(desk, 'announcement-without-day')).toContain('Hãy ghi ngày mà đối tượng phải nộp');
  await desk.fillIn({ explainBy: inTwoWeeks });
  expect(await desk.send()).toBe(303);
  expect(await desk.text()).toContain('Báo cáo giải trình của Trần Quốc Mẫu');
});

test('published before the decision is served, it asks why', async () => {
  const caseId = await office.receive({}, { allegations: [{ summary: 'Chia nhỏ gói thầu.' }] });
  await office.bring(
    caseId,
    ...toVerification,
    ...(['announceDecision', 'recordExplanation', 'setFinding', 'submitReport', 'holdHearing'] as const),
    ...(['recordVote', 'conclude', 'decideDiscipline', 'approvePublication'] as const),
  );
  const desk = await office.desk('cong.khai');
  await checkText(desk, caseId);
  await desk.open(formOf(caseId, 'publish'));
  expect(await look(desk, 'publish-before-service')).toContain('giao quyết định kỷ luật');
  await desk.fillIn({ form: 'meeting', place: 'Hội nghị chi bộ', attended: 'Chi bộ, 25 đảng viên.' });
  expect(await desk.send()).toBe(422);
  await desk.fillIn({ orderReason: 'Công bố tại cùng hội nghị.' });
  expect(await desk.send()).toBe(303);
  expect(await desk.text()).toContain('Công bố tại cùng hội nghị.');
});
