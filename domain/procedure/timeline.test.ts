import { procedures } from '../../tests/domain/office';
import { type PartyProcedure } from './partyProcedure';
import { findProcedureInForce, procedureSchema } from './procedure';
import { timelineFaults } from './timeline';

const named = (id: string): PartyProcedure => {
  const newest = procedures.filter((one) => one.id === id).at(-1);
  if (!newest || newest.law === 'state') throw new Error(`no ${id}`);
  return newest;
};
const [old, now] = [named('22-qd-tw'), named('296-qd-tw')];

test('the office’s own versions hold together', () => expect(timelineFaults(procedures)).toEqual([]));

test('a day without a procedure is named', () => {
  const late = { ...now, effectiveFrom: '2025-06-02' };
  expect(timelineFaults([old, late])).toEqual([{ fault: 'gap', from: '2025-05-30', to: '2025-06-02' }]);
});

test('a day with two is named, also where the older one has no end', () => {
  const early = { ...now, effectiveFrom: '2025-05-29' };
  expect(timelineFaults([old, early])).toEqual([
    {
      fault: 'overlap',
      one: `22-qd-tw ${old.version}`,
      other: `296-qd-tw ${now.version}`,
      from: '2025-05-29',
    },
  ]);
  const next = { ...now, id: '21-qd-tw', version: 1, effectiveFrom: '2026-04-11' };
  expect(timelineFaults([old, now, next])).toMatchObject([{ fault: 'overlap', from: '2026-04-11' }]);
  const ended = { ...now, version: now.version + 1, effectiveTo: '2026-04-10' };
  expect(timelineFaults([old, now, ended, next])).toEqual([]);
});

test('a correction keeps the days of its instrument', () => {
  const moved = { ...now, version: now.version + 1, effectiveFrom: '2025-06-01' };
  expect(timelineFaults([old, now, moved])).toContainEqual({
    fault: 'otherDays',
    one: `296-qd-tw ${now.version}`,
  });
});

test('the first instrument of a law begins on its day, and a version that began it sooner is in force no more', () => {
  const first = named('30-qd-tw');
  expect(first.effectiveFrom).toBe('2016-07-26');
  const sooner = { ...first, version: first.version - 1, effectiveFrom: '2016-01-01' };
  expect(timelineFaults([sooner, first, old, now])).toEqual([]);
  expect(findProcedureInForce([sooner, first], '2016-07-25', 'party')).toBeUndefined();
  expect(findProcedureInForce([sooner, first], '2016-07-26', 'party')).toBe(first);
});

describe('the two laws side by side', () => {
  const state = procedures.filter((one) => one.law === 'state');
  const [unamended, amended] = state;
  if (!unamended || !amended) throw new Error('State law has two versions');

  test('are no days with two; each is whole by itself', () => {
    expect(timelineFaults(procedures)).toEqual([]);
    expect(timelineFaults([old, now, { ...unamended, effectiveTo: '2026-06-29' }, amended])).toEqual([
      { fault: 'gap', from: '2026-06-30', to: '2026-07-01' },
    ]);
    expect(timelineFaults([old, now, { ...unamended, effectiveTo: undefined }, amended])).toMatchObject([
      { fault: 'overlap', from: '2026-07-01' },
    ]);
  });

  test('an instrument keeps its law', () => {
    const { id, version, effectiveFrom, effectiveTo } = amended;
    const other = { ...now, id, version: version + 1, effectiveFrom, effectiveTo };
    expect(timelineFaults([...state, other])).toContainEqual({ fault: 'otherLaw', one: `${id} ${version}` });
  });

  test.each([
    ['expulsionShare', { expulsionShare: now.expulsionShare }],
    ['disciplinaryPower', { disciplinaryPower: now.disciplinaryPower }],
    ['limitation', { limitation: now.limitation }],
    ['appeals', { appeals: now.appeals }],
    ['suspensionCap', { suspensionCap: now.suspensionCap }],
    ['limits.suspension', { limits: { ...amended.limits, suspension: now.limits.suspension } }],
    ['limits.appeal', { limits: { ...amended.limits, appeal: now.limits.appeal } }],
  ])('a version of State law with %s is refused', (place, change) => {
    const { error } = procedureSchema.safeParse({ ...amended, ...change });
    const found = error?.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
    );
    expect(found).toEqual([place]);
  });

  test('especially complex cases are not extended less often than complex ones', () => {
    const { settlingExtension } = amended;
    const value = { ...settlingExtension.value, timesWhenEspeciallyComplex: 0 };
    const { error } = procedureSchema.safeParse({
      ...amended,
      settlingExtension: { ...settlingExtension, value },
    });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      'settlingExtension.value.timesWhenEspeciallyComplex',
    ]);
  });
});

const appealExtended = {
  appeal: {
    value: { times: 1, atMost: 30, by: ['chair'], tellReporter: true },
    citation: 'x',
    confidence: 'GK',
  },
};

test.each([
  ['effectiveTo', { effectiveTo: '2025-01-01' }],
  [
    'thresholds.value.warningPercent',
    { thresholds: { ...now.thresholds, value: { reminderPercent: 90, warningPercent: 70 } } },
  ],
  [
    'expulsionShare.value.numerator',
    { expulsionShare: { ...now.expulsionShare, value: { numerator: 3, denominator: 2 } } },
  ],
  ['limits.appeal', { appeals: undefined }],
  ['limits.suspension', { suspensionCap: undefined }],
  ['extensions.suspension', { limits: { ...now.limits, suspension: undefined }, suspensionCap: undefined }],
  [
    'extensions.appeal',
    { limits: { ...now.limits, appeal: undefined }, appeals: undefined, extensions: appealExtended },
  ],
  [
    'suspensionCap.value.organisation',
    { suspensionCap: { citation: 'x', confidence: 'H', value: { member: 180, organisation: 80 } } },
  ],
  [
    'limits.firstHandlingWide.value.count',
    {
      limits: {
        ...now.limits,
        firstHandlingWide: { ...now.limits.firstHandling, value: { count: 3, unit: 'workingDays' } },
      },
    },
  ],
])('a contradiction is named by its place: %s', (path, change) => {
  const { error } = procedureSchema.safeParse({ ...now, ...change });
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
});
