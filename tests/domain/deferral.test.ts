import { lawfulForms } from '../../domain/discipline/lawfulForms';
import { waitingFor } from '../../domain/views/waiting';
import { at, OfficeCase, procedure22 } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2022-03-11';
const until = '2022-09-15';
const voted = (finding: Record<string, unknown> = {}) =>
  toDiscipline(toVerification(OfficeCase.received('2022-01-28'), '2022-02-10'), '2022-03-01', finding)
    .give('holdHearing', { on: '2022-03-10' })
    .give('recordVote', { on: '2022-03-10' });

test('while it is deferred no discipline is decided or proposed, and the case says what it waits for', () => {
  const one = deferred();
  for (const type of ['decideDiscipline', 'proposeDiscipline'] as const)
    expect(one.refusalOf(type, { on: '2022-03-14' })).toMatchObject({
      refused: 'deferred',
      params: { until },
    });
  expect(waitingFor(one.now)).toMatchObject({ step: 'endDeferral', roles: ['viceChair', 'chair'] });
  expect(one.refusalOf('deferDiscipline', { on: '2022-03-14' }).refused).toBe('alreadyDeferred');
  one.give('endDeferral', { on: '2022-09-15' }).give('decideDiscipline', { on: '2022-09-16' });
  expect(one.now.discipline?.form).toBe('warning');
  expect(one.refusalOf('endDeferral', { on: '2022-09-16' }).refused).toBe('notInThisStage');
});

test('no publication is due meanwhile, and the duty begins anew when the deferral ends', () => {
  const one = voted().give('conclude', { on });
  // Seven working days from Friday 11 March.
  expect(one.dueOn('publication')).toBe('2022-03-22');
  one.give('deferDiscipline', { on }, { ground: 'childUnderTwelveMonths', until });
  expect(one.now.clocks.publication?.stoppedOn).toBe(on);
  one.give('endDeferral', { on: '2022-09-15' });
  // From Thursday 15 September: 16, 19, 20, 21, 22, 23, 26.
  expect(one.dueOn('publication')).toBe('2022-09-26');

  const early = voted().give('deferDiscipline', { on }, { ground: 'seriousIllness', until });
  early.give('conclude', { on });
  expect(early.now.clocks.publication).toBeUndefined();
});

test('no limitation runs out meanwhile: it was met when the report came in', () => {
  // A warning was in time until 1 April 2022; the deferral lasts beyond.
  const one = deferred({ endedOn: '2012-04-01' });
  one.give('endDeferral', { on: '2022-09-15' });
  expect(lawfulForms(one.now, procedure22, '2022-09-15')).toContainEqual(
    expect.objectContaining({ form: 'warning', inTime: true, until: '2022-04-01' }),
  );
  one.give('decideDiscipline', { on: '2022-09-16' });
});

test('nobody is pressed while it lasts; the case is missed once the deferral should have ended', () => {
  const one = deferred();
  // Ten working days from Thursday 15 September 2022 end on Thursday 29 September.
  expect(one.dueOn('stall')).toBe('2022-09-29');
  one.give('note', { on: '2022-05-10' });
  expect(one.dueOn('stall')).toBe('2022-09-29');
  one.wait(at('2022-09-29'));
  expect(one.happened('reminded').filter(({ at: when }) => when > at('2022-03-12'))).toEqual([]);
  one.wait(at('2022-09-30'));
  expect(one.happened('reminded').at(-1)?.data.kind).toBe('stall');
  one.give('endDeferral', { on: '2022-09-30' });
  // Sat 1 and Sun 2 October are off: the tenth working day from Friday 30 September is Friday 14 October.
  expect(one.dueOn('stall')).toBe('2022-10-14');
});

test('a superior decides on no form meanwhile, but may decide on none', () => {
  const subject = { kind: 'member', name: 'Lương Văn Mẫu', managedBy: 'provincialCommittee' };
  const one = toDiscipline(
    toVerification(OfficeCase.received('2022-01-28', { subject }), '2022-02-10'),
    '2022-03-01',
  );
  one.give('holdHearing', { on }).give('recordVote', { on }).give('conclude', { on });
  one.give('proposeDiscipline', { on }).give('deferDiscipline', { on }, { ground: 'pregnancy', until });
  expect(one.refusalOf('recordSuperiorDecision', { on }).refused).toBe('deferred');
  one.give('recordSuperiorDecision', { on }, { form: undefined });
  expect(one.now.stage).toBe('publication');
});

test('only for people, only on a ground of the version, and only until a day to come', () => {
  const one = voted();
  expect(one.refusalOf('deferDiscipline', { on }, { until: on }).refused).toBe('deferralIsOver');
  const { deferral, ...before } = procedure22;
  expect(deferral?.value.grounds).toHaveLength(3);
  one.procedure = before;
  expect(one.refusalOf('deferDiscipline', { on }).refused).toBe('noDeferralHere');
  const subject = { kind: 'organisation', name: 'Chi bộ Mẫu', managedBy: 'cell' };
  const party = toDiscipline(toVerification(OfficeCase.received('2022-01-28', { subject }), on), on);
  expect(party.refusalOf('deferDiscipline', { on }).refused).toBe('deferralForPeople');
});

function deferred(finding: Record<string, unknown> = {}): OfficeCase {
  const one = voted(finding).give('conclude', { on });
  return one.give('deferDiscipline', { on }, { ground: 'pregnancy', until });
}
