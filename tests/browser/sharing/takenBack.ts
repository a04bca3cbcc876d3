import { randomUUID } from 'node:crypto';
import type { CommandType } from '../../../domain/case/commands';
import { against, ordinaryInput } from '../../domain/ordinary';
import { actsToVerification, otherLeader } from '../../domain/stages';
import { office } from './sharedOffice';
import { today } from '../office';

const shown = (day: string) => day.split('-').reverse().join('/');
const allegations = [{ summary: 'Chia nhỏ gói thầu.' }];
const subject = {
  kind: 'member' as const,
  name: 'Hoàng Văn Thu Hồi',
  position: 'Trưởng phòng',
  organisation: 'Sở Mẫu',
  managedBy: 'districtCommittee' as const,
};
const toDecision = [
  ...actsToVerification, 'announceDecision', 'recordExplanation', 'setFinding', 'submitReport', 'holdHearing',
  'recordVote', 'conclude', 'decideDiscipline',
] as const; // prettier-ignore

/** What the leader of another team does, so that nobody of it reviews the appeal. */
async function byOtherLeader(caseId: string, ...types: CommandType[]): Promise<void> {
  for (const type of types) {
    const input = ordinaryInput(type, await office.state(caseId), today());
    const given = { type, commandId: randomUUID(), actor: otherLeader, input };
    expect(await office.services.cases.gateway.give(caseId, given)).toMatchObject({ kind: 'done' });
    await office.decide(caseId);
  }
}

/** Waits until a case has heard of what was decided in another. */
async function untilItFell(caseId: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { appeals = [] } = await office.state(caseId);
    if (appeals.some(({ result }) => result === 'annulled')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the case has not heard of the appeal');
}

test('what was made public of a decision that fell is taken back on the page, which shows by what it fell', async () => {
  const original = await office.receive({}, { subject, allegations });
  await office.bring(
    original,
    ...(['classify', 'accept', 'tell', 'tell', 'proposeAssignment'] as const),
    ['formTeam', { leader: otherLeader.id, members: [] }],
    'signDecision',
  );
  await byOtherLeader(original, 'announceDecision', 'recordExplanation', 'setFinding', 'submitReport');
  await office.bring(
    original,
    ...(['holdHearing', 'recordVote', 'conclude', 'decideDiscipline', 'serveDecision'] as const),
    ...(['approvePublication', 'publish'] as const),
  );
  const appeal = await office.receive({}, { kind: 'disciplineAppeal', subject, allegations });
  await office.bring(
    appeal,
    ['classify', { kind: 'disciplineAppeal' }],
    ['acceptAppeal', { ...against(original), lodgedOn: today() }],
    ...(['tell', 'proposeAssignment', 'formTeam', 'signDecision', 'announceDecision'] as const),
    ...(['recordExplanation', 'setFinding', 'submitReport', 'holdHearing'] as const),
    ['decideAppeal', { result: 'annulled', number: '71-QĐ/TU' }],
  );
  await untilItFell(original);

  const publisher = await office.desk('cong.khai');
  await publisher.open(`/cases/${original}`);
  await publisher.check();
  await publisher.shot('fallen-and-public');
  // Also what stands in parts that are folded.
  const page = (await publisher.page.locator('main').textContent()) ?? '';
  expect(page).toContain('Cảnh cáo');
  expect(page).toContain(`bị hủy bỏ bởi Quyết định số 71-QĐ/TU ngày ${shown(today())}`);
  expect(page).toContain('gỡ nội dung đã công khai');
  await publisher.give(original, 'takeBackPublication', {
    place: 'Cổng thông tin điện tử',
    explanation: 'Quyết định kỷ luật đã bị hủy bỏ.',
  });
  await publisher.shot('taken-back');
  expect((await office.state(original)).publication?.takenBack?.decision).toBe('71-QĐ/TU');
  await publisher.open(`/cases/${original}`);
  expect(await publisher.page.locator('main').textContent()).toContain(
    `Đã gỡ ngày ${shown(today())} tại Cổng thông tin điện tử`,
  );
}, 180_000);

test('a case that is reopened keeps what was decided as superseded, and tells those who had been told', async () => {
  const caseId = await office.receive({}, { allegations });
  await office.bring(caseId, ...toDecision, 'serveDecision', 'approvePublication', 'publish');
  while ((await office.state(caseId)).owed.length > 0) await office.bring(caseId, 'tell');
  await office.bring(caseId, 'closeCase');
  const chair = await office.desk('chu.nhiem');
  await chair.give(caseId, 'reopen', { reason: 'Có chứng cứ mới từ cơ quan thanh tra.' });
  await chair.check();
  await chair.shot('reopened');
  const { owed, superseded = [] } = await office.state(caseId);
  expect(owed.map(({ to, about }) => [to, about])).toEqual([
    ['reporter', 'reopening'],
    ['subject', 'reopening'],
    ['managingOrganisation', 'reopening'],
  ]);
  for (const fact of ['vote', 'conclusion', 'discipline'] as const)
    expect(superseded.map((one) => one.fact)).toContain(fact);
  const page = await chair.text();
  expect(page).toContain('Việc mở lại vụ việc');
}, 180_000);
