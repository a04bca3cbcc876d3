import { waitingFor } from '../../domain/views/waiting';
import { calendar, OfficeCase, procedures } from './office';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { toVerification } from './stages';

const on = '2026-03-16';
const explained = (one = OfficeCase.received('2026-03-02')) =>
  toVerification(one, '2026-03-05')
    .give('announceDecision', { on: '2026-03-09' })
    .give('recordExplanation', { on: '2026-03-10' });
const clear = (finding: Record<string, unknown> = {}) =>
  explained().give('setFinding', { on }, { ...finding });
const heard = () => combined().give('submitReport', { on }).give('holdHearing', { on });
const ballot = { warning: 0, reprimand: 0 };

test('one report, one hearing, one ballot; conclusion and discipline in one act, every right kept', () => {
  const one = clear().give('openCombinedProcess', { on }, { acceptedOn: '2026-03-12' });
  expect(one.now.combined).toMatchObject({ form: 'warning', acceptedOn: '2026-03-12' });
  one.give('submitReport', { on });
  expect(one.refusalOf('concludeWithDiscipline', { on }).refused).toBe('hearFirst');
  one.give('holdHearing', { on });
  expect(waitingFor(one.now).step).toBe('vote');
  expect(one.refusalOf('concludeWithDiscipline', { on }).refused).toBe('voteFirst');
  one.give('recordVote', { on }, { ...ballot, warning: 4 });
  expect(one.refusalOf('concludeWithDiscipline', { on }).refused).toBe('nothingAdopted');
  one.give('recordVote', { on });
  expect(waitingFor(one.now).step).toBe('submitConclusion');
  expect(one.refusalOf('conclude', { on }).refused).toBe('combinedConcludesTogether');
  one.give('concludeWithDiscipline', { on: '2026-03-18' });
  expect(one.now).toMatchObject({
    stage: 'publication',
    conclusion: { number: '3-TB/UBKT', on: '2026-03-18', disciplineDue: true },
    discipline: { form: 'warning', number: '4-QĐ/UBKT', on: '2026-03-18', by: 'commission' },
  });
  expect(one.now.owed.map(({ to, about }) => `${to}.${about}`)).toEqual([
    'subject.result',
    'managingOrganisation.result',
    'reporter.result',
  ]);
  expect(one.now.clocks.settling?.stoppedOn).toBe('2026-03-18');
  // Fifteen days from Wednesday 18 March end on Thursday 2 April.
  expect(one.dueOn('publication')).toBe('2026-04-02');
});

test('without numbers the act is done, and owes one for each of its two papers', () => {
  const one = heard()
    .give('recordVote', { on })
    .give('concludeWithDiscipline', { on }, { number: undefined, decisionNumber: undefined });
  expect(one.now.stage).toBe('publication');
  expect(one.now.unnumbered?.slice(-2)).toMatchObject([
    { of: one.happened('concluded')[0]?.seq, kind: 'conclusion', on },
    { of: one.happened('disciplineDecided')[0]?.seq, kind: 'disciplineDecision', on },
  ]);
});

/** The subject has explained, and accepted a warning. */
function combined(): OfficeCase {
  return clear().give('openCombinedProcess', { on }, { acceptedOn: '2026-03-12' });
}

test('the ballot may adopt a lighter form; a heavier one needs the ordinary way', () => {
  const lighter = heard().give('recordVote', { on }, { ...ballot, reprimand: 6 });
  lighter.give('concludeWithDiscipline', { on });
  expect(lighter.now.discipline?.form).toBe('reprimand');
  const heavier = heard().give('recordVote', { on }, { ...ballot, dismissal: 6 });
  expect(heavier.refusalOf('concludeWithDiscipline', { on })).toMatchObject({
    refused: 'heavierThanAccepted',
    field: 'form',
  });
  heavier.give('endCombinedProcess', { on }).give('conclude', { on }).give('decideDiscipline', { on });
  expect(heavier.now.discipline?.form).toBe('dismissal');
});

test('only after the explanation, for a clear violation, with a form that is accepted since', () => {
  const verified = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
  expect(verified.refusalOf('openCombinedProcess', { on }).refused).toBe('announceFirst');
  verified.give('announceDecision', { on });
  expect(verified.refusalOf('openCombinedProcess', { on }).refused).toBe('explanationFirst');
  expect(explained().refusalOf('openCombinedProcess', { on }).refused).toBe('noClearViolation');
  expect(clear({ finding: 'unfounded' }).refusalOf('openCombinedProcess', { on }).refused).toBe(
    'noClearViolation',
  );
  const refusal = (input: Record<string, unknown>, one = clear()) =>
    one.refusalOf('openCombinedProcess', { on }, input).refused;
  expect(refusal({ acceptedOn: '2026-03-09' })).toBe('dayBeforeAct');
  expect(refusal({ acceptedOn: '2026-03-17' })).toBe('dateInFuture');
  expect(refusal({ form: 'dissolution' })).toBe('formNotForSubject');
  // Reprimand is out of time five years after the violation ended; what the subject accepts does not change that.
  expect(refusal({ form: 'reprimand' }, clear({ endedOn: '2020-01-01' }))).toBe('outOfTime');
  expect(combined().refusalOf('openCombinedProcess', { on }).refused).toBe('alreadyCombined');
});

test('within the commission’s own power, and with a form and a version that allow it', () => {
  const subject = {
    kind: 'member',
    name: 'Lương Văn Mẫu',
    position: 'Tỉnh ủy viên',
    organisation: 'Sở Mẫu',
    managedBy: 'provincialCommittee',
  };
  const above = explained(OfficeCase.received('2026-03-02', { subject })).give('setFinding', { on });
  expect(above.refusalOf('openCombinedProcess', { on }).refused).toBe('beyondPower');
  const procedure = getProcedureInForce(procedures, '2026-03-02', 'party');
  const under = (combinedProcess: typeof procedure.combinedProcess) =>
    explained(
      new OfficeCase({ ...procedure, combinedProcess }, calendar).give(
        'register',
        { on: '2026-03-02' },
        { receivedOn: '2026-03-02' },
      ),
    ).give('setFinding', { on });
  const reprimandOnly = {
    value: { forms: ['reprimand' as const] },
    citation: 'Thử',
    confidence: 'GK' as const,
  };
  expect(under(reprimandOnly).refusalOf('openCombinedProcess', { on }).refused).toBe('formNotForCombined');
  expect(under(undefined).refusalOf('openCombinedProcess', { on }).refused).toBe('wayNotOpen');
});

test('discipline that is deferred is deferred here too', () => {
  const one = heard().give('recordVote', { on }).give('deferDiscipline', { on }, { until: '2026-06-30' });
  expect(one.refusalOf('concludeWithDiscipline', { on }).refused).toBe('deferred');
  one.give('endDeferral', { on: '2026-06-30' }).give('concludeWithDiscipline', { on: '2026-06-30' });
  expect(one.now.discipline).toMatchObject({ form: 'warning', on: '2026-06-30' });
});

test('a report that proposes no discipline, or signs that are found since, end the combination first', () => {
  const one = combined();
  expect(one.refusalOf('submitReport', { on }, { proposesDiscipline: false }).refused).toBe(
    'combinedNeedsProposal',
  );
  one.give('endCombinedProcess', { on }).give('submitReport', { on }, { proposesDiscipline: false });
  expect(one.now.combined).toBeUndefined();
  expect(one.refusalOf('endCombinedProcess', { on }).refused).toBe('notCombined');
  expect(combined().give('convertCase', { on }).now.combined).toBeUndefined();
});
