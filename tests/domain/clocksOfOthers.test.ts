import { explainClock } from '../../domain/clocks/explain';
import { forLevelOf } from '../../domain/procedure/levels';
import { project } from '../../domain/views/caseView';
import { at, calendar, endOfDate, OfficeCase } from './office';
import { announced, asked } from './stages';

const askedTwo = () =>
  asked().give('requestInformation', { on: '2026-03-10' }, { to: 'Thanh tra tỉnh', replyBy: '2026-03-22' });

const stepsOf = (one: OfficeCase, of: string) =>
  [
    ...one.happened('reminded'),
    ...one.happened('headWarned'),
    ...one.happened('fellOverdue'),
    ...one.happened('escalated'),
  ]
    .filter(({ data }) => data.kind === 'reply' && data.of === of)
    .map(({ type, data }) => [type, data.to, data.dueAt]);

test('each answer has its clock: pressed for by the officer, then level by level, and the case itself is not late', () => {
  const one = askedTwo().wait(endOfDate('2026-03-18')).wait(endOfDate('2026-05-29'));
  // Eleven days from Monday 9 March; 70 % is the eighth. Three working days after Friday 20 is Wednesday, eight a week later.
  expect(stepsOf(one, 'r1')).toEqual([
    ['reminded', 'officer', endOfDate('2026-03-17')],
    ['fellOverdue', 'officer', endOfDate('2026-03-20')],
    ['escalated', 'departmentHead', endOfDate('2026-03-25')],
    ['escalated', 'viceChair', endOfDate('2026-04-01')],
  ]);
  // The letter said Sunday 22 March, so it is over on Sunday.
  expect(stepsOf(one, 'r2')).toContainEqual(['fellOverdue', 'officer', endOfDate('2026-03-22')]);
});

test('another body’s lateness is no lateness of the case', () => {
  const view = project(askedTwo().wait(endOfDate('2026-03-31')).now);
  expect(view).toMatchObject({ attention: 'none', overdueKinds: ['reply'] });
  expect(view.tags).toContain('answerLate');
  expect(view.tags).not.toContain('overdue');
});

test('an answer ends its own clock on the day on which it came, and no other', () => {
  const one = askedTwo().give('recordReply', { on: '2026-03-23' }, { requestId: 'r1', on: '2026-03-19' });
  expect(one.now.clocks['reply:r1']).toMatchObject({ owedBy: 'Sở Tài chính', stoppedOn: '2026-03-19' });
  expect(one.now.clocks['reply:r2']?.stoppedOn).toBeUndefined();
});

test('waiting for an answer does not stop the clock of settling; resting, the case leaves the answer running', () => {
  const one = askedTwo().give('pause', { on: '2026-03-11' }, { reason: 'otherBodyDecides' });
  const settling = one.now.clocks.settling;
  expect(settling?.pauses).toEqual([
    { from: '2026-03-11', reason: 'otherBodyDecides', office: 'departmentHead' },
  ]);
  expect(one.now.clocks['reply:r1']?.dates?.dueOn).toBe('2026-03-20');
  const unpaused = askedTwo();
  expect(unpaused.now.clocks.settling?.pauses).toEqual([]);
});

test('an answer by today or earlier cannot be waited for; without a day, nothing runs', () => {
  const one = announced();
  expect(one.refusalOf('requestInformation', { on: '2026-03-09' }, { replyBy: '2026-03-09' }).refused).toBe(
    'replyByPast',
  );
  one.give('requestInformation', { on: '2026-03-09' });
  expect(Object.keys(one.now.clocks).filter((key) => key.startsWith('reply'))).toEqual([]);
});

