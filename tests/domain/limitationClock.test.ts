import { explainClock } from '../../domain/clocks/explain';
import { yearsAfter } from '../../domain/clocks/years';
import { at, calendar, endOfDate, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

/** Reported on 2 March 2026, with violations that ended on these days. */
const reported = (...ends: (string | undefined)[]) =>
  OfficeCase.received('2026-03-02', {
    allegations: ends.map((endedOn) => ({ summary: 'Nội dung.', endedOn })),
  });

const clockOf = (one: OfficeCase, of: string) => one.now.clocks[`limitation:${of}`];
const later = 'warning+dismissal';

test('each period has its clock, to the same date five and ten years on', () => {
  const one = reported('2022-06-01');
  expect(clockOf(one, 'reprimand')).toMatchObject({ startedOn: '2022-06-01', originalDueOn: '2027-06-01' });
  expect(clockOf(one, later)).toMatchObject({ originalDueOn: '2032-06-01' });
  const clock = clockOf(one, 'reprimand');
  if (!clock) throw new Error('no clock');
  // From 2 March 2026: 365 days to 2 March 2027, and 91 to 1 June; with today 457.
  expect(explainClock(calendar, clock, at('2026-03-02'))).toMatchObject({
    status: 'running',
    unit: 'years',
    left: 457,
  });
});

test('a violation of 29 February is out of time with 28 February', () =>
  expect(yearsAfter('2024-02-29', 5)).toBe('2029-02-28'));

test('the head is warned half a year before a form is out of time, and told when it is', () => {
  const one = toVerification(reported('2022-06-01'), '2026-03-05').wait(endOfDate('2026-12-03'));
  one.wait(endOfDate('2027-06-02'));
  const mine = <Event extends { data: { kind?: string; of?: string | undefined } }>(events: Event[]) =>
    events.filter(({ data }) => data.kind === 'limitation');
  // 180 days before 1 June 2027 is 3 December 2026.
  expect(mine(one.happened('headWarned')).map(({ data }) => [data.of, data.to, data.dueAt])).toEqual([
    ['reprimand', 'departmentHead', endOfDate('2026-12-03')],
  ]);
  expect(mine(one.happened('clockRanOut')).map(({ data }) => [data.of, data.dueAt])).toEqual([
    ['reprimand', endOfDate('2027-06-01')],
  ]);
  expect(mine(one.happened('fellOverdue'))).toEqual([]);
  expect(mine(one.happened('escalated'))).toEqual([]);
});

test('what was out of time before anybody knew of it says so at once', () => {
  const one = reported('2020-01-31');
  expect(one.happened('clockRanOut')).toMatchObject([{ data: { of: 'reprimand', on: '2025-01-31' } }]);
  expect(clockOf(one, later)?.stoppedOn).toBeUndefined();
});

test('of several violations the last counts; while the end of one is unknown, no period is reckoned', () => {
  expect(clockOf(reported('2021-01-04', '2022-06-01'), 'reprimand')?.originalDueOn).toBe('2027-06-01');
  expect(clockOf(reported('2021-01-04', undefined), 'reprimand')).toBeUndefined();
});

test('a later violation begins the period anew; one found wrong no longer counts', () => {
  const one = toVerification(reported('2021-01-04', '2022-06-01'), '2026-03-05');
  one.give('announceDecision', { on: '2026-03-06' }).give('recordExplanation', { on: '2026-03-06' });
  one.give('setFinding', { on: '2026-03-09' }, { allegationId: 'a1', endedOn: '2024-02-15' });
  expect(clockOf(one, 'reprimand')?.originalDueOn).toBe('2029-02-15');
  one.give('setFinding', { on: '2026-03-10' }, { allegationId: 'a1', finding: 'unfounded' });
  expect(clockOf(one, 'reprimand')?.originalDueOn).toBe('2027-06-01');
});

test('the conclusion stops it: from then on no form is lost', () => {
  const on = '2026-04-01';
  const one = toDiscipline(toVerification(reported('2021-05-04'), '2026-03-05'), on)
    .give('holdHearing', { on })
    .give('recordVote', { on }, { warning: 0, reprimand: 5 })
    .give('conclude', { on });
  expect(clockOf(one, 'reprimand')?.stoppedOn).toBe('2026-04-01');
  // Reprimand would have been out of time since 4 May.
  one.give('decideDiscipline', { on: '2026-06-01' }, { form: 'reprimand' });
  expect(one.now.discipline?.form).toBe('reprimand');
});

test('received in time and concluded too late, the form is out of time', () => {
  const on = '2026-06-01';
  // The ballot was on the last day of the period; what counts is the conclusion.
  const voted = '2026-05-04';
  const one = toDiscipline(toVerification(reported('2021-05-04'), '2026-03-05'), voted)
    .give('holdHearing', { on: voted })
    .give('recordVote', { on: voted }, { warning: 0, reprimand: 5 })
    .give('conclude', { on });
  expect(clockOf(one, 'reprimand')).toMatchObject({ ranOut: true, stoppedOn: '2026-05-04' });
  expect(one.refusalOf('decideDiscipline', { on }, { form: 'reprimand' })).toMatchObject({
    refused: 'outOfTime',
    params: { until: '2026-05-04' },
  });
});
