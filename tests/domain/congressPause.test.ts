import { getProcedureInForce } from '../../domain/procedure/procedure';
import { project } from '../../domain/views/caseView';
import { calendar, endOfDate, holderOf, OfficeCase, procedure22, procedures } from './office';

const chair = holderOf('chair');
const beforeCongress = { reason: 'beforeCongress', explanation: 'Đại hội Đảng bộ tỉnh.' };

/** Received on Friday 28 January 2022, under a version that knows the rule and no congress by name. */
const received = () => OfficeCase.received('2022-01-28');
const on = '2022-02-07';

test('the day of the congress is kept by itself, with the case and with each clock that rests', () => {
  // From 28 January until 15 March there are 27 working days, the five of Tết left out.
  const one = received().give('pause', { on, by: chair }, { ...beforeCongress, congressOn: '2022-03-15' });
  expect(one.now.paused).toMatchObject({
    reason: 'beforeCongress',
    congressOn: '2022-03-15',
    office: 'chair',
  });
  expect(one.happened('casePaused')[0]?.data.explanation).toBe('Đại hội Đảng bộ tỉnh.');
  expect(one.now.clocks.handling?.pauses).toMatchObject([{ from: on, congressOn: '2022-03-15' }]);
});

test.each([
  ['without its day', {}, 'congressMissing'],
  ['for another reason', { reason: 'expertOpinion', congressOn: '2022-03-15' }, 'congressOnlyBefore'],
  ['that has opened', { congressOn: on }, 'congressPast'],
])('no congress %s', (_what, input, refused) =>
  expect(received().refusalOf('pause', { on, by: chair }, { ...beforeCongress, ...input })).toEqual({
    refused,
    field: 'congressOn',
  }),
);

test('only what came in within thirty working days of it is left to the new term', () => {
  const pause = (congressOn: string) =>
    received().refusalOf('pause', { on, by: chair }, { ...beforeCongress, congressOn });
  // The thirtieth working day from 28 January, the five of Tết left out, is Thursday 17 March; Friday is the 31st.
  expect(pause('2022-03-19')).toEqual({
    refused: 'receivedBeforeFreeze',
    field: 'congressOn',
    params: { days: 30 },
  });
  const one = received().give('pause', { on, by: chair }, { ...beforeCongress, congressOn: '2022-03-18' });
  expect(one.now.paused?.congressOn).toBe('2022-03-18');
});

test('what the version itself leaves to the new term says which congress, and older versions said it as a text', () => {
  const automatic = OfficeCase.received('2025-07-07').happened('casePaused')[0]?.data;
  expect(automatic).toEqual({ reason: 'beforeCongress', explanation: '', congressOn: '2025-08-18' });
  const congresses = {
    value: { opensOn: ['2022-02-21'], freezeWorkingDays: 30 },
    citation: 'x',
    confidence: 'H' as const,
  };
  const older = new OfficeCase({ ...procedure22, version: 4, congresses, pauses: undefined });
  older.give('register', { on: '2022-01-28' }, { receivedOn: '2022-01-28' });
  expect(older.happened('casePaused')[0]?.data).toEqual({
    reason: 'beforeCongress',
    explanation: '2022-02-21',
  });
});

describe('entered after its receipt, a report', () => {
  const entered = (receivedOn: string, today: string, more: object = {}) =>
    new OfficeCase(getProcedureInForce(procedures, receivedOn, 'party'), calendar).give(
      'register',
      { on: today },
      { receivedOn, ...more },
    );

  test.each([
    // From Monday 18 August 2025 on: that day, the rest of its week, and two days of the next are seven.
    ['2025-07-07', '2025-08-26'],
    ['2025-08-15', '2025-08-26'],
    // A Sunday, and the day of the opening itself, on which nothing is frozen any more.
    ['2025-08-17', '2025-08-26'],
    ['2025-08-18', '2025-08-27'],
    // Before the thirty working days.
    ['2025-07-04', '2025-07-15'],
  ])('received on %s, has its freeze and the end of it: first handling was due on %s', (receivedOn, due) => {
    const one = entered(receivedOn, '2026-11-27');
    expect(one.now.paused).toBeUndefined();
    expect(one.dueOn('handling')).toBe(due);
    one.wait(endOfDate('2026-11-27'));
    expect(project(one.now)).toMatchObject({
      attention: 'overdue',
      overdueKinds: ['handling'],
      paused: false,
    });
    expect(one.now.escalations.map(({ to }) => to)).toContain('standingCommittee');
  });

  test('of a backlog goes up one level, like any other that arrives overdue', () => {
    const backlog = { importId: 'i-1', row: 2 };
    const one = entered('2025-08-01', '2026-11-27', { backlog }).wait(endOfDate('2026-11-27'));
    expect(one.now.escalations).toMatchObject([{ kind: 'handling', level: 1, digest: 'i-1' }]);
  });

  test('of which it is told that it rested, and from when to when', () => {
    const one = entered('2025-07-07', '2026-11-27');
    expect(one.happened('casePaused')[0]?.data).toMatchObject({
      from: '2025-07-07',
      congressOn: '2025-08-18',
    });
    expect(one.happened('caseResumed')[0]?.data).toMatchObject({ until: '2025-08-18' });
    // Ninety from 18 August on: 10 of August, 20 of September, 23 of October, 20 of November, 17 of December.
    one.give('classify', { on: '2026-11-27' }).give('accept', { on: '2026-11-27' });
    expect(one.dueOn('settling')).toBe('2025-12-23');
  });

  test('while the congress is still to come, rests from its receipt on', () => {
    const one = entered('2025-07-07', '2025-07-14');
    expect(one.now.paused).toMatchObject({ from: '2025-07-07', congressOn: '2025-08-18' });
    expect(one.now.clocks.handling?.pauses).toMatchObject([{ from: '2025-07-07', congressOn: '2025-08-18' }]);
    // Five days of August, then Wednesday and Thursday after the two days off of September.
    expect(one.give('resume', { on: '2025-08-25' }).dueOn('handling')).toBe('2025-09-04');
  });
});
