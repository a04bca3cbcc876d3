import { calendar, OfficeCase, procedures } from '../../tests/domain/office';
import { getProcedureInForce } from './procedure';
import { previewRules } from './migration';

const accepted = () =>
  OfficeCase.received('2025-05-20')
    .give('classify', { on: '2025-05-20' })
    .give('accept', { on: '2025-05-20' });
const later = getProcedureInForce(procedures, '2025-06-02', 'party');
const settlingOf = (one: OfficeCase, procedure = later) =>
  previewRules(one.now, { procedure: procedure, calendar }).find(({ kind }) => kind === 'settling');

test('Scenario 20. A preview shows each running clock before and after, and changes nothing', () => {
  const one = accepted();
  const before = JSON.stringify(one.now);
  expect(settlingOf(one)).toEqual({ kind: 'settling', before: '2025-09-25', after: '2025-09-25' });
  expect(previewRules(one.now, { procedure: later, calendar }).map(({ kind }) => kind)).toEqual([
    'telling',
    'settling',
    'stall',
  ]);
  expect(JSON.stringify(one.now)).toBe(before);
});

test('a shorter limit moves what is due, with the extension that was granted', () => {
  const { settling } = later.limits;
  const shorter = {
    ...later,
    limits: { ...later.limits, settling: { ...settling, value: { ...settling.value, count: 5 } } },
  };
  // Five working days after Tuesday 2025-05-20: Wednesday to Friday, Monday, Tuesday.
  expect(settlingOf(accepted(), shorter)?.after).toBe('2025-05-27');
  const extended = accepted().give('extend', { on: '2025-05-21' }, { by: 2 });
  expect(settlingOf(extended, shorter)?.after).toBe('2025-05-29');
});

test('a limit that the other version does not have is said to be missing', () => {
  const without = { ...later, limits: { ...later.limits, suspension: undefined } };
  const one = accepted();
  ['proposeAssignment', 'formTeam', 'suspendActivity'].forEach((type) =>
    one.give(type as 'formTeam', { on: '2025-05-21' }),
  );
  const suspension = previewRules(one.now, { procedure: without, calendar }).find(
    ({ kind }) => kind === 'suspension',
  );
  // Ninety calendar days after 2025-05-21.
  expect(suspension).toEqual({ kind: 'suspension', before: '2025-08-19' });
});

describe('moved to another version by the chair', () => {
  const shorter = (count: number) => {
    const { settling } = later.limits;
    return {
      ...later,
      version: 99,
      effectiveFrom: '2021-07-28',
      limits: { ...later.limits, settling: { ...settling, value: { ...settling.value, count } } },
    };
  };
  const moved = (one: OfficeCase, on: string, count: number) =>
    one.give('changeRules', { on }, { procedure: shorter(count), calendar });

  test('the case goes by the new limit, keeps its original date, and later steps go by it too', () => {
    // Thirty working days after Tuesday 2025-05-20 end on Tuesday 2025-07-01.
    const one = moved(accepted(), '2025-05-26', 30);
    expect(one.dueOn('settling')).toBe('2025-07-01');
    expect(one.now.clocks.settling?.originalDueOn).toBe('2025-09-25');
    expect(one.now.rules?.procedure).toMatchObject({ id: '296-qd-tw', version: 99 });
    one.give('pause', { on: '2025-05-27' }).give('resume', { on: '2025-05-28' });
    expect(one.dueOn('settling')).toBe('2025-07-02');
  });

  test('a date that is past by the new limit falls overdue at once; what was reminded is not reminded again', () => {
    const one = accepted().wait('2025-09-01T00:00:00.000Z');
    const reminders = one.happened('reminded').length;
    moved(one, '2025-09-03', 30).wait('2025-09-03T03:00:00.000Z');
    expect(one.now.clocks.settling?.overdueSince).toBeDefined();
    expect(one.happened('fellOverdue').filter(({ data }) => data.kind === 'settling')).toHaveLength(1);
    expect(one.happened('reminded')).toHaveLength(reminders);
  });

  test('an overdue case that gets more time is in time again', () => {
    const one = accepted().wait('2025-10-01T00:00:00.000Z');
    expect(one.now.clocks.settling?.overdueSince).toBeDefined();
    moved(one, '2025-10-01', 180);
    expect(one.now.clocks.settling?.overdueSince).toBeUndefined();
  });

  test('a paused clock takes the new limit, and its date when it resumes', () => {
    const one = moved(accepted().give('pause', { on: '2025-05-26' }), '2025-05-27', 30);
    expect(one.dueOn('settling')).toBeUndefined();
    // The four days from Monday to Thursday, on which it stood still, are added.
    expect(one.give('resume', { on: '2025-05-30' }).dueOn('settling')).toBe('2025-07-07');
  });

  test('not to an instrument that was in force neither then nor is now', () => {
    const old = getProcedureInForce(procedures, '2025-05-20', 'party');
    const late = OfficeCase.received('2025-06-02');
    const input = { procedure: old, calendar };
    expect(late.refusalOf('changeRules', { on: '2025-06-03' }, input).refused).toBe('rulesNotInForce');
    // The other way round it is: what came in under the old instrument may go on under the one of today.
    expect(
      accepted().give('changeRules', { on: '2025-06-03' }, { procedure: later, calendar }).now.rules,
    ).toBeDefined();
  });

  test('not by an officer, not twice, and not once it is closed', () => {
    const officer = { id: 'u-1', roles: ['departmentHead' as const] };
    const input = { procedure: shorter(30), calendar };
    const refusal = (one: OfficeCase, sitting = { on: '2025-05-26' }) =>
      one.refusalOf('changeRules', sitting, input).refused;
    expect(refusal(accepted(), { on: '2025-05-26', by: officer } as never)).toBe('notYourRole');
    expect(refusal(moved(accepted(), '2025-05-26', 30))).toBe('rulesAsBefore');
    expect(refusal(OfficeCase.received('2025-05-20').give('refuseReport', { on: '2025-05-21' }))).toBe(
      'notInThisStage',
    );
  });
});

test('a calendar with one more day off moves what lies behind it by a day', () => {
  if (calendar.kind !== 'civil') throw new Error('the office has a civil calendar');
  const of2025 = calendar.years['2025'] ?? { holidays: [], workedSaturdays: [] };
  const years = { ...calendar.years, 2025: { ...of2025, holidays: [...of2025.holidays, '2025-06-16'] } };
  const next = { ...calendar, version: 2, years };
  const one = accepted();
  const rules = { procedure: one.procedure, calendar: next };
  expect(previewRules(one.now, rules).find(({ kind }) => kind === 'settling')).toEqual({
    kind: 'settling',
    before: '2025-09-25',
    after: '2025-09-26',
  });
  one.give('changeRules', { on: '2025-05-26' }, rules);
  expect(one.dueOn('settling')).toBe('2025-09-26');
  expect(one.now.clocks.settling?.dates?.calendarVersion).toBe(2);
});
