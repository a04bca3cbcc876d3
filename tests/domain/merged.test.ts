import { getProcedureInForce, type Procedure } from '../../domain/procedure/procedure';
import { waitingFor } from '../../domain/views/waiting';
import { tell } from './linked';
import { calendar, OfficeCase, procedures } from './office';
import { toDiscipline, toVerification } from './stages';

const inForce = getProcedureInForce(procedures, '2026-03-02', 'party');
const report = (caseId: string, on: string, more: object = {}, procedure: Procedure = inForce) =>
  new OfficeCase(procedure, calendar, caseId).give('register', { on }, { receivedOn: on, ...more });

const first = () => toVerification(report('c-1', '2026-03-02', { number: 'TC-1' }), '2026-03-05');
const second = (more: object = {}) =>
  report('c-2', '2026-03-09', { number: 'TC-2', reporter: { standing: 'named', ref: 'v-2' }, ...more });
const owedResult = [{ to: 'reporter', about: 'result' }];

const concluded = (one: OfficeCase) =>
  toDiscipline(one, '2026-04-01')
    .give('holdHearing', { on: '2026-04-06' })
    .give('recordVote', { on: '2026-04-06' })
    .give('conclude', { on: '2026-04-07' });

test('Scenario 7. Two reporters: each is told the result once there is one, neither learns of the other', () => {
  const [one, two] = [first(), second().give('merge', { on: '2026-03-10' }, { into: 'c-1' })];
  expect(two.now).toMatchObject({ outcome: 'merged', registration: { reporter: { ref: 'v-2' } }, owed: [] });
  tell(two, one);
  expect(one.now.mergedReports).toEqual([{ caseId: 'c-2', number: 'TC-2' }]);
  tell(concluded(one), two);
  expect(two.now).toMatchObject({ owed: owedResult, mergedMatter: { number: 'TC-1', outcome: 'settled' } });
  expect(waitingFor(two.now).step).toBe('tell');
  two.give('tell', { on: '2026-04-10' });
  expect(two.now.owed).toEqual([]);
  expect(JSON.stringify(one.events)).not.toContain('v-2');
  expect(JSON.stringify(two.events)).not.toContain('v-1');
});

/** Merged into the first case, or another. */
function merged(one = second(), into = 'c-1'): OfficeCase {
  return one.give('merge', { on: '2026-03-10' }, { into });
}

test('an anonymous report that was merged has nobody who could be told', () => {
  const [one, two] = [first(), merged(second({ reporter: { standing: 'anonymous' } }))];
  tell(two, one);
  tell(concluded(one), two);
  expect(two.now).toMatchObject({ owed: [], mergedMatter: { outcome: 'settled' } });
});

test('merged after the conclusion, the report hears of it at once', () => {
  const [one, two] = [concluded(first()), second().give('merge', { on: '2026-04-08' }, { into: 'c-1' })];
  tell(two, one);
  tell(one, two);
  expect(two.now.owed).toMatchObject(owedResult);
});

test('where the case ends without a conclusion, whoever was merged into it is told how', () => {
  const [one, two] = [first(), merged()];
  tell(two, one);
  one.give('meetReporter', { on: '2026-03-16' }).give('withdraw', { on: '2026-03-16' });
  expect(one.now.outcome).toBe('withdrawn');
  tell(one, two);
  expect(two.now).toMatchObject({ owed: owedResult, mergedMatter: { outcome: 'withdrawn' } });
});

test('merged on into a third case, the result comes from there', () => {
  const [one, two] = [first(), second()];
  const three = report('c-3', '2026-03-09', { number: 'TC-3' });
  tell(merged(three, 'c-2'), two);
  tell(merged(two), one);
  tell(concluded(one), two);
  tell(two, three);
  expect(three.now).toMatchObject({ owed: owedResult, mergedMatter: { number: 'TC-2', outcome: 'settled' } });
});

describe('another matter after all', () => {
  test('the report is at intake again with what was left of its limits, and the other case hears of it', () => {
    const [one, two] = [first(), merged()];
    tell(two, one);
    two.give('unmerge', { on: '2026-03-16' }, { reason: 'Khác đối tượng.' });
    expect(two.now).toMatchObject({ stage: 'intake', outcome: undefined, ending: undefined, owed: [] });
    // Nothing was used of seven working days when it was merged; Monday 16 March, on which it left again, is the first.
    expect(two.dueOn('handling')).toBe('2026-03-24');
    expect(two.now.clocks.stall).toMatchObject({ startedOn: '2026-03-16' });
    tell(two, one);
    expect(one.now.mergedReports).toEqual([]);
    tell(concluded(one), two);
    expect(two.now).toMatchObject({ stage: 'intake', owed: [], mergedMatter: undefined });
    two.give('classify', { on: '2026-04-08' }).give('accept', { on: '2026-04-08' });
    expect(two.now.stage).toBe('assignment');
  });

  test('the result is taken back while it is owed, not once it was given', () => {
    const heardOf = () => {
      const [one, two] = [first(), merged()];
      tell(two, one);
      tell(concluded(one), two);
      return two;
    };
    const owed = heardOf().give('unmerge', { on: '2026-04-13' });
    expect(owed.now.owed).toEqual([]);
    expect(owed.happened('noticeDropped').map(({ data }) => data)).toEqual(owedResult);
    const given = heardOf().give('tell', { on: '2026-04-10' }).give('unmerge', { on: '2026-04-13' });
    expect(given.happened('noticeDropped')).toEqual([]);
    expect(given.now.told).toEqual([{ ...owedResult[0], on: '2026-04-10' }]);
  });

  test('a report that belongs elsewhere has its limit to forward again', () => {
    const commune = {
      kind: 'member',
      name: 'Nguyễn Văn Mẫu',
      position: 'Công chức địa chính',
      organisation: 'UBND xã Mẫu',
      managedBy: 'grassrootsCommittee',
    };
    const two = merged(second({ subject: commune })).give('unmerge', { on: '2026-03-16' });
    // None of five working days was used; Monday 16 March is the first.
    expect(two.dueOn('forwarding')).toBe('2026-03-20');
  });

  test('only what was merged comes back so, and it comes back in no other way', () => {
    const kept = second().give('keepOnFile', { on: '2026-03-10' });
    expect(kept.refusalOf('unmerge', { on: '2026-03-16' }).refused).toBe('notMerged');
    expect(merged().refusalOf('reopen', { on: '2026-03-16' }).refused).toBe('unmergeInstead');
  });
});

test('under a version that does not say otherwise, the result is owed when the report is merged', () => {
  const older = { ...inForce, version: 3, merging: undefined };
  const two = merged(report('c-2', '2026-03-09', {}, older));
  expect(two.now.owed).toMatchObject(owedResult);
  const one = first();
  // The other case hears of it for the sake of conflicts of interest alone.
  expect(tell(two, one)?.message.says).toBe('matterLinked');
  expect(one.now.mergedReports).toBeUndefined();
  expect(tell(one, two)).toBeUndefined();
  two.give('unmerge', { on: '2026-03-16' });
  expect(two.now).toMatchObject({ stage: 'intake', owed: [] });
});
