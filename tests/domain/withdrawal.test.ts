import { project } from '../../domain/views/caseView';
import { nextCommands } from '../../office/commands/nextCommands';
import { at, calendar, holderOf, OfficeCase, procedure22 } from './office';
import { toVerification } from './stages';

const on = '2026-03-16';
const chair = holderOf('chair');
const two = { allegations: [{ summary: 'Một.' }, { summary: 'Hai.' }] };
const verified = () => toVerification(OfficeCase.received('2026-03-02', two), '2026-03-05');
const withdrawn = ({ now }: OfficeCase) => now.allegations.map((one) => one.withdrawn);
const clockOf = ({ now }: OfficeCase) => now.clocks.protection;

describe('A withdrawal is decided by a signatory, after a meeting with the reporter', () => {
  test('nobody else decides it, and not before the meeting', () => {
    const one = verified();
    const officer = { on, by: holderOf('intakeOfficer') };
    expect(one.refusalOf('withdraw', officer).refused).toBe('notYourRole');
    expect(one.refusalOf('withdraw', { on }).refused).toBe('meetReporterFirst');
    one.give('meetReporter', { on }, { allegationIds: ['a1'], on: '2026-03-13' });
    expect(one.refusalOf('withdraw', { on }, { on: '2026-03-12' })).toMatchObject({
      refused: 'dayBeforeAct',
      params: { act: 'reporterMeeting', on: '2026-03-13' },
    });
    // Only what was asked for at the meeting.
    expect(one.refusalOf('withdraw', { on }, { allegationIds: ['a2'] }).refused).toBe('unknownAllegation');
    one.give('withdraw', { on });
    expect(withdrawn(one)).toEqual([true, false]);
    expect(one.refusalOf('withdraw', { on }, { allegationIds: ['a1'] }).refused).toBe('meetReporterFirst');
  });

  test('until then it lies on the desk of those who sign', () => {
    const one = verified().give('meetReporter', { on });
    expect(project(one.now).decides).toEqual(['viceChair', 'chair']);
    expect(nextCommands(one.now, chair, one.rulesOn(on)).primary).toBe('withdraw');
    expect(project(one.give('withdraw', { on }).now).decides).toBeUndefined();
  });

  test.each(['signsOfBreach', 'slander'] as const)('for %s it is pursued all the same', (pursuedFor) => {
    const one = verified().give('meetReporter', { on }, { allegationIds: ['a1', 'a2'] });
    one.give('withdraw', { on }, { pursuedFor });
    expect(one.now.stage).toBe('verification');
    expect(withdrawn(one)).toEqual([false, false]);
    expect(one.now.owed).toMatchObject([{ to: 'reporter', about: 'withdrawal' }]);
    expect(one.now.protectionRequested).toBe(false);
  });

  test('once pressure is on record a free withdrawal ends nothing', () => {
    const one = verified().give('meetReporter', { on }, { pressureSuspected: true });
    one.give('withdraw', { on }).give('decideProtection', { on });
    one.give('meetReporter', { on }, { allegationIds: ['a1', 'a2'], content: 'Tự nguyện rút.' });
    one.give('withdraw', { on });
    expect(one.now.stage).toBe('verification');
    expect(withdrawn(one)).toEqual([false, false]);
    expect(one.happened('withdrawn').at(-1)?.data.pressureSuspected).toBe(true);
  });

  test('what was withdrawn before the pressure showed is taken up again, with the reason', () => {
    const one = verified();
    expect(one.refusalOf('takeUpWithdrawn', { on }, { allegationIds: ['a1'] }).refused).toBe(
      'nothingWithdrawn',
    );
    one.give('meetReporter', { on }).give('withdraw', { on });
    expect(one.refusalOf('takeUpWithdrawn', { on }).refused).toBe('noPressureKnown');
    one.give('meetReporter', { on }, { allegationIds: ['a2'], pressureSuspected: true });
    expect(one.refusalOf('takeUpWithdrawn', { on }, { reason: 'Bị ép.' }).refused).toBe('reasonTooShort');
    one.give('takeUpWithdrawn', { on });
    expect(withdrawn(one)).toEqual([false, false]);
    expect(one.refusalOf('takeUpWithdrawn', { on }, { allegationIds: ['a1'] }).refused).toBe(
      'nothingWithdrawn',
    );
  });
});

describe('A request for protection', () => {
  // Received on Monday 2 March 2026; asked for on Monday 16 March: three working days, Tuesday to Thursday.
  const asked = () => verified().give('requestProtection', { on }, { way: 'writing' });

  test('is on the desk of those who sign at once, and due in three working days', () => {
    const one = asked();
    expect(project(one.now).decides).toEqual(['viceChair', 'chair']);
    expect(nextCommands(one.now, chair, one.rulesOn(on)).primary).toBe('decideProtection');
    expect(one.dueOn('protection')).toBe('2026-03-19');
    one.wait(at('2026-03-20', '08:00'));
    expect(one.now.escalations).toMatchObject([{ to: 'viceChair', kind: 'protection' }]);
    one.wait(at('2026-03-25', '08:00'));
    expect(one.now.escalations.map(({ to }) => to)).toEqual(['viceChair', 'chair', 'standingCommittee']);
    one.give('decideProtection', { on: '2026-03-25' });
    expect(clockOf(one)?.stoppedOn).toBe('2026-03-25');
    expect(one.now.escalations).toEqual([]);
    expect(project(one.now).decides).toBeUndefined();
  });

  test('that pressure at the meeting makes is timed likewise, and once', () => {
    const one = verified().give('meetReporter', { on }, { pressureSuspected: true });
    one.give('withdraw', { on: '2026-03-17' }, { pursuedFor: 'pressure' });
    expect(one.happened('protectionRequested')).toHaveLength(1);
    expect(one.dueOn('protection')).toBe('2026-03-19');
  });

  test('does not rest, and does not end with its case', () => {
    const one = asked().give('pause', { on: '2026-03-17' });
    expect(one.dueOn('protection')).toBe('2026-03-19');
    one.give('resume', { on: '2026-03-18' });
    one.give('meetReporter', { on: '2026-03-18' }, { allegationIds: ['a1', 'a2'] });
    one.give('withdraw', { on: '2026-03-18' });
    expect(one.now).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
    expect(one.dueOn('protection')).toBe('2026-03-19');
    one.wait(at('2026-03-20', '08:00'));
    expect(project(one.now).overdueKinds).toEqual(['protection']);
    one.give('decideProtection', { on: '2026-03-20' });
    expect(clockOf(one)?.stoppedOn).toBe('2026-03-20');
  });

  test('has no clock under a version that counts no days', () => {
    const limits = { ...procedure22.limits, protection: undefined };
    const one = new OfficeCase({ ...procedure22, limits }, calendar);
    one.give('register', { on }, { receivedOn: on }).give('requestProtection', { on });
    expect(clockOf(one)).toBeUndefined();
    expect(project(one.now).decides).toEqual(['viceChair', 'chair']);
    one.give('decideProtection', { on });
  });
});
