import { maySee } from '../../domain/access/maySee';
import { offered } from '../../domain/case/decide';
import { at, endOfDate, holderOf, OfficeCase, teamMember } from './office';
import { toDiscipline, toVerification } from './stages';

test('Scenario 1. Straight path from the reception of citizens to publication', () => {
  const one = OfficeCase.received('2022-01-28', { source: 'reception' });
  expect(one.dueOn('handling')).toBe('2022-02-15');
  one.give('classify', { on: '2022-02-10' }).give('accept', { on: '2022-02-10' });
  expect(one.dueOn('telling')).toBe('2022-02-17');
  expect(one.dueOn('settling')).toBe('2022-06-15');
  expect(one.now.owed.map(({ to, about }) => `${to} ${about}`)).toEqual([
    'reporter acceptance',
    'subject acceptance',
  ]);
  one.give('tell', { on: '2022-02-14' });
  expect(one.now.clocks.telling?.stoppedOn).toBeUndefined();
  one.give('tell', { on: '2022-02-15' });
  expect(one.now.clocks.telling?.stoppedOn).toBe('2022-02-15');

  const steps = one.now.clocks.settling?.dates?.steps ?? [];
  expect(steps.slice(0, 3).map(({ step, to, at: moment }) => [step, to, moment])).toEqual([
    ['reminder', 'officer', endOfDate('2022-05-09')],
    ['warning', 'departmentHead', endOfDate('2022-06-02')],
    ['overdue', 'officer', endOfDate('2022-06-15')],
  ]);
  one.give('proposeAssignment', { on: '2022-02-16' }).give('formTeam', { on: '2022-02-16' });
  one.give('signDecision', { on: '2022-02-17' });
  toDiscipline(one, '2022-05-10');
  const reminders = one.happened('reminded').filter(({ data }) => data.kind === 'settling');
  expect(reminders.map(({ data }) => data.dueAt)).toEqual([endOfDate('2022-05-09')]);
  one.give('holdHearing', { on: '2022-05-24' });
  one.give('recordVote', { on: '2022-05-24' }, { officialMembers: 9, present: 7, warning: 5 });
  expect(one.now.vote?.adopted).toBe('warning');
  one.give('conclude', { on: '2022-05-27' });
  expect(one.dueOn('publication')).toBe('2022-06-07');
  expect(one.now.clocks.settling?.stoppedOn).toBe('2022-05-27');

  one.give('decideDiscipline', { on: '2022-05-27' });
  expect(one.dueOn('publication')).toBe('2022-06-07');
  expect(one.refusalOf('publish', { on: '2022-05-30' }).refused).toBe('approveFirst');
  one.give('approvePublication', { on: '2022-05-30' });
  expect(one.refusalOf('closeCase', { on: '2022-05-31' }).refused).toBe('publishFirst');
  one.give('publish', { on: '2022-06-01' });
  expect(one.refusalOf('closeCase', { on: '2022-06-01' }).refused).toBe('noticesOwed');
  one.give('tell', { on: '2022-06-02' }).give('tell', { on: '2022-06-02' });
  expect(one.now.owed).toMatchObject([{ to: 'reporter', about: 'result' }]);
  one.give('tell', { on: '2022-06-02' });
  expect(one.refusalOf('closeCase', { on: '2022-06-03' }).refused).toBe('serviceOpen');
  one.give('serveDecision', { on: '2022-06-03' });
  one.give('closeCase', { on: '2022-06-03' }).wait(at('2023-06-03'));
  expect(one.now).toMatchObject({ stage: 'closed', outcome: 'settled', discipline: { form: 'warning' } });
  expect(one.happened('fellOverdue')).toEqual([]);
});

test('Scenario 4. Anonymous, nothing checkable: kept on file with that reason, nobody can be told', () => {
  const one = OfficeCase.received('2022-03-01', { reporter: { standing: 'anonymous' }, checkable: false });
  one.give('classify', { on: '2022-03-02' });
  expect(one.refusalOf('accept', { on: '2022-03-02' }).refused).toBe('reporterNotNamed');
  expect(one.refusalOf('openInspection', { on: '2022-03-02' }).refused).toBe('nothingCheckable');
  one.give('keepOnFile', { on: '2022-03-02' }, { ground: 'noSpecificContent' });
  expect(one.now).toMatchObject({
    stage: 'closed',
    outcome: 'keptOnFile',
    ending: { ground: 'noSpecificContent' },
  });
  expect(one.now.owed).toEqual([]);
  expect(one.refusalOf('tell', { on: '2022-03-03' }).refused).toBe('nothingOwed');
});

