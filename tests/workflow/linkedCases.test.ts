import { randomUUID } from 'node:crypto';
import type { CommandType } from '../../domain/case/commands';
import type { Procedure } from '../../domain/procedure/procedure';
import { at } from '../domain/office';
import { against } from '../domain/ordinary';
import { otherLeader } from '../domain/stages';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('linked-cases', at('2025-12-01'));
});
afterAll(() => office.close());

const giveAll = async (caseId: string, ...types: CommandType[]) => {
  for (const type of types) await office.give(caseId, type);
};

/** What another case brings about arrives by itself, soon after. */
async function eventually(caseId: string, expected: object): Promise<void> {
  let state: object = {};
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      state = await office.state(caseId);
      expect(state).toMatchObject(expected);
      return;
    } catch {
      await office.env.sleep(100);
    }
  }
  expect(state).toMatchObject(expected);
}

const subjectCalled = (name: string) => ({
  subject: { kind: 'member', name, position: '', organisation: 'Sở Mẫu', managedBy: 'provincialStandingCommittee' },
}); // prettier-ignore

const toHearing: CommandType[] = [
  'proposeAssignment', 'formTeam', 'signDecision', 'announceDecision', 'recordExplanation', 'setFinding', 'submitReport',
  'holdHearing',
]; // prettier-ignore

test('Scenario 14. Appeal: in time on 2026-01-30, the warning stands until the committee has decided', async () => {
  const original = await office.receive();
  await giveAll(original, 'classify', 'accept', 'tell', 'tell', 'proposeAssignment');
  await office.give(original, 'formTeam', { leader: otherLeader.id, members: [] });
  await giveAll(original, 'signDecision');
  for (const type of ['announceDecision', 'recordExplanation', 'setFinding', 'submitReport'] as const)
    await office.give(original, type, {}, { by: otherLeader });
  await giveAll(original, 'holdHearing', 'recordVote', 'conclude');
  await office.give(original, 'decideDiscipline', { number: '36-QĐ/UBKTTU' });
  await office.sleepUntil(at('2025-12-31'));
  const another = await office.receive({ ...subjectCalled('Trần Văn Khác'), kind: 'disciplineAppeal' });
  await office.give(another, 'classify', { kind: 'disciplineAppeal' });
  const theirs = { ...against(original), lodgedOn: '2025-12-31' };
  const notServed = await office.receive({ kind: 'disciplineAppeal' });
  await office.give(notServed, 'classify', { kind: 'disciplineAppeal' });
  const notTheirs = { refusal: { refused: 'decisionNotTheirs', field: 'appealedCase' } };
  expect(await office.attempt(notServed, 'acceptAppeal', theirs)).toMatchObject(notTheirs);
  await office.give(original, 'serveDecision');
  expect(await office.attempt(another, 'acceptAppeal', theirs)).toMatchObject(notTheirs);
  await office.sleepUntil(at('2026-01-30'));
  const appeal = await office.receive({ kind: 'disciplineAppeal' });
  await office.give(appeal, 'classify', { kind: 'disciplineAppeal' });
  const facts = { ...against(original), lodgedOn: '2026-01-30' };
  expect(await office.attempt(appeal, 'acceptAppeal', { ...facts, lodgedBy: 'proxy' })).toMatchObject({
    refusal: { refused: 'appealByProxy' },
  });
  const number99 = { ...facts, decisionNumber: '99-QĐ/UBKTTU' };
  expect(await office.attempt(appeal, 'acceptAppeal', number99)).toMatchObject({
    refusal: { refused: 'decisionSaysOtherwise', field: 'decisionNumber' },
  });
  await office.give(appeal, 'acceptAppeal', facts);
  expect((await office.state(appeal)).appeal).toMatchObject({
    decisionNumber: '36-QĐ/UBKTTU', form: 'warning', decidedBy: 'provincialInspection', servedOn: '2025-12-31',
  }); // prettier-ignore
  const { number } = await office.state(appeal);
  await eventually(original, { discipline: { form: 'warning' }, appeals: [{ caseId: appeal, number }] });
  // Once its case has heard of an appeal, the decision is under no second one.
  expect(await office.attempt(notServed, 'acceptAppeal', facts)).toMatchObject(notTheirs);

  await office.sleepUntil(at('2026-01-31'));
  const late = await office.receive({ kind: 'disciplineAppeal' });
  await office.give(late, 'classify', { kind: 'disciplineAppeal' });
  expect(
    await office.attempt(late, 'acceptAppeal', { servedOn: '2025-12-31', lodgedOn: '2026-01-31' }),
  ).toMatchObject({ refusal: { refused: 'appealTooLate', params: { until: '2026-01-30' } } });
  await office.give(late, 'refuseReport', { ground: 'appealLate' });

  await office.sleepUntil(at('2026-03-02'));
  await giveAll(appeal, 'tell', ...toHearing);
  await office.give(appeal, 'decideAppeal', { result: 'lowered', form: 'reprimand' });
  await eventually(original, { discipline: { form: 'reprimand' }, appeals: [{ result: 'lowered' }] });
  const told = ofType(await office.stored(original), 'disciplineReviewed');
  expect(told.map(({ by, data }) => [by, data.decision])).toEqual([['system', '30-QĐ/TU']]);
});

