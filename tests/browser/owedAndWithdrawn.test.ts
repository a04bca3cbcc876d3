import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/access/policy';
import type { CommandType } from '../../domain/case/commands';
import { submissionsIn } from '../../domain/case/submissions/submission';
import { actsToVerification } from '../domain/stages';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-owed-and-withdrawn');
});
afterAll(() => office.close(), 60_000);

const formOf = (caseId: string, type: CommandType) => `/cases/${caseId}/commands/${type}`;
const shown = () => today().split('-').reverse().join('/');
const one = { allegations: [{ summary: 'Chia nhỏ gói thầu.' }] };
const untilBallot = [
  ...actsToVerification, 'announceDecision', 'recordExplanation', 'setFinding', 'submitReport', 'holdHearing',
] as const; // prettier-ignore

/** A page on the desk and on a telephone, both without a barrier. */
async function look(desk: Desk, path: string, name: string): Promise<string> {
  await desk.open(path);
  await desk.shot(name);
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.check();
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  return desk.text();
}

test('a case that owes something is closed by no head, and by a signatory only with the reason, which stays to be seen', async () => {
  const caseId = await office.receive({}, one);
  await office.bring(caseId, ...untilBallot, 'recordVote', 'conclude', 'decideDiscipline');
  await office.bring(caseId, 'approvePublication', 'publish', 'tell', 'tell');
  const head = await office.desk('truong.phong.1');
  // The head is told at once, and is not asked to fill in anything.
  expect(await head.open(formOf(caseId, 'closeCase'))).toBe(409);
  expect(await head.text()).toContain('Còn 1 thông báo chưa gửi');
  await head.shot('closing-owes-head');

  const chair = await office.desk('chu.nhiem');
  expect(await look(chair, formOf(caseId, 'closeCase'), 'closing-owes')).toContain(
    'Còn phải làm: 1 thông báo, giao quyết định kỷ luật.',
  );
  await chair.fillIn({ summary: 'Đã giải quyết xong.' });
  expect(await chair.send()).toBe(422);
  await chair.check();
  await chair.shot('closing-owes-refused');
  expect(await chair.text()).toContain('Vụ việc còn việc phải làm: 1 thông báo, giao quyết định kỷ luật.');
  await chair.fillIn({ owedReason: 'Xong rồi.' });
  expect(await chair.send()).toBe(422);
  expect(await chair.text()).toContain('Hãy viết ít nhất 5 từ');
  await chair.give(caseId, 'closeCase', {
    summary: 'Đã giải quyết xong.',
    owedReason: 'Đối tượng đã ra nước ngoài, không giao được quyết định.',
  });
  const closed = await look(chair, `/cases/${caseId}`, 'closed-owing');
  expect(closed).toContain(
    'Vụ việc được kết thúc khi còn việc phải làm: 1 thông báo, giao quyết định kỷ luật.',
  );
  expect(closed).toContain('không giao được quyết định');
  // What was owed can be done still.
  await office.bring(caseId, 'tell');
  const officer = await office.desk('dia.ban.1');
  await officer.give(caseId, 'serveDecision', { how: 'Giao qua cơ quan đại diện.' });
  expect((await office.state(caseId)).stage).toBe('closed');
}, 120_000);

