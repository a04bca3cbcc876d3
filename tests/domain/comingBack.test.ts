import { explainClock } from '../../domain/clocks/explain';
import { clockSentence } from '../../language/sentences/clock';
import { english } from '../../language/sentences/languagesForTests';
import { limitsComingBack } from '../../domain/procedure/comingBack';
import { project } from '../../domain/views/caseView';
import { naiveDueDay } from './naiveCalendar';
import { at, calendar, endOfDate, OfficeCase, procedure22 } from './office';
import { toDiscipline, toVerification } from './stages';

/** Received on Monday 2 March 2026: first handling is due on Wednesday 11 March. */
const received = () => OfficeCase.received('2026-03-02');
const rest = (from: string, until: string) => [{ from, until }];
const standing = ({ now }: OfficeCase) => ({
  overdue: project(now).overdueKinds,
  escalated: now.escalations.map(({ kind, to }) => `${kind} ${to}`),
});

describe('what was used stays used, and the time for which the case was closed is a rest', () => {
  test.each([
    ['merged', 'merge', 'unmerge'],
    ['forwarded', 'forward', 'recordReturn'],
    ['refused', 'refuseReport', 'reopen'],
    ['kept on file', 'keepOnFile', 'reopen'],
  ] as const)('%s after two days of seven, it has five left', (_how, away, back) => {
    const one = received().give(away, { on: '2026-03-05' }).give(back, { on: '2026-06-01' });
    expect(one.dueOn('handling')).toBe(
      naiveDueDay('2026-03-02', 7, 'workingDays', rest('2026-03-05', '2026-06-01')),
    );
    // Monday to Friday of the first week of June.
    expect(one.dueOn('handling')).toBe('2026-06-05');
    expect(one.now.clocks.handling?.originalDueOn).toBe('2026-03-11');
  });

  test.each([
    ['merged', 'merge', 'unmerge'],
    ['forwarded', 'forward', 'recordReturn'],
    ['refused', 'refuseReport', 'reopen'],
  ] as const)('%s when it was overdue and escalated, it is so still', (_how, away, back) => {
    // Three working days late: the vice-chair has heard of it as well.
    const one = received().wait(endOfDate('2026-03-16')).give('note', { on: '2026-03-17' });
    const before = standing(one);
    expect(before).toEqual({
      overdue: ['handling'],
      escalated: ['handling departmentHead', 'handling viceChair'],
    });
    one.give(away, { on: '2026-03-17' }).give(back, { on: '2026-03-17' });
    expect(standing(one)).toEqual(before);
    expect(one.dueOn('handling')).toBe('2026-03-11');
    // And it goes on up, level by level.
    one.wait(endOfDate('2026-03-23'));
    expect(standing(one).escalated).toContain('handling chair');
  });

  test('the limit to settle counts from receipt without that time, and alarms nobody on the first day', () => {
    const one = received().give('merge', { on: '2026-03-03' }).give('unmerge', { on: '2026-10-01' });
    one
      .give('classify', { on: '2026-10-02' })
      .give('accept', { on: '2026-10-02' })
      .wait(endOfDate('2026-10-02'));
    expect(one.dueOn('settling')).toBe(
      naiveDueDay('2026-03-02', 90, 'workingDays', rest('2026-03-03', '2026-10-01')),
    );
    expect(one.now.escalations).toEqual([]);
    const { settling } = one.now.clocks;
    const told = settling && explainClock(calendar, settling, at('2026-10-02'));
    expect(told && clockSentence(english, 'settling', told)).toContain(
      "paused from 03/03/2026 (0 working days used) to 01/10/2026 while it was merged into another case (what was used stays used: the office's own rule)",
    );
  });

  test('withdrawn while it was verified, it has what was left to settle it, extended as it had been', () => {
    const one = toVerification(received(), '2026-03-05')
      .give('extend', { on: '2026-03-10' }, { by: 10 })
      .give('meetReporter', { on: '2026-03-11' })
      .give('withdraw', { on: '2026-03-11' })
      .give('reopen', { on: '2026-04-15' });
    expect(one.dueOn('settling')).toBe(
      naiveDueDay('2026-03-02', 100, 'workingDays', rest('2026-03-11', '2026-04-15')),
    );
  });

  test('withdrawn before anybody was told of its acceptance, it is late to tell and to settle as it was', () => {
    const one = received().give('classify', { on: '2026-03-03' }).give('accept', { on: '2026-03-03' });
    one.wait(endOfDate('2026-07-10')).give('note', { on: '2026-07-11' });
    expect(standing(one).overdue).toEqual(['telling', 'settling']);
    one
      .give('meetReporter', { on: '2026-07-12' })
      .give('withdraw', { on: '2026-07-12' })
      .give('reopen', { on: '2026-07-13' });
    expect(standing(one).overdue).toEqual(['telling', 'settling']);
    // Taken on again, neither of them begins anew.
    one.give('accept', { on: '2026-07-14' });
    expect(standing(one).overdue).toEqual(['telling', 'settling']);
    expect(one.dueOn('settling')).toBe('2026-07-09');
  });
});

