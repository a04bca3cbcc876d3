import { waitingFor } from '../../domain/views/waiting';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { tell } from './linked';
import { calendar, holderOf, OfficeCase, procedures } from './office';
import { toDiscipline, toVerification } from './stages';

const inForce = getProcedureInForce(procedures, '2025-09-01', 'party');

/** The case whose warning turns out to be wrong. */
const warned = () => {
  const one = new OfficeCase(inForce, calendar, 'c-0').give(
    'register',
    { on: '2025-09-01' },
    { receivedOn: '2025-09-01' },
  );
  return toDiscipline(toVerification(one, '2025-09-08'), '2025-10-01')
    .give('holdHearing', { on: '2025-12-22' })
    .give('recordVote', { on: '2025-12-22' })
    .give('conclude', { on: '2025-12-23' })
    .give('decideDiscipline', { on: '2025-12-24' });
};
const published = (one: OfficeCase) => {
  one
    .give('approvePublication', { on: '2025-12-25', by: holderOf('chair') })
    .give('publish', { on: '2025-12-25' });
  while (one.now.owed.length > 0) one.give('tell', { on: '2025-12-26' });
  return one;
};

/** An appeal against it, decided on 2026-03-03. */
const appealed = (
  decision: Record<string, unknown>,
  more: Record<string, unknown> = { appealedCase: 'c-0' },
  procedure = inForce,
  by = holderOf('standingCommittee'),
) => {
  const one = new OfficeCase(procedure, calendar, 'c-1').give(
    'register',
    { on: '2026-01-30' },
    { receivedOn: '2026-01-30', kind: 'disciplineAppeal', number: 'TC-9' },
  );
  one.give('classify', { on: '2026-01-30' }, { kind: 'disciplineAppeal' });
  one.give('acceptAppeal', { on: '2026-02-02' }, { servedOn: '2025-12-31', ...more });
  one.give('tell', { on: '2026-02-02' });
  for (const type of ['proposeAssignment', 'formTeam', 'signDecision'] as const)
    one.give(type, { on: '2026-02-03' });
  toDiscipline(one, '2026-03-02').give('holdHearing', { on: '2026-03-02' });
  return one.give('decideAppeal', { on: '2026-03-03', by }, decision);
};
const annulled = { result: 'annulled' };
const lowered = { result: 'lowered', form: 'reprimand' };

test('an annulled decision is apologised for in the case whose decision it was, before that can close', () => {
  const original = published(warned());
  tell(appealed(annulled), original);
  expect(original.now).toMatchObject({
    discipline: { form: undefined },
    apology: { number: 'TC-9', decision: '30-QĐ/TU', on: '2026-03-03', result: 'annulled' },
  });
  expect(waitingFor(original.now)).toMatchObject({ step: 'takeBack', roles: ['publisher'] });
  expect(original.refusalOf('closeCase', { on: '2026-03-10' }).refused).toBe('takingBackOpen');
  original.give('takeBackPublication', { on: '2026-03-10' });
  expect(waitingFor(original.now).step).toBe('apologise');
  expect(original.refusalOf('closeCase', { on: '2026-03-10' }).refused).toBe('apologyOpen');
  original.give('apologise', { on: '2026-03-10' }, { rights: ['post', 'pay', 'name'] });
  expect(original.now.apology?.settled).toMatchObject({ was: 'given', rights: ['post', 'pay', 'name'] });
  original.give('closeCase', { on: '2026-03-11' });
  expect(original.refusalOf('apologise', { on: '2026-03-12' }).refused).toBe('noApologyOwed');
});

test('a case that is closed stays closed, and waits until the apology is made', () => {
  const original = published(warned())
    .give('serveDecision', { on: '2025-12-29' })
    .give('closeCase', { on: '2025-12-29' });
  tell(appealed(annulled), original);
  expect(original.now).toMatchObject({ stage: 'closed', outcome: 'settled', apology: { number: 'TC-9' } });
  expect(waitingFor(original.now).step).toBe('takeBack');
  original.give('takeBackPublication', { on: '2026-03-10' });
  expect(waitingFor(original.now)).toMatchObject({
    step: 'apologise',
    roles: ['areaOfficer', 'viceChair', 'chair'],
  });
  original.give('apologise', { on: '2026-03-10' });
  expect(waitingFor(original.now).step).toBe('nothing');
});

test('it is refused only by the standing members, with the reason', () => {
  const original = published(warned());
  tell(appealed(annulled), original);
  const officer = holderOf('areaOfficer');
  expect(original.refusalOf('refuseApology', { on: '2026-03-10', by: officer }).refused).toBe('notYourRole');
  original.give('refuseApology', { on: '2026-03-10' }, { reason: 'Người đó đã từ chối nhận.' });
  expect(original.now.apology?.settled).toMatchObject({ was: 'refused' });
  original.give('takeBackPublication', { on: '2026-03-11' });
  original.give('closeCase', { on: '2026-03-11' });
});

test('an appeal whose decision the register has not numbered yet owes its apology all the same', () => {
  const decidedBelow = { decidedBy: 'districtStandingCommittee' };
  const appeal = appealed({ ...annulled, number: undefined }, decidedBelow, inForce, holderOf('chair'));
  expect(appeal.now.apology).toMatchObject({ number: 'TC-9', decision: undefined, result: 'annulled' });
});

test('where the case is not known here, the appeal itself follows the apology', () => {
  const appeal = afterwards(appealed(annulled, {}));
  appeal.give('restoreName', { on: '2026-03-06' });
  expect(appeal.refusalOf('closeCase', { on: '2026-03-09' }).refused).toBe('apologyOpen');
  appeal.give('apologise', { on: '2026-03-09' }).give('closeCase', { on: '2026-03-09' });
});

function afterwards(one: OfficeCase): OfficeCase {
  one
    .give('approvePublication', { on: '2026-03-04', by: holderOf('chair') })
    .give('publish', { on: '2026-03-04' });
  while (one.now.owed.length > 0) one.give('tell', { on: '2026-03-05' });
  return one;
}

test('a lowered decision is apologised for only where the procedure says so', () => {
  const original = warned();
  tell(appealed(lowered), original);
  expect(original.now.apology).toBeUndefined();
  const apology = {
    value: { owedAfter: ['annulled' as const, 'lowered' as const] },
    citation: 'Thử',
    confidence: 'GK' as const,
  };
  const stricter = warned();
  tell(appealed(lowered, { appealedCase: 'c-0' }, { ...inForce, apology }), stricter);
  expect(stricter.now).toMatchObject({ discipline: { form: 'reprimand' }, apology: { result: 'lowered' } });
});

test('under a version that knows no apology, an appeal leaves none behind', () => {
  const original = warned();
  tell(appealed(annulled, { appealedCase: 'c-0' }, { ...inForce, apology: undefined }), original);
  expect(original.now.discipline?.form).toBeUndefined();
  expect(original.now.apology).toBeUndefined();
});
