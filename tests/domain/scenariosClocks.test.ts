import { seededVersion } from './seeded';
import { explainClock } from '../../domain/clocks/explain';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { at, calendar, endOfDate, OfficeCase, procedures } from './office';
import { toVerification } from './stages';

test('Scenario 8. Pause for an expert opinion, explained with its numbers', () => {
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-06');
  expect(one.dueOn('settling')).toBe('2026-07-09');
  one.give('pause', { on: '2026-04-28' }, { reason: 'expertOpinion' });
  const settling = () => {
    const { settling: clock } = one.now.clocks;
    if (!clock) throw new Error('no settling clock');
    return clock;
  };
  expect(explainClock(calendar, settling(), at('2026-05-10'))).toMatchObject({
    status: 'paused',
    used: 39,
    left: 51,
  });
  one.give('resume', { on: '2026-05-23' });
  expect(one.dueOn('settling')).toBe('2026-08-03');
  expect(explainClock(calendar, settling(), at('2026-05-23'))).toMatchObject({
    status: 'running',
    count: 90,
    startedOn: '2026-03-02',
    originalDueOn: '2026-07-09',
    dueOn: '2026-08-03',
    used: 39,
    left: 51,
    pauses: [{ from: '2026-04-28', until: '2026-05-23', reason: 'expertOpinion', used: 39 }],
  });
});

describe('Scenario 9. Extension', () => {
  const accepted = () => toVerification(OfficeCase.received('2025-01-06'), '2025-01-10');
  test('once by 30 working days, and the reporter is told', () => {
    const one = accepted();
    expect(one.dueOn('settling')).toBe('2025-05-22');
    one.give('extend', { on: '2025-05-20' }, { by: 30 });
    expect(one.dueOn('settling')).toBe('2025-07-03');
    expect(one.now.clocks.settling?.originalDueOn).toBe('2025-05-22');
    expect(one.now.owed).toContainEqual(expect.objectContaining({ to: 'reporter', about: 'extension' }));
    expect(one.refusalOf('extend', { on: '2025-05-21' }, { by: 1 }).refused).toBe('extensionUsed');
  });
  test('not by 31 days', () =>
    expect(accepted().refusalOf('extend', { on: '2025-05-20' }, { by: 31 })).toMatchObject({
      refused: 'extensionTooLong',
      params: { atMost: 30 },
    }));
  test('at the last moment of the due date, not after it', () => {
    expect(accepted().refusalOf('extend', { on: endOfDate('2025-05-22') }).refused).toBe('extensionTooLate');
    expect(
      accepted()
        .give('extend', { on: at('2025-05-22', '23:59') })
        .dueOn('settling'),
    ).toBe('2025-07-03');
  });
});

describe('Scenario 18. Stall', () => {
  const lastActOn17August = () =>
    toVerification(OfficeCase.received('2026-08-03'), '2026-08-06').give('announceDecision', {
      on: '2026-08-17',
    });
  const reported = (one: OfficeCase) =>
    [...one.happened('reminded'), ...one.happened('escalated')]
      .filter(({ data }) => data.kind === 'stall')
      .map(({ data }) => [data.to, data.dueAt]);

  test('the officer is reminded, 3 working days later the head, 3 more the chair, at last the standing committee', () => {
    const one = lastActOn17August().wait(at('2026-08-28', '23:59'));
    expect(reported(one)).toEqual([]);
    one.wait(endOfDate('2026-08-28'));
    expect(reported(one)).toEqual([['officer', endOfDate('2026-08-28')]]);
    one.wait(endOfDate('2026-09-30'));
    expect(reported(one)).toEqual([
      ['officer', endOfDate('2026-08-28')],
      ['departmentHead', endOfDate('2026-09-07')],
      ['chair', endOfDate('2026-09-10')],
      ['standingCommittee', endOfDate('2026-09-15')],
    ]);
  });
  test('an act of the team starts it afresh', () => {
    const one = lastActOn17August().wait(endOfDate('2026-09-07'));
    expect(one.now.escalations).toHaveLength(1);
    one.give('recordMinutes', { on: '2026-09-08' });
    expect(one.now.escalations).toEqual([]);
    expect(one.dueOn('stall')).toBe('2026-09-22');
  });
});

test.each([
  ['2025-05-20', '22-qd-tw', '2025-09-25'],
  ['2025-06-02', '296-qd-tw', '2025-10-08'],
])('Scenario 20. Received on %s: under %s, due %s', (receivedOn, id, dueOn) => {
  expect(getProcedureInForce(procedures, receivedOn, 'party').id).toBe(id);
  const one = toVerification(OfficeCase.received(receivedOn), '2025-06-05');
  expect(one.now.registration.procedure).toEqual({ id, version: seededVersion(id) });
  expect(one.dueOn('settling')).toBe(dueOn);
});
