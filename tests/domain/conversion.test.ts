import { calendar, holderOf, OfficeCase, procedures } from './office';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { waitingFor } from '../../domain/views/waiting';
import { toVerification } from './stages';

const on = '2026-03-16';
const verified = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const explained = (one = verified()) =>
  one.give('announceDecision', { on: '2026-03-09' }).give('recordExplanation', { on: '2026-03-10' });
const signs = ['Nghiệm thu khống.', 'Kê khai tài sản sai.'];
/** Under the newest version with another rule for the limit to settle, or with no conversion at all. */
const under = (conversion: ReturnType<typeof rule> | undefined) =>
  new OfficeCase({ ...getProcedureInForce(procedures, '2026-03-02', 'party'), conversion }, calendar).give(
    'register',
    { on: '2026-03-02' },
    { receivedOn: '2026-03-02' },
  );
const rule = (settling: 'goesOn' | 'startsAnew') => ({
  value: { settling },
  citation: 'Thử',
  confidence: 'GK' as const,
});

test('new signs make the verification an inspection: what was found is announced, explained and judged like the rest', () => {
  const one = explained()
    .give('setFinding', { on }, { allegationId: 'a1' })
    .give('convertCase', { on }, { signs });
  expect(one.now).toMatchObject({
    stage: 'verification',
    inspection: { on },
    allegations: [
      { id: 'a1', finding: { finding: 'upheld' } },
      { id: 'a2', summary: signs[0], found: true, withdrawn: false },
      { id: 'a3', summary: signs[1], found: true, withdrawn: false },
    ],
  });
  expect(one.now.documents.at(-1)).toMatchObject({ kind: 'conversionDecision', title: '', on });
  expect(waitingFor(one.now).step).toBe('announce');
  expect(one.refusalOf('setFinding', { on }, { allegationId: 'a2' }).refused).toBe('announceFirst');
  expect(one.refusalOf('submitReport', { on }).refused).toBe('announceFirst');
  one.give('announceDecision', { on: '2026-03-18' });
  expect(one.refusalOf('submitReport', { on: '2026-03-18' }).refused).toBe('explanationFirst');
  one.give('recordExplanation', { on: '2026-03-20' });
  expect(one.refusalOf('submitReport', { on: '2026-03-20' })).toMatchObject({
    refused: 'findingsMissing',
    params: { count: 2 },
  });
});

test('the reporter keeps the right to the result', () => {
  const one = explained().give('convertCase', { on });
  one.give('announceDecision', { on }).give('recordExplanation', { on });
  one.now.allegations.forEach(() => one.give('setFinding', { on }));
  one.give('submitReport', { on }).give('holdHearing', { on }).give('recordVote', { on });
  one.give('conclude', { on });
  expect(one.now.owed).toContainEqual(expect.objectContaining({ to: 'reporter', about: 'result' }));
});

test('the reporter withdraws what they reported, not what the inspection found', () => {
  const one = explained().give('convertCase', { on });
  expect(one.refusalOf('meetReporter', { on }, { allegationIds: ['a2'] }).refused).toBe('unknownAllegation');
  one.give('meetReporter', { on }, { allegationIds: ['a1'] }).give('withdraw', { on });
  expect(one.now.stage).toBe('verification');
  expect(one.now.allegations.map(({ withdrawn }) => withdrawn)).toEqual([true, false]);
});

test('the limit to settle goes on, or starts anew with the decision, as the procedure says', () => {
  const goesOn = explained().give('convertCase', { on });
  // Scenario 8 works that date out.
  expect(goesOn.dueOn('settling')).toBe('2026-07-09');
  const anew = explained(toVerification(under(rule('startsAnew')), '2026-03-05')).give('convertCase', { on });
  // Ninety working days after Monday 16 March: ten more than after Monday 2 March, none of them a day off.
  expect(anew.now.clocks.settling).toMatchObject({ startedOn: on, limit: { count: 90 } });
  expect(anew.dueOn('settling')).toBe('2026-07-23');
});

test('only by the standing members, once, and where the procedure has this way', () => {
  const leader = { id: 'u-teamLeader', roles: ['teamLeader' as const] };
  expect(verified().refusalOf('convertCase', { on, by: leader }).refused).toBe('notYourRole');
  const one = verified().give('convertCase', { on, by: holderOf('viceChair') });
  expect(one.refusalOf('convertCase', { on }).refused).toBe('alreadyInspection');
  expect(one.refusalOf('convertCase', { on }, { on: '2026-03-17' }).refused).toBe('alreadyInspection');
  const older = toVerification(under(undefined), '2026-03-05');
  expect(older.now.registration.ways).toEqual(['combinedProcess']);
  expect(older.refusalOf('convertCase', { on }).refused).toBe('wayNotOpen');
  const procedure = getProcedureInForce(procedures, '2026-03-02', 'party');
  older.give(
    'changeRules',
    { on },
    { procedure: { ...procedure, version: procedure.version + 1 }, calendar },
  );
  expect(older.give('convertCase', { on }).now.inspection).toBeDefined();
});