test('Scenario 5. Anonymous but checkable: no denunciation, though an inspection may be opened', () => {
  const one = OfficeCase.received('2022-03-01', { reporter: { standing: 'anonymous' } });
  one.give('classify', { on: '2022-03-02' });
  expect(one.refusalOf('accept', { on: '2022-03-02' }).refused).toBe('reporterNotNamed');
  expect(one.refusalOf('openInspection', { on: '2022-03-02', by: holderOf('areaOfficer') }).refused).toBe(
    'notYourRole',
  );
  expect(one.give('openInspection', { on: '2022-03-03' }).now).toMatchObject({
    stage: 'assignment',
    owed: [],
  });
});

describe('Scenario 11. Conflict of interest', () => {
  const sibling = 'Anh ruột của đối tượng';

  test('the sibling of the subject is not assigned, does not sign, vote or publish, and does not see the case', () => {
    const one = OfficeCase.received('2022-01-28').give('classify', { on: '2022-02-10' });
    one.give('accept', { on: '2022-02-10' }).give('proposeAssignment', { on: '2022-02-10' });
    for (const role of ['viceChair', 'publisher', 'teamLeader'] as const) {
      one.exclude(`u-${role}`, '2022-02-11', sibling);
      expect(maySee(holderOf(role), one.now)).toBe(false);
      expect(offered(one.now, holderOf(role), one.rulesOn())).toEqual([]);
    }
    one.exclude(teamMember.id, '2022-02-11', sibling);
    const on = '2022-02-11';
    expect(one.refusalOf('formTeam', { on })).toMatchObject({
      refused: 'memberHasConflict',
      field: 'leader',
    });
    const leader = 'u-teamLeader-2';
    expect(one.refusalOf('formTeam', { on }, { leader })).toMatchObject({ field: 'members' });
    one.give('formTeam', { on }, { leader, members: [] });
    const by = holderOf('viceChair');
    for (const type of ['signDecision', 'recordVote', 'approvePublication', 'note'] as const) {
      expect(one.refusalOf(type, { on, by }).refused).toBe('conflictOfInterest');
    }
    expect(one.refusalOf('publish', { on }).refused).toBe('conflictOfInterest');
  });

  test('declared later: what they did stays, the head is asked to reassign, and they do no more', () => {
    const one = toVerification(OfficeCase.received('2022-01-28'), '2022-02-10');
    one.give('announceDecision', { on: '2022-02-14' });
    const before = one.events.length;
    one.exclude('u-teamLeader', '2022-02-15', sibling);
    expect(one.events.slice(0, before).some(({ by }) => by === 'u-teamLeader')).toBe(true);
    expect(one.now.escalations).toMatchObject([{ to: 'departmentHead', reason: 'conflict' }]);
    expect(one.refusalOf('recordMinutes', { on: '2022-02-16' }).refused).toBe('conflictOfInterest');
    expect(one.refusalOf('reassign', { on: '2022-02-16' }, { leader: 'u-teamLeader' }).refused).toBe(
      'memberHasConflict',
    );
    one.give('reassign', { on: '2022-02-16' }, { leader: 'u-teamLeader-2' });
    const by = { id: 'u-teamLeader-2', roles: ['teamLeader' as const] };
    one.give('recordMinutes', { on: '2022-02-17', by });
  });

  test('a decision is not signed for a team in which a conflict was declared meanwhile', () => {
    const one = OfficeCase.received('2022-01-28').give('classify', { on: '2022-02-10' });
    one.give('accept', { on: '2022-02-10' }).give('proposeAssignment', { on: '2022-02-10' });
    one.give('formTeam', { on: '2022-02-10' });
    one.exclude(teamMember.id, '2022-02-11', sibling);
    expect(one.refusalOf('signDecision', { on: '2022-02-11' }).refused).toBe('memberHasConflict');
  });
});

test('Scenario 15. A private citizen as subject is refused at once, and no name of theirs can be written', () => {
  const one = OfficeCase.received('2022-03-01', {
    subject: { kind: 'privateCitizen', name: 'Trần Thị Kín' },
  });
  expect(one.now).toMatchObject({
    stage: 'closed',
    outcome: 'refused',
    ending: { ground: 'privateCitizen' },
  });
  expect(JSON.stringify([one.events, one.now])).not.toContain('Trần Thị Kín');
});
