import { registerOf } from '../../domain/papers/papers';
import { forLevelOf } from '../../domain/procedure/levels';
import { steppedActs } from '../../domain/procedure/steps';
import { findCommand } from '../../domain/case/commands';
import { offered } from '../../domain/case/decide';
import type { Procedure } from '../../domain/procedure/procedure';
import { waitingFor } from '../../domain/views/waiting';
import { readProcedures } from '../../seeds/reference';
import { at, holderOf, OfficeCase, procedures } from './office';
import { toVerification } from './stages';

// Monday 2 March 2026; three working days after Thursday 5 March end on Tuesday 10 March.
const [received, on, later] = ['2026-03-02', '2026-03-05', '2026-03-06'];
const classified = () => OfficeCase.received(received).give('classify', { on });
const vice = holderOf('viceChair');

describe('What becomes of a report', () => {
  test('is proposed by an officer, appraised by a head, and done when a leader approves it, as the leader’s act', () => {
    const one = classified().handIn('accept', { on });
    expect(one.now).toMatchObject({
      stage: 'intake',
      submissions: [{ act: 'accept', by: 'u-intakeOfficer' }],
    });
    expect(waitingFor(one.now)).toMatchObject({ step: 'appraise', roles: ['departmentHead'] });
    one.give('appraise', { on }, { opinion: 'Đủ điều kiện.' });
    expect(waitingFor(one.now)).toMatchObject({ step: 'decideSubmission', roles: ['viceChair', 'chair'] });
    one.give('approve', { on, by: vice });
    expect(one.now.stage).toBe('assignment');
    expect(one.now.submissions).toBeUndefined();
    expect(one.happened('accepted').map(({ by }) => by)).toEqual(['u-viceChair']);
    expect(one.happened('actApproved')[0]?.data).toMatchObject({
      act: 'accept',
      submittedBy: 'u-intakeOfficer',
      appraisedBy: 'u-departmentHead',
    });
  });

  test('waits for one proposal at a time, which its author can take back', () => {
    const one = classified().handIn('accept', { on });
    const again = one.refusalOf('refuseReport', { on, by: holderOf('areaOfficer') });
    expect(again).toMatchObject({ refused: 'submissionAwaits', params: { act: 'accept' } });
    expect(one.refusalOf('takeBackSubmission', { on }).refused).toBe('nothingSubmittedByYou');
    one.give('takeBackSubmission', { on, by: holderOf('intakeOfficer') });
    one.handIn('keepOnFile', { on });
    expect(one.now.submissions).toMatchObject([{ act: 'keepOnFile' }]);
  });

  test('is not proposed where it is not possible', () => {
    const one = OfficeCase.received(received);
    expect(one.refusalOf('accept', { on }).refused).toBe('classifyFirst');
  });

  test('goes by the version: one that knows no steps has it done at once, by whoever may', () => {
    const before = OfficeCase.received('2025-02-03').give('classify', { on: '2025-02-04' });
    before.handIn('accept', { on: '2025-02-04' });
    expect(before.now.stage).toBe('assignment');
  });
});

describe('Nobody decides on their own work', () => {
  const head = holderOf('departmentHead');
  const both = { id: 'u-both', roles: ['areaOfficer', 'departmentHead', 'viceChair'] as const };

  test('neither whoever proposed it nor whoever appraised it', () => {
    const one = classified().handIn('accept', { on, by: both });
    expect(one.refusalOf('appraise', { on, by: both }).refused).toBe('ownSubmission');
    expect(offered(one.now, both, one.rulesOn())).not.toContain('returnSubmission');
    one.handIn('appraise', { on, by: { ...head, id: 'u-head', roles: ['departmentHead', 'viceChair'] } });
    expect(one.refusalOf('approve', { on, by: { id: 'u-head', roles: ['viceChair'] } }).refused).toBe(
      'ownSubmission',
    );
    expect(one.refusalOf('approve', { on, by: both }).refused).toBe('ownSubmission');
  });

  test('and a head who appraises does not approve', () => {
    const one = classified().handIn('accept', { on });
    expect(one.refusalOf('approve', { on, by: vice }).refused).toBe('nothingSubmitted');
    one.handIn('appraise', { on });
    expect(one.refusalOf('approve', { on, by: { ...head, id: 'u-departmentHead-2' } }).refused).toBe(
      'notYourRole',
    );
  });
});

describe('What is returned', () => {
  const returned = () =>
    classified().handIn('accept', { on }).give('returnSubmission', { on }, { missing: 'Căn cứ thụ lý.' });

  test('waits for its author, with what is missing and a clock of its own', () => {
    const one = returned();
    expect(waitingFor(one.now)).toMatchObject({ step: 'mendReturned', accounts: ['u-intakeOfficer'] });
    expect(one.now.submissions).toMatchObject([
      { returned: { by: 'u-departmentHead', missing: 'Căn cứ thụ lý.' } },
    ]);
    expect(one.dueOn('returned')).toBe('2026-03-10');
    one.wait(at('2026-03-11'));
    expect(one.happened('fellOverdue').map(({ data }) => data.kind)).toContain('returned');
    expect(one.now.escalations.map(({ kind, to }) => [kind, to])).toContainEqual([
      'returned',
      'departmentHead',
    ]);
  });

  test('is submitted again, and the clock stops; what is new takes the place of what came back', () => {
    const one = returned().handIn('accept', { on: later }, { basis: 'Đủ căn cứ.' });
    expect(one.now.submissions).toMatchObject([{ act: 'accept', input: { basis: 'Đủ căn cứ.' } }]);
    expect(one.now.submissions).toHaveLength(1);
    expect(one.now.clocks.returned?.stoppedOn).toBe(later);
    expect(waitingFor(one.now).step).toBe('appraise');
  });

  test('also goes another way than it was proposed', () => {
    const one = returned().handIn('refuseReport', { on: later });
    expect(one.now.submissions).toMatchObject([{ act: 'refuseReport' }]);
  });
});

