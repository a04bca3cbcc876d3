import { holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

test('a case that was withdrawn while it rested is at work again when it is reopened, with all that it alleges', () => {
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-02')
    .give('pause', { on: '2026-03-10' })
    .give('meetReporter', { on: '2026-03-11' })
    .give('withdraw', { on: '2026-03-11' });
  expect(one.now.stage).toBe('closed');

  one.give('reopen', { on: '2026-03-20' });
  expect(one.now.stage).toBe('verification');
  expect(one.now.paused).toBeUndefined();
  expect(one.now.allegations.map(({ withdrawn }) => withdrawn)).toEqual([false]);
  expect(one.now.clocks.stall).toMatchObject({ startedOn: '2026-03-20' });
  expect(one.now.clocks.stall?.stoppedOn).toBeUndefined();
  expect(one.now.clocks.settling?.dates).toBeDefined();
});

test('accepted while it rests, a case rests on: only the duty to tell goes on', () => {
  const one = OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-03' })
    .give('pause', { on: '2026-03-03' })
    .give('accept', { on: '2026-03-04' });
  expect(one.now.clocks.settling?.dates).toBeUndefined();
  expect(one.now.clocks.telling?.dates).toBeDefined();
  one.give('resume', { on: '2026-03-10' });
  expect(one.now.clocks.settling?.dates).toBeDefined();
});

describe('a case that was settled is opened again', () => {
  const first = '2026-03-20';
  /** The violation ended on 1 June 2021: a reprimand lapses with 1 June 2026, a warning with 1 June 2031. */
  const closed = (): OfficeCase => {
    const one = OfficeCase.received('2026-03-02', {
      allegations: [{ summary: 'Một.', endedOn: '2021-06-01' }],
    });
    toDiscipline(toVerification(one, '2026-03-05'), '2026-03-16', { endedOn: '2021-06-01' });
    for (const type of ['holdHearing', 'recordVote', 'conclude', 'decideDiscipline'] as const)
      one.give(type, { on: first });
    one.give('approvePublication', { on: first, by: holderOf('chair') }).give('publish', { on: first });
    while (one.now.owed.length > 0) one.give('tell', { on: first });
    return one.give('serveDecision', { on: first }).give('closeCase', { on: first });
  };

  test('ballot, conclusion, decision and service stay in the file, and those who were told are told', () => {
    const one = closed().give('reopen', { on: '2026-04-01' });
    expect(one.now).toMatchObject({ stage: 'verification' });
    expect(one.now.superseded?.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining([
        'report',
        'hearing',
        'vote',
        'conclusion',
        'discipline',
        'served',
        'publication',
      ]),
    );
    expect(one.now.owed.map(({ to, about }) => [to, about])).toEqual([
      ['reporter', 'reopening'],
      ['subject', 'reopening'],
      ['managingOrganisation', 'reopening'],
    ]);
  });

  test('limitation goes on from the end of the violation, and what ran while it was closed counts', () => {
    const before = closed();
    expect(before.now.clocks['limitation:reprimand']).toMatchObject({ originalDueOn: '2026-06-01' });
    const early = before.give('reopen', { on: '2026-05-29' });
    expect(early.now.clocks['limitation:reprimand']).toMatchObject({
      startedOn: '2021-06-01',
      originalDueOn: '2026-06-01',
      dates: { dueOn: '2026-06-01' },
    });
    const late = closed().give('reopen', { on: '2026-06-02' });
    expect(late.now.clocks['limitation:reprimand']).toMatchObject({ ranOut: true, stoppedOn: '2026-06-01' });
    expect(late.now.clocks['limitation:warning+dismissal']?.dates?.dueOn).toBe('2031-06-01');
  });
});

test('reopened at intake, only the reporter hears of it: the subject had never been told of the report', () => {
  const one = OfficeCase.received('2026-03-02').give('keepOnFile', { on: '2026-03-03' });
  while (one.now.owed.length > 0) one.give('tell', { on: '2026-03-03' });
  one.give('reopen', { on: '2026-03-09' });
  expect(one.now.owed).toMatchObject([{ to: 'reporter', about: 'reopening' }]);
  const nobody = OfficeCase.received('2026-03-02', { reporter: { standing: 'anonymous' } });
  nobody.give('keepOnFile', { on: '2026-03-03' }).give('reopen', { on: '2026-03-09' });
  expect(nobody.now.owed).toEqual([]);
});