test('a withdrawal goes by the meeting and the signatory; pressure keeps the case open and asks for protection at once', async () => {
  const caseId = await office.receive();
  await office.bring(caseId, ...actsToVerification);
  const intake = await office.desk('tiep.nhan');
  const chair = await office.desk('chu.nhiem');
  expect(await chair.open(formOf(caseId, 'withdraw'))).toBe(409);
  expect(await chair.text()).toContain('Chưa có buổi làm việc với người tố cáo về việc rút');

  await look(intake, formOf(caseId, 'meetReporter'), 'meet-reporter');
  await intake.give(caseId, 'meetReporter', {
    allegationIds: ['a1'],
    pressureSuspected: false,
    content: 'Người tố cáo tự nguyện rút một nội dung.',
  });
  expect(await look(chair, formOf(caseId, 'withdraw'), 'decide-withdrawal')).not.toContain('Nội dung 2:');
  // What was asked for at the meeting is chosen already.
  await chair.give(caseId, 'withdraw', { explanation: 'Tự nguyện rút, đã làm việc trực tiếp.' });
  expect((await office.state(caseId)).allegations.map(({ withdrawn }) => withdrawn)).toEqual([true, false]);

  await intake.give(caseId, 'meetReporter', {
    allegationIds: ['a2'],
    pressureSuspected: true,
    content: 'Có dấu hiệu bị người khác đe dọa.',
  });
  const pressed = await look(chair, `/cases/${caseId}`, 'pressed');
  expect(pressed).toContain(
    `Đã đề nghị bảo vệ người tố cáo ngày ${shown()}, chờ Phó Chủ nhiệm hoặc Chủ nhiệm quyết định.`,
  );
  expect(pressed).toContain('việc rút không làm kết thúc vụ việc');
  expect(pressed).toContain('Quyết định về bảo vệ');
  await chair.open('/work');
  const { number } = await office.state(caseId);
  expect(await chair.text()).toContain(number);
  await chair.give(caseId, 'decideProtection', {
    granted: true,
    kinds: ['secrecy'],
    measures: 'Giữ bí mật nơi làm việc.',
  });
  const decided = await look(chair, `/cases/${caseId}`, 'protection-decided');
  expect(decided).toContain(`Đã quyết định ngày ${shown()} áp dụng biện pháp bảo vệ người tố cáo.`);
  expect(decided).not.toContain('chờ Phó Chủ nhiệm');

  await chair.give(caseId, 'withdraw', {
    allegationIds: ['a2'],
    explanation: 'Người tố cáo vẫn xin rút nội dung này.',
  });
  await chair.give(caseId, 'takeUpWithdrawn', {
    allegationIds: ['a1'],
    reason: 'Đã có dấu hiệu người tố cáo bị ép buộc.',
  });
  expect(await office.state(caseId)).toMatchObject({
    stage: 'verification',
    pressureSince: expect.any(String) as string,
  });
  expect((await office.state(caseId)).allegations.map(({ withdrawn }) => withdrawn)).toEqual([false, false]);
}, 120_000);

test('the auditor’s list of what was judged anew shows the case of a second ballot, and the ballot before', async () => {
  const [caseId, other] = [await office.receive({}, one), await office.receive({}, one)];
  for (const id of [caseId, other]) await office.bring(id, ...untilBallot, 'recordVote');
  await office.bring(caseId, ['recordVote', { warning: 6, reason: 'Phát thiếu phiếu cho một ủy viên.' }]);
  const [{ number }, { number: otherNumber }] = [await office.state(caseId), await office.state(other)];
  const auditor = await office.desk('giam.sat');
  expect(await look(auditor, '/work', 'judged-anew-desk')).toContain('Có nội dung được làm lại');
  const list = auditor.page.locator('main a', { hasText: 'Có nội dung được làm lại' });
  await auditor.follow(list.first());
  await auditor.check();
  await auditor.shot('judged-anew');
  const listed = await auditor.text();
  expect(listed).toContain(number);
  expect(listed).not.toContain(otherNumber);
  expect(await look(auditor, `/cases/${caseId}`, 'judged-anew-case')).toContain(
    'Phát thiếu phiếu cho một ủy viên.',
  );
  const head = await office.desk('truong.phong.1');
  await head.open('/work');
  expect(await head.text()).not.toContain('Có nội dung được làm lại');
}, 120_000);

test('where all who sign are recused the case is on the desk of the committee, and its page says why', async () => {
  const caseId = await office.receive({}, one);
  await office.bring(caseId, 'classify', 'accept', 'tell', 'tell', 'proposeAssignment', 'formTeam');
  const { number } = await office.state(caseId);
  const hand = async (type: CommandType, actor: Actor, input: Record<string, unknown>) => {
    const given = { type, commandId: randomUUID(), actor, input };
    expect(await office.services.cases.gateway.give(caseId, given)).toMatchObject({ kind: 'done' });
  };
  await hand('signDecision', { id: 'u-demo-area-1', roles: ['areaOfficer'] }, { signedOn: today() });
  const [submission] = submissionsIn(await office.state(caseId));
  await hand('appraise', { id: 'u-demo-head-1', roles: ['departmentHead'] }, { submission: submission?.id });
  const committee = await office.desk('thuong.vu');
  await committee.open('/work');
  expect(await committee.text()).not.toContain(number);
  for (const [accountId, roles] of [
    ['u-demo-vice-1', ['viceChair']],
    ['u-demo-vice-2', ['viceChair']],
    ['u-demo-chair', ['chair']],
  ] as const)
    await hand('declareConflict', { id: accountId, roles }, { accountId, relation: 'Anh em ruột' });
  const text = await look(committee, `/cases/${caseId}`, 'nobody-left');
  expect(text).toMatch(/Vì Phó Chủ nhiệm.* có xung đột lợi ích, không còn ai [^,]+, chuyển lên /);
  await committee.open('/work');
  expect(await committee.text()).toContain(number);
  const vice = await office.desk('pho.chu.nhiem.1');
  await vice.open('/work');
  expect(await vice.text()).not.toContain(number);
}, 120_000);