test('What an appeal decided falls by a higher one: its case hears of it, and takes back what was made public', async () => {
  const chair = { by: { id: 'u-chair', roles: ['chair' as const] } };
  const on = new Date(await office.env.currentTimeMs()).toISOString().slice(0, 10);
  const appealed = async (against: object) => {
    const caseId = await office.receive({ ...subjectCalled('Phạm Thị Nối'), kind: 'disciplineAppeal' });
    await office.give(caseId, 'classify', { kind: 'disciplineAppeal' });
    await office.give(caseId, 'acceptAppeal', { ...against, lodgedOn: on });
    await giveAll(caseId, 'tell', 'proposeAssignment');
    return caseId;
  };
  const first = await appealed({ decidedBy: 'districtStandingCommittee', decisionNumber: '12-QĐ/HU' });
  await office.give(first, 'formTeam', { leader: otherLeader.id, members: [] });
  await office.give(first, 'signDecision');
  for (const type of ['announceDecision', 'recordExplanation', 'setFinding', 'submitReport'] as const)
    await office.give(first, type, {}, { by: otherLeader });
  await office.give(first, 'holdHearing');
  // The commission reviews it, which has nine official members on its list.
  const upheld = { result: 'upheld', number: '88-QĐ/UBKTTU', officialMembers: 9, present: 9, votesFor: 7 };
  await office.give(first, 'decideAppeal', upheld, chair);
  await office.give(first, 'approvePublication', {}, chair);
  await giveAll(first, 'publish', 'serveDecision');

  const second = await appealed(against(first));
  const { number } = await office.state(second);
  expect((await office.state(second)).appeal).toMatchObject({
    decisionNumber: '88-QĐ/UBKTTU', decidedOn: on, reviewer: 'provincialStandingCommittee',
  }); // prettier-ignore
  await eventually(first, { appeals: [{ caseId: second, number }] });
  await giveAll(second, ...toHearing.slice(1));
  await office.give(second, 'decideAppeal', { result: 'annulled', number: '31-QĐ/TU' });
  await eventually(first, { appeals: [{ caseId: second, result: 'annulled', decision: '31-QĐ/TU' }] });
  // Whoever was disciplined is apologised to where discipline is followed here first: its own decision lies elsewhere.
  expect(await office.state(first)).toMatchObject({ apology: { decision: '31-QĐ/TU' } });
  await office.give(first, 'takeBackPublication');
  expect((await office.state(first)).publication).toMatchObject({
    takenBack: { place: 'Cổng thông tin' },
  });
});