describe('A paper', () => {
  const formed = () =>
    classified().give('accept', { on }).give('proposeAssignment', { on }).give('formTeam', { on });

  test('gets its number and day with the signature, not with the proposal', () => {
    const one = formed().handIn(
      'signDecision',
      { on, by: holderOf('areaOfficer') },
      { by: undefined, number: '7-QĐ/UBKTTU' },
    );
    expect(one.now.submissions?.[0]?.input).toEqual({});
    one.handIn('appraise', { on });
    expect(one.refusalOf('approve', { on: later }, { on: undefined })).toMatchObject({
      refused: 'signedOnMissing',
      field: 'on',
    });
    one.handIn('approve', { on: later, by: vice }, { on: later, number: '12-QĐ/UBKTTU' });
    expect(one.now.decision).toMatchObject({ by: 'u-viceChair', number: '12-QĐ/UBKTTU', signedOn: later });
  });

  test('takes no number where the act has none', () => {
    const one = classified().handIn('accept', { on }).handIn('appraise', { on });
    expect(one.refusalOf('approve', { on }, { number: '1-QĐ/UBKTTU' })).toMatchObject({
      refused: 'noNumberHere',
      field: 'number',
    });
  });
});

test('letters of a team can wait beside each other, and the case goes on', () => {
  const one = toVerification(OfficeCase.received(received), on).give('announceDecision', { on });
  const leader = { on, by: { id: 'u-teamLeader', roles: ['teamLeader'] as const } };
  one.handIn('requestInformation', leader, { to: 'Sở Tài chính' });
  one.handIn('requestInformation', leader, { to: 'Kho bạc' });
  expect(one.now.submissions).toHaveLength(2);
  one.handIn('recordExplanation', leader);
  one.handIn('approve', { on, by: holderOf('departmentHead') });
  expect(one.now.requests.map(({ to }) => to)).toEqual(['Kho bạc']);
});

test('a proposal that the case has left behind is gone', () => {
  const one = classified().handIn('accept', { on });
  one.give('merge', { on }, { into: 'c-2', compared: { number: 'TC-2', differs: [] } });
  expect(one.now).toMatchObject({ stage: 'closed', outcome: 'merged' });
  expect(one.now.submissions).toBeUndefined();
});

describe('The versions of today', () => {
  const today = ['296-qd-tw', 'luat-to-cao-136'];
  const inForce = procedures.filter(({ id }) => today.includes(id));
  const acts = ({ law }: Procedure) =>
    steppedActs.filter(
      (act) => law !== 'state' || !['acceptAppeal', 'concludeWithDiscipline', 'apologise'].includes(act),
    );

  test.each(inForce)(
    '$id: every outcome of intake, the plan, the report and the conclusion goes in steps',
    (one) => {
      const stepped = Object.keys(one.steps?.value.acts ?? {});
      // That an apology is refused is a signatory's own act.
      expect(stepped.sort()).toEqual(
        acts(one)
          .filter((act) => act !== 'refuseApology')
          .sort(),
      );
      expect(one.limits.returned?.value).toMatchObject({ count: 3, unit: 'workingDays' });
    },
  );

  test.each(inForce)(
    '$id: what leaves the office on paper is a head’s own act, or approved by one',
    (one) => {
      const heads = ['departmentHead', 'viceChair', 'chair', 'standingCommittee'];
      const letters = ['forward', 'requestInformation', 'refuseReport', 'accept', 'restoreName'] as const;
      for (const act of letters) {
        const step = one.steps?.value.acts[act];
        expect(step?.approvedBy.every((role) => heads.includes(role))).toBe(true);
      }
      expect(registerOf('forwardingLetter')).toBeDefined();
      expect(findCommand('refuseApology').givenBy).toEqual(['viceChair', 'chair']);
    },
  );

  test('a level can have steps of its own', () => {
    const party = readProcedures('office').find(({ id }) => id === '296-qd-tw');
    if (!party || party.law === 'state' || !party.steps) throw new Error('296-QĐ/TW is not seeded');
    const own = { accept: { proposedBy: ['areaOfficer' as const], approvedBy: ['chair' as const] } };
    const version = { ...party, stepsByLevel: { ...party.steps, value: { provincialCommittee: own } } };
    const subject = {
      kind: 'member',
      name: 'A',
      position: '',
      organisation: '',
      managedBy: 'provincialCommittee',
    } as const;
    expect(forLevelOf(version, subject).steps?.value.acts.accept).toEqual(own.accept);
    expect(
      forLevelOf(version, { ...subject, managedBy: 'cell' }).steps?.value.acts.accept?.appraisedBy,
    ).toEqual(['departmentHead']);
  });
});