test('what a case rested for when it was merged, it rests for still when it comes back', () => {
  const one = received().give('pause', { on: '2026-03-05' }).give('merge', { on: '2026-03-06' });
  one.give('unmerge', { on: '2026-04-01' });
  expect(one.dueOn('handling')).toBeUndefined();
  one.give('resume', { on: '2026-04-08' });
  expect(one.dueOn('handling')).toBe(
    naiveDueDay('2026-03-02', 7, 'workingDays', rest('2026-03-05', '2026-04-08')),
  );
});

test('an answer that another body owes is due on its day, whatever becomes of the case', () => {
  const one = toVerification(received(), '2026-03-05')
    .give('requestInformation', { on: '2026-03-09' }, { to: 'Sở Tài chính', replyBy: '2026-03-20' })
    .give('meetReporter', { on: '2026-03-12' })
    .give('withdraw', { on: '2026-03-12' })
    .give('reopen', { on: '2026-03-25' });
  expect(one.now.clocks['reply:r1']).toMatchObject({ dates: { dueOn: '2026-03-20' }, stoppedOn: undefined });
  one.wait(endOfDate('2026-03-25'));
  expect(one.now.clocks['reply:r1']?.overdueSince).toBeDefined();
});

test('a case that had been settled begins anew when it is reopened, and says by which rule', () => {
  const one = toDiscipline(toVerification(received(), '2026-03-05'), '2026-03-09')
    .give('holdHearing', { on: '2026-03-10' })
    .give('conclude', { on: '2026-03-10' }, { disciplineDue: false })
    .give('approvePublication', { on: '2026-03-10' })
    .give('publish', { on: '2026-03-10' });
  while (one.now.owed.length > 0) one.give('tell', { on: '2026-03-10' });
  one.give('closeCase', { on: '2026-03-10' }).give('reopen', { on: '2026-04-01' });
  expect(one.dueOn('settling')).toBe(naiveDueDay('2026-04-01', 90, 'workingDays'));
  expect(one.now.clocks.settling?.anewBy).toBe(one.procedure.comingBack?.citation);
});

test('a version may say otherwise: its limits begin anew, and the act names it', () => {
  const comingBack = {
    value: { unmerge: 'beginAnew' as const },
    citation: 'Quy chế 5-QC/TU',
    confidence: 'GK' as const,
  };
  const one = new OfficeCase({ ...procedure22, version: 99, comingBack }, calendar);
  const [first, last] = ['2024-03-04', '2024-05-06'];
  one.give('register', { on: first }, { receivedOn: first }).give('merge', { on: first });
  one.give('unmerge', { on: last });
  expect(one.dueOn('handling')).toBe(naiveDueDay(last, 7, 'workingDays'));
  expect(one.happened('clockStarted').at(-2)?.data).toMatchObject({
    kind: 'handling',
    anewBy: 'Quy chế 5-QC/TU',
  });
  expect(limitsComingBack(one.procedure, 'recordReturn')).toEqual({});
});