test('A case that is moved to other rules goes by them from then on, also where a part is split off it', async () => {
  const caseId = await office.receive({
    kind: 'mixed',
    allegations: [{ summary: 'Một.' }, { summary: 'Hai.' }],
  });
  const { procedure, calendar } = (await office.state(caseId)).registration;
  const { reference } = office.stores;
  const now = await reference.getProcedure(procedure.id, procedure.version);
  const { settling } = now.limits;
  const limits = { ...now.limits, settling: { ...settling, value: { ...settling.value, count: 5 } } };
  const chair = { id: 'u-chair', roles: ['chair' as const] };
  const input = {
    procedure: { ...now, version: 99, limits },
    calendar: await reference.getCalendar(calendar.id, calendar.version),
    reason: 'Thử.',
  };
  await reference.addProcedure(input.procedure as Procedure);
  const commandId = randomUUID();
  const change = { type: 'changeRules' as const, commandId, actor: chair, input };
  const first = await office.gateway.give(caseId, change);
  expect(first).toMatchObject({ kind: 'done' });
  // A second click is answered the same, and changes nothing more.
  expect(await office.gateway.give(caseId, change)).toEqual(first);
  expect(await office.gateway.give(caseId, { ...change, commandId: randomUUID() })).toMatchObject({
    refusal: { refused: 'rulesAsBefore' },
  });
  await office.give(caseId, 'splitPetition');
  await eventually(`${caseId}-2`, { registration: { procedure: { version: 99 } } });
  await giveAll(caseId, 'classify', 'accept');
  expect((await office.state(caseId)).clocks.settling?.limit.count).toBe(5);
  expect(ofType(await office.stored(caseId), 'rulesChanged')).toHaveLength(1);
});

test('Scenario 17. Mixed petition: two cases, linked, and the reporter sealed for each', async () => {
  const petition = await office.receive({
    kind: 'mixed',
    allegations: [{ summary: 'Tố cáo nhận tiền.' }, { summary: 'Khiếu nại quyết định cảnh cáo.' }],
  });
  await office.give(petition, 'splitPetition', { allegationIds: ['a2'] });
  const part = `${petition}-2`;
  const { number } = await office.state(petition);
  const year = number.slice(0, 4);
  await eventually(petition, {
    parts: [{ caseId: part, number: expect.stringMatching(`^${year}-\\d{6}$`) }],
  });
  const opened = await office.state(part);
  expect(opened).toMatchObject({
    kind: 'disciplineAppeal',
    registration: { splitFrom: { caseId: petition, number }, reporter: { ref: `p-${part}` } },
    allegations: [{ summary: 'Khiếu nại quyết định cảnh cáo.' }],
  });
  expect(opened.number).not.toBe(number);
  const look = { at: at('2026-03-03'), caseId: part, by: 'u-1', fields: ['name'], why: 'test' };
  expect(await office.stores.vault.look(`p-${part}`, look)).toMatchObject({ name: 'Người gửi' });
  // The key of one case opens nothing of the other.
  expect(await office.stores.vault.look(`p-${petition}`, look)).toBeUndefined();
  await giveAll(petition, 'classify', 'accept');
  await office.give(part, 'classify', { kind: 'disciplineAppeal' });
  await office.give(part, 'acceptAppeal');
  expect((await office.state(part)).clocks).toHaveProperty('appeal');
  expect((await office.state(petition)).clocks).not.toHaveProperty('appeal');
  expect((await office.stored(part)).map(({ seq }) => seq)).toEqual(
    (await office.stored(part)).map((_, i) => i + 1),
  );
});

test('Scenario 7. A merged report: both cases know of it, it can leave again, and its result comes with the conclusion', async () => {
  const first = await office.receive();
  const { number: firstNumber } = await office.state(first);
  const second = await office.receive();
  const { number } = await office.state(second);
  await office.give(second, 'merge', { into: first });
  await eventually(first, { mergedReports: [{ caseId: second, number }] });
  await office.give(second, 'unmerge');
  await eventually(first, { mergedReports: [] });
  expect(await office.state(second)).toMatchObject({ stage: 'intake', owed: [] });

  await office.give(second, 'merge', { into: first });
  await eventually(first, { mergedReports: [{ caseId: second }] });
  await giveAll(first, 'classify', 'accept', 'tell', 'tell', ...toHearing, 'recordVote', 'conclude');
  await eventually(second, {
    mergedMatter: { caseId: first, number: firstNumber, outcome: 'settled' },
    owed: [{ to: 'reporter', about: 'result' }],
  });
});
