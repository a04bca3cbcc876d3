import { stateSeenBy } from '../../domain/access/seen';
import { caseDifferencesOf } from '../../domain/case/compared';
import { waitingFor } from '../../domain/views/waiting';
import { calendar, holderOf, OfficeCase, procedure22 } from './office';

const on = '2026-03-10';
const member = {
  kind: 'member',
  name: 'Nguyễn Văn Mẫu',
  position: 'Phó Giám đốc',
  organisation: 'Sở Mẫu',
  managedBy: 'provincialStandingCommittee',
};
const report = (more: object = {}) => OfficeCase.received('2026-03-09', { number: 'TC-2', ...more }, 'c-2');
const into = { into: 'c-1', explanation: 'Cùng nội dung.' };
const otherName = { ...into, compared: { number: 'TC-1', differs: ['name'] } };

/** Proposed by the intake officer to be merged into a case about somebody whose name is written otherwise. */
const proposed = () => report().give('merge', { on }, otherName);

describe('Two cases are compared', () => {
  const [one] = [report().now];
  test.each([
    ['nothing differs', {}, []],
    [
      'the same name, written with other spaces and letters',
      { subject: { ...member, name: 'nguyễn văn  mẫu' } },
      [],
    ],
    ['a middle name differs', { subject: { ...member, name: 'Nguyễn Văn Mậu' } }, ['name']],
    ['another body', { subject: { ...member, organisation: 'Sở Khác' } }, ['unit']],
    ['an organisation', { subject: { ...member, kind: 'organisation' } }, ['kind']],
    ['another kind of report', { kind: 'feedback' }, ['matter']],
    ['other codes', { allegations: [{ summary: 'Khác.', code: 'M2' }] }, ['matter']],
    ['one code in common', { allegations: [{ summary: 'Khác.', code: 'M1' }] }, []],
  ])('%s', (_what, more, differs) => {
    const coded = { ...one, allegations: one.allegations.map((each) => ({ ...each, code: 'M1' })) };
    const other = new OfficeCase(procedure22, calendar, 'c-1').give(
      'register',
      { on: '2026-03-02' },
      { receivedOn: '2026-03-02', ...more },
    );
    expect(caseDifferencesOf(coded, other.now)).toEqual(differs);
  });
});

describe('A report is merged', () => {
  test('at once into a case about the same subject, whatever else differs', () => {
    const same = { ...into, compared: { number: 'TC-1', differs: ['matter'] } };
    expect(report().give('merge', { on }, same).now.outcome).toBe('merged');
  });

  test('only by a second person where the subject is written otherwise', () => {
    const one = proposed();
    expect(one.now).toMatchObject({ stage: 'intake', mergeProposal: { into: 'c-1', by: 'u-intakeOfficer' } });
    expect(waitingFor(one.now)).toMatchObject({
      step: 'decideMerge',
      roles: ['departmentHead', 'viceChair', 'chair'],
    });
    expect(one.refusalOf('merge', { on }, otherName).refused).toBe('mergeAwaits');
    expect(one.refusalOf('decideMerge', { on, by: holderOf('intakeOfficer') }).refused).toBe('notYourRole');
    one.give('decideMerge', { on }, { same: true, reason: 'Cùng số thẻ đảng.' });
    expect(one.now).toMatchObject({
      outcome: 'merged',
      ending: { to: 'c-1', explanation: 'Cùng nội dung.' },
    });
    expect(one.happened('merged').map(({ data }) => data)).toMatchObject([
      { into: 'c-1', confirmed: { proposedBy: 'u-intakeOfficer', reason: 'Cùng số thẻ đảng.' } },
    ]);
    expect(one.now.mergeProposal).toBeUndefined();
  });

  test('a head who proposed it does not confirm it, nor one who takes no part in the other case', () => {
    const head = holderOf('departmentHead');
    const own = report().give('merge', { on, by: head }, otherName);
    expect(own.refusalOf('decideMerge', { on, by: head }).refused).toBe('ownMergeProposal');
    const linkedConflicts = [{ accountId: 'u-chair', relation: 'Anh em ruột', origin: 'c-1' }];
    expect(own.refusalOf('decideMerge', { on }, { same: true, linkedConflicts }).refused).toBe(
      'conflictOfInterest',
    );
    const by = holderOf('viceChair');
    own.give('decideMerge', { on, by }, { same: true, linkedConflicts });
    expect(own.now).toMatchObject({ outcome: 'merged', conflicts: [{ accountId: 'u-chair' }] });
  });

  test('or not, and the report goes on as it was', () => {
    const one = proposed().give('decideMerge', { on }, { same: false, reason: 'Hai người khác nhau.' });
    expect(one.now).toMatchObject({ stage: 'intake', mergeProposal: undefined });
    expect(one.now.outcome).toBeUndefined();
    // Seven working days from Monday 9 March, as if nothing had been proposed.
    expect(one.dueOn('handling')).toBe('2026-03-18');
    expect(one.refusalOf('decideMerge', { on }).refused).toBe('noMergeProposed');
    expect(waitingFor(one.now).step).toBe('classify');
  });

  test('what goes another way meanwhile is not to be merged any more', () => {
    const one = proposed().give('classify', { on }).give('accept', { on });
    expect(one.now).toMatchObject({ stage: 'assignment', mergeProposal: undefined });
    expect(one.refusalOf('decideMerge', { on }).refused).toBe('notInThisStage');
  });

  test('whoever may not see the other case learns neither its id nor its number', () => {
    const actor = holderOf('chair');
    const seen = stateSeenBy(proposed().now, { actor, sees: () => false });
    expect(JSON.stringify(seen.mergeProposal)).not.toMatch(/c-1|TC-1/);
    expect(stateSeenBy(proposed().now, { actor, sees: () => true }).mergeProposal?.number).toBe('TC-1');
  });
});
