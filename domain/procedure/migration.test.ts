import { at, calendar, OfficeCase, procedures } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import type { CaseState } from '../case/state';
import { isRefusal } from '../case/refusal';
import type { Rules } from './migration';
import { previewRules } from './migrationPreview';
import { getProcedureInForce } from './procedure';

const accepted = () =>
  OfficeCase.received('2025-05-20')
    .give('classify', { on: '2025-05-20' })
    .give('accept', { on: '2025-05-20' });
const later = getProcedureInForce(procedures, '2025-06-02', 'party');
function previewed(state: CaseState, rules: Rules, on = '2025-05-30') {
  const clocks = previewRules(state, rules, at(on));
  if (isRefusal(clocks)) throw new Error(clocks.refused);
  return clocks;
}
const settlingOf = (one: OfficeCase, procedure = later) =>
  previewed(one.now, { procedure, calendar }).find(({ kind }) => kind === 'settling');

test('Scenario 20. A preview shows each running clock before and after, and changes nothing', () => {
  const one = accepted();
  const before = JSON.stringify(one.now);
  const due = { before: '2025-09-25', after: '2025-09-25', over: false };
  expect(settlingOf(one)).toEqual({ kind: 'settling', change: 'takesLimit', ...due });
  expect(previewed(one.now, { procedure: later, calendar }).map(({ kind }) => kind)).toEqual([
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

test('a limit that the other version does not have is said to be missing, and the clock keeps its own', () => {
  const without = { ...later, version: 99, limits: { ...later.limits, suspension: undefined } };
  const one = accepted();
  ['proposeAssignment', 'formTeam', 'suspendActivity'].forEach((type) =>
    one.give(type as 'formTeam', { on: '2025-05-21' }),
  );
  const suspension = previewed(one.now, { procedure: without, calendar }).find(
    ({ kind }) => kind === 'suspension',
  );
  // Ninety calendar days after 2025-05-21.
  const due = { before: '2025-08-19', after: '2025-08-19', over: false };
  expect(suspension).toEqual({ kind: 'suspension', change: 'keepsLimit', ...due });
});

test('the watch on progress begins anew, since the move is an act of the chair', () => {
  const stall = previewed(accepted().now, { procedure: later, calendar }).find(
    ({ kind }) => kind === 'stall',
  );
  // Ten working days after Tuesday 20 May are Tuesday 3 June; after Friday 30 May, Friday 13 June.
  expect(stall).toMatchObject({ change: 'takesLimit', before: '2025-06-03', after: '2025-06-13' });
});

test('whoever cannot be moved is told why: rules as before, of the other law, or not in force', () => {
  const one = accepted();
  const refusal = (procedure: Rules['procedure']) =>
    previewRules(one.now, { procedure, calendar }, at('2025-05-26'));
  expect(refusal(one.procedure)).toMatchObject({ refused: 'rulesAsBefore' });
  expect(refusal(getProcedureInForce(procedures, '2025-06-02', 'state'))).toMatchObject({
    refused: 'rulesOfOtherLaw',
  });
  expect(refusal(later)).toMatchObject({ refused: 'rulesNotInForce' });
});

describe('clocks that the other version has and the present one has not', () => {
  /** Received in the last days of 30-QĐ/TW, which watches over no limitation and no answers. */
  const under30 = (endedOn: string) =>
    OfficeCase.received('2021-07-20', { allegations: [{ summary: 'Nội dung.', endedOn }] });
  const to22 = { procedure: getProcedureInForce(procedures, '2021-07-28', 'party'), calendar };
  const starting = (one: OfficeCase, on: string) =>
    previewed(one.now, to22, on)
      .filter(({ change }) => change === 'starts')
      .map(({ kind, of = '', before, after, over }) => [kind, of, before, after, over]);

  test('periods of limitation: new, with the day on which they end', () => {
    // Five and ten years from the end of the violation.
    expect(starting(under30('2018-06-01'), '2021-08-02')).toEqual([
      ['limitation', 'reprimand', undefined, '2023-06-01', false],
      ['limitation', 'warning+dismissal', undefined, '2028-06-01', false],
    ]);
  });

  test('a period that had been over long before is shown with its end, and does not run', () => {
    const one = under30('2014-06-02');
    expect(starting(one, '2021-08-02')[0]).toEqual([
      'limitation',
      'reprimand',
      undefined,
      '2019-06-02',
      true,
    ]);
    one.give('changeRules', { on: '2021-08-02' }, to22);
    expect(one.now.clocks['limitation:reprimand']?.ranOut).toBe(true);
  });

  const asked = () =>
    toVerification(under30('2018-06-01'), '2021-07-21')
      .give('announceDecision', { on: '2021-07-22' })
      .give('recordExplanation', { on: '2021-07-22' })
      .give('requestInformation', { on: '2021-07-22' }, { replyBy: '2021-08-20' })
      .give('transferToInvestigators', { on: '2021-07-26' });

  test('answers that others owe: by the day of the letter, and by the procedure', () => {
    // Twenty days from Monday 26 July end on Sunday 15 August.
    expect(starting(asked(), '2021-08-02').slice(0, 2)).toEqual([
      ['reply', 't1', undefined, '2021-08-16', false],
      ['reply', 'r1', undefined, '2021-08-20', false],
    ]);
  });
});

test('forms that lapse together under one version and apart under the other: the old periods stop, new ones begin', () => {
  const { member } = later.limitation.value;
  const value = { ...later.limitation.value, member: { ...member, warning: 5 } };
  const procedure = { ...later, version: 99, limitation: { ...later.limitation, value } };
  const one = OfficeCase.received('2025-06-02', {
    allegations: [{ summary: 'Nội dung.', endedOn: '2022-06-01' }],
  });
  const periods = previewed(one.now, { procedure, calendar }, '2025-06-03').filter(
    ({ kind }) => kind === 'limitation',
  );
  expect(periods.map(({ of, change, before, after }) => [of, change, before, after])).toEqual([
    ['reprimand', 'stops', '2027-06-01', undefined],
    ['reprimand+warning', 'starts', undefined, '2027-06-01'],
    ['warning+dismissal', 'stops', '2032-06-01', undefined],
    ['dismissal', 'starts', undefined, '2032-06-01'],
  ]);
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
  const settling = previewed(one.now, rules, '2025-05-26').find(({ kind }) => kind === 'settling');
  expect(settling).toMatchObject({ change: 'takesLimit', before: '2025-09-25', after: '2025-09-26' });
  one.give('changeRules', { on: '2025-05-26' }, rules);
  expect(one.dueOn('settling')).toBe('2025-09-26');
  expect(one.now.clocks.settling?.dates?.calendarVersion).toBe(2);
});