test('an investigating body has twenty days; a last day off rolls forward', () => {
  const one = announced().give('transferToInvestigators', { on: '2026-03-16' }, { to: 'Cơ quan điều tra' });
  // Twenty days from Monday 16 March end on Sunday 5 April.
  expect(one.now.clocks['reply:t1']).toMatchObject({
    owedBy: 'Cơ quan điều tra',
    originalDueOn: '2026-04-06',
  });
  const clock = one.now.clocks['reply:t1'];
  if (!clock) throw new Error('no clock');
  expect(explainClock(calendar, clock, at('2026-04-08'))).toMatchObject({ status: 'overdue', overdueBy: 2 });
  one.give('recordTransferReply', { on: '2026-04-09' });
  expect(one.now.clocks['reply:t1']).toMatchObject({ stoppedOn: '2026-04-09' });
});

test('what was asked in verification is no longer pressed for when all is decided', () => {
  const on = '2026-03-16';
  const one = askedTwo().give('setFinding', { on }).give('submitReport', { on }).give('holdHearing', { on });
  expect(one.now.clocks['reply:r2']?.stoppedOn).toBeUndefined();
  one.give('recordVote', { on }).give('conclude', { on }).give('decideDiscipline', { on });
  expect(one.now.clocks['reply:r2']?.stoppedOn).toBe('2026-03-16');
});

describe('chains of escalation', () => {
  const head = { afterWorkingDays: 1, to: 'departmentHead' } as const;
  const chair = { afterWorkingDays: 2, to: 'chair' } as const;

  /** Left alone since Monday 2 March, under a procedure whose chains are changed; first handling is over on the 11th. */
  function escalatedTo(escalation: object, managedBy = 'provincialStandingCommittee') {
    const one = OfficeCase.received('2026-03-02').procedure;
    const value = { ...one.escalation.value, ...escalation };
    const changed = new OfficeCase({ ...one, escalation: { ...one.escalation, value } });
    const subject = { kind: 'member', name: 'Nguyễn Văn Mẫu', managedBy };
    changed.give('register', { on: '2026-03-02' }, { receivedOn: '2026-03-02', subject });
    return changed
      .wait(endOfDate('2026-03-31'))
      .happened('escalated')
      .filter(({ data }) => data.kind === 'handling')
      .map(({ data }) => [data.to, data.dueAt]);
  }

  test('a clock with a chain of its own goes by it', () =>
    expect(escalatedTo({ byClock: { handling: [head] } })).toEqual([
      ['departmentHead', endOfDate('2026-03-12')],
    ]));
  test('a level with a chain of its own goes by it, the others do not', () => {
    const byLevel = { provincialCommittee: { overdue: [chair] } };
    expect(escalatedTo({ byLevel }, 'provincialCommittee')).toEqual([['chair', endOfDate('2026-03-13')]]);
    expect(escalatedTo({ byLevel })).toHaveLength(4);
  });
  test('a level with a chain of its own for one clock keeps those that all have for the others', () => {
    const { procedure } = OfficeCase.received('2026-03-02');
    const subject = { kind: 'member', name: 'Nguyễn Văn Mẫu', managedBy: 'cell' } as const;
    const { byClock } = forLevelOf(procedure, { ...subject, position: '', organisation: '' }).escalation
      .value;
    expect(byClock?.forwarding?.map(({ to }) => to)).toEqual(['departmentHead', 'chair']);
    expect(byClock?.reply?.map(({ to }) => to)).toEqual(['departmentHead', 'viceChair']);
  });

  test.each([
    // Due on Wednesday 11 March, escalated at its end, two and five working days later.
    [
      'provincialCommittee',
      [
        ['departmentHead', '2026-03-11'],
        ['chair', '2026-03-13'],
        ['standingCommittee', '2026-03-18'],
      ],
    ],
    [
      'grassrootsCommittee',
      [
        ['departmentHead', '2026-03-11'],
        ['viceChair', '2026-03-18'],
        ['chair', '2026-03-25'],
      ],
    ],
  ])('the chain of the seeds for those whom the %s manages', (managedBy, expected) =>
    expect(escalatedTo({}, managedBy)).toEqual(expected.map(([to, day = '']) => [to, endOfDate(day)])),
  );
});
