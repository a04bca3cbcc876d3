import type { CivilCalendar } from '../../domain/calendar/calendar';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { explainClock } from '../../domain/clocks/explain';
import { clockSentence } from '../../language/sentences/clock';
import { english } from '../../language/sentences/languagesForTests';
import { at, calendar, endOfDate, OfficeCase, procedures } from './office';
import { announced, toDiscipline, toVerification } from './stages';

describe('a form is in time on the day on which it is voted', () => {
  /** The violation ended on 1 June 2021: a reprimand lapses with 1 June 2026. */
  const beforeHearing = () =>
    toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), '2026-03-09', {
      endedOn: '2021-06-01',
    });
  const votes = { officialMembers: 15, present: 15, warning: 0, reprimand: 10 };
  const reprimand = (one: OfficeCase) => one.now.clocks['limitation:reprimand'];

  test('not past its period, though nothing is concluded yet', () => {
    const one = beforeHearing().give('holdHearing', { on: '2026-06-05' });
    expect(reprimand(one)?.ranOut).toBe(true);
    expect(one.refusalOf('recordVote', { on: '2026-06-05' }, votes)).toEqual({
      refused: 'outOfTime',
      field: 'reprimand',
      params: { until: '2026-06-01' },
    });
    one.give('recordVote', { on: '2026-06-05' }, { ...votes, reprimand: 0, warning: 10 });
  });

  test('on its last day, also where the ballot is entered later', () => {
    const one = beforeHearing().give('holdHearing', { on: '2026-06-01' });
    one.give('recordVote', { on: '2026-06-05' }, { ...votes, on: '2026-06-01' });
    expect(one.now.vote?.adopted).toBe('reprimand');
    // Concluded only after it, the period was not met: the ballot does not hold it up.
    one.give('conclude', { on: '2026-06-05' });
    expect(one.refusalOf('decideDiscipline', { on: '2026-06-05' }, { form: 'reprimand' }).refused).toBe(
      'outOfTime',
    );
  });

  test('a conclusion in time meets the period, also where it is entered after its end', () => {
    const one = beforeHearing().give('holdHearing', { on: '2026-05-29' }).wait(endOfDate('2026-06-04'));
    expect(reprimand(one)).toMatchObject({ ranOut: true, stoppedOn: '2026-06-01' });
    one.give('conclude', { on: '2026-06-05' }, { on: '2026-05-29' });
    expect(reprimand(one)?.ranOut).toBeUndefined();
    expect(reprimand(one)?.stoppedOn).toBe('2026-05-29');
    one.give('recordVote', { on: '2026-06-05' }, votes);
    one.give('decideDiscipline', { on: '2026-06-05' }, { form: 'reprimand' });
  });
});

test('suspensions of one case last never longer together than one may', () => {
  const one = announced()
    .give('suspendActivity', { on: '2026-03-10' })
    .give('extendSuspension', { on: '2026-03-11' }, { by: 60 })
    // 21 days of March, 30, 31, 30, and 20 of July: 132 of 180.
    .give('endSuspension', { on: '2026-07-20' });
  one.give('suspendActivity', { on: '2026-08-03' });
  // 28 days of August and 20 of September are the 48 that are left.
  expect(one.dueOn('suspension')).toBe('2026-09-20');
  expect(one.refusalOf('extendSuspension', { on: '2026-08-04' }, { by: 1 })).toMatchObject({
    refused: 'suspensionTooLong',
    params: { atMost: 48 },
  });
  one.give('endSuspension', { on: '2026-09-21' });
  expect(one.refusalOf('suspendActivity', { on: '2026-10-01' })).toEqual({
    refused: 'suspensionTooLong',
    field: 'from',
    params: { atMost: 180, unit: 'calendarDays' },
  });
  const two = announced()
    .give('suspendActivity', { on: '2026-03-10' })
    .give('endSuspension', { on: '2026-03-20' });
  // Ten of 180 were used: the second has its ninety days like any other.
  two.give('suspendActivity', { on: '2026-04-01' });
  expect(two.dueOn('suspension')).toBe('2026-06-30');
});

test('a suspension from the post runs like one of Party activity, and both count together', () => {
  const one = announced().give('suspendActivity', { on: '2026-03-10' }, { what: 'post' });
  expect(one.now.suspension).toMatchObject({ what: 'post', from: '2026-03-10' });
  // Ninety days behind 10 March: 21 of March, 30, 31, and 8 of June.
  expect(one.dueOn('suspension')).toBe('2026-06-08');
  expect(one.refusalOf('suspendActivity', { on: '2026-03-11' }).refused).toBe('alreadySuspended');
  one.give('extendSuspension', { on: '2026-06-01' }, { by: 60 }).give('endSuspension', { on: '2026-07-20' });
  one.give('suspendActivity', { on: '2026-08-03' }, { what: 'both' });
  // 132 of 180 days were used by the suspension from the post: 48 are left for both.
  expect(one.dueOn('suspension')).toBe('2026-09-20');
  // An organisation has no post.
  const subject = {
    kind: 'organisation',
    name: 'Chi bộ Mẫu',
    position: '',
    organisation: '',
    managedBy: 'districtCommittee',
  };
  const body = toVerification(OfficeCase.received('2026-03-02', { subject }), '2026-03-05');
  expect(body.refusalOf('suspendActivity', { on: '2026-03-10' }, { what: 'post' })).toMatchObject({
    refused: 'postForMembers',
    field: 'what',
  });
});

describe('a day is provisional where a year on the way has no days off announced', () => {
  const without = (year: string): CivilCalendar => {
    if (calendar.kind !== 'civil') throw new Error('the office has days');
    const years = Object.fromEntries(Object.entries(calendar.years).filter(([one]) => one !== year));
    return { ...calendar, years };
  };
  const settled = (office: CivilCalendar, receivedOn: string) => {
    const one = new OfficeCase(getProcedureInForce(procedures, receivedOn, 'party'), office);
    return one.give('register', { on: receivedOn }, { receivedOn }).give('classify', { on: receivedOn });
  };

  test.each([
    ['2025', '2025-10-01', '2025'],
    ['2026', '2025-10-01', '2026'],
    ['2024', '2025-10-01', undefined],
  ])('without %s, received on %s', (year, receivedOn, unannounced) => {
    const one = settled(without(year), receivedOn).give('accept', { on: receivedOn });
    expect(one.dueOn('settling')).toMatch(/^2026-0[12]/);
    expect(one.now.clocks.settling?.dates?.provisional).toBe(unannounced !== undefined);
    expect(one.now.clocks.settling?.dates?.unannounced).toBe(unannounced);
  });

  test('also one in which the clock rested, and its sentence names the year', () => {
    const one = settled(without('2025'), '2024-10-01').give('accept', { on: '2024-10-01' });
    one.give('pause', { on: '2024-10-08' }).give('resume', { on: '2026-01-05' });
    const { settling } = one.now.clocks;
    expect(settling?.dates?.provisional).toBe(true);
    const told = settling && explainClock(one.office, settling, at('2026-01-05'));
    expect(told && clockSentence(english, 'settling', told)).toContain(
      '(provisional: the days off of 2025 are not announced yet)',
    );
  });
});
