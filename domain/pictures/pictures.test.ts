import type { ToldStep } from '../views/course';
import { clocksKept } from './clocksKept';
import { byKind, byUnit, disciplineIn, findingsIn, groundsIn, outcomesIn } from './counted';
import { flowOf } from './flow';
import type { PicturedCase } from './picturedCase';
import { spreadOf } from './spread';
import { longestWaits, stageTimes } from './stays';
import { wayOf } from './way';

const at = (day: string, hour = '03:00') => `2026-${day}T${hour}:00.000Z`;
const step = (type: ToldStep[0], day: string, stage: ToldStep[3], waits: ToldStep[4]): ToldStep => [
  type,
  at(day),
  'u-1',
  stage,
  waits,
];
const one = (more: Partial<PicturedCase>): PicturedCase => ({
  caseId: 'c',
  kind: 'denunciation',
  stage: 'closed',
  receivedOn: '2026-01-05',
  steps: [],
  clocks: [],
  ...more,
});
const year = { from: '2026-01', to: '2026-12' };

test('what is open at the end of a month is what was carried over, with what came in and without what was closed', () => {
  const cases = [
    { receivedOn: '2025-11-20' },
    { receivedOn: '2025-12-20', closedOn: '2026-01-04' },
    { receivedOn: '2025-12-21', closedOn: '2025-12-30' },
    { receivedOn: '2026-01-10', closedOn: '2026-01-20' },
    { receivedOn: '2026-01-11', closedOn: '2026-03-02' },
    { receivedOn: '2026-04-01' },
  ];
  expect(flowOf(cases, { from: '2026-01', to: '2026-03' })).toEqual([
    { month: '2026-01', received: 2, closed: 2, open: 2 },
    { month: '2026-02', received: 0, closed: 0, open: 2 },
    { month: '2026-03', received: 0, closed: 1, open: 1 },
  ]);
});

test('half took no longer than the median, ninety of a hundred no longer than the ninety', () => {
  expect(spreadOf([])).toBeUndefined();
  expect(spreadOf([7])).toEqual({ count: 1, median: 7, ninety: 7 });
  // Of four, two took no longer than 2; of ninety in a hundred of four, that is of four of them, the longest is 9.
  expect(spreadOf([9, 1, 2, 3])).toEqual({ count: 4, median: 2, ninety: 9 });
  expect(spreadOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ count: 10, median: 5, ninety: 9 });
});

const short = one({
  steps: [
    step('reportRegistered', '01-05', 'intake', 'classify'),
    step('classified', '01-07', 'intake', 'decideOnAcceptance'),
    step('guided', '01-10', 'closed', 'nothing'),
  ],
  closedOn: '2026-01-10',
  outcome: 'guided',
  unit: { id: 'u-a', name: 'A' },
});
const long = one({
  receivedOn: '2026-01-31',
  stage: 'verification',
  steps: [
    // 18:00 on the last day of January is February in the office.
    ['reportRegistered', '2026-01-31T18:00:00.000Z', 'u-1', 'intake', 'classify'],
    step('classified', '02-04', 'intake', 'decideOnAcceptance'),
    step('accepted', '02-10', 'assignment', 'propose'),
    step('decisionSigned', '02-20', 'verification', 'announce'),
  ],
  clocks: [
    { kind: 'handling', fate: 'kept', on: '2026-02-10' },
    { kind: 'settling', fate: 'overdue', on: '2026-05-10' },
  ],
});

test('a stay counts where it was left within the range, and what is not left is told by how long it has lasted', () => {
  const february = { from: '2026-02', to: '2026-02' };
  const times = stageTimes([short, long], february, at('02-25'));
  const of = (place: string) => times.find((stay) => stay.place === place);
  // From 18:00 UTC on 31 January to 03:00 UTC on 10 February: nine days and nine hours.
  expect(of('intake')).toEqual({
    place: 'intake',
    left: { count: 1, median: 9.375, ninety: 9.375 },
    there: 0,
    longest: 0,
  });
  expect(of('assignment')?.left).toEqual({ count: 1, median: 10, ninety: 10 });
  expect(of('verification')).toEqual({ place: 'verification', left: undefined, there: 1, longest: 5 });
  expect(of('discipline')).toEqual({ place: 'discipline', left: undefined, there: 0, longest: 0 });
  expect(stageTimes([short, long], year, at('02-25'))[0]?.left).toEqual({
    count: 2,
    median: 5,
    ninety: 9.375,
  });
});

test('cases wait longest for what has the longest median', () => {
  const waits = longestWaits([short, long], year, at('02-25'));
  expect(waits.map(({ place, left }) => [place, left?.median])).toEqual([
    ['propose', 10],
    ['decideOnAcceptance', 3],
    ['classify', 2],
    ['announce', undefined],
  ]);
});

test('limits are kept or missed in the month in which they ended; what is overdue is so now', () => {
  expect(clocksKept([short, long], { from: '2026-02', to: '2026-02' })).toEqual([
    { kind: 'handling', kept: 1, missed: 0, running: 0, overdue: 0 },
    { kind: 'settling', kept: 0, missed: 0, running: 0, overdue: 1 },
  ]);
  expect(clocksKept([long], { from: '2026-03', to: '2026-03' }).map(({ kind }) => kind)).toEqual([
    'settling',
  ]);
});

test('findings and discipline count by the day of the act, outcomes and grounds by the day on which the case was closed', () => {
  const concluded = one({
    finding: 'partlyRight',
    form: 'warning',
    steps: [
      step('concluded', '03-30', 'discipline', 'decideDiscipline'),
      step('disciplineDecided', '04-02', 'publication', 'approve'),
    ],
    outcome: 'settled',
    closedOn: '2026-05-02',
  });
  const refused = one({ outcome: 'refused', ground: 'copiedSignature', closedOn: '2026-04-09' });
  const kept = [1, 2].map(() => one({ outcome: 'keptOnFile', ground: 'repeatsNothingNew', closedOn: '2026-04-11' })); // prettier-ignore
  const cases = [concluded, refused, ...kept];
  const april = { from: '2026-04', to: '2026-04' };
  expect(findingsIn(cases, { from: '2026-03', to: '2026-03' })).toEqual([]);
  expect(findingsIn(cases, april)).toEqual([{ value: 'partlyRight', count: 1 }]);
  expect(findingsIn([{ ...concluded, kind: 'disciplineAppeal' }], april)).toEqual([]);
  expect(disciplineIn(cases, april)).toEqual([{ value: 'warning', count: 1 }]);
  expect(outcomesIn(cases, april)).toEqual([
    { value: 'refused', count: 1 },
    { value: 'keptOnFile', count: 2 },
  ]);
  expect(groundsIn(cases, april)).toEqual([
    { value: 'repeatsNothingNew', count: 2 },
    { value: 'copiedSignature', count: 1 },
  ]);
});

test('parts of a whole add up to it', () => {
  const before = one({ receivedOn: '2025-12-01', closedOn: undefined, kind: 'feedback' });
  const cases = [short, long, before];
  const range = { from: '2026-01', to: '2026-02' };
  const [, last] = flowOf(cases, range);
  for (const parts of [byKind(cases, range), byUnit(cases, range)]) {
    const sum = (of: 'received' | 'closed' | 'open') => parts.reduce((total, part) => total + part[of], 0);
    expect([sum('received'), sum('closed'), sum('open')]).toEqual([2, 1, last?.open]);
  }
  expect(byUnit(cases, range).map(({ value, received, open }) => [value?.id, received, open])).toEqual([
    [undefined, 1, 2],
    ['u-a', 1, 0],
  ]);
  expect(byKind(cases, range).map(({ value, received, open }) => [value, received, open])).toEqual([
    ['denunciation', 2, 1],
    ['feedback', 0, 1],
  ]);
});

test('the way is told by what came right after what, and how long it took', () => {
  expect(wayOf([short, long], year)).toEqual({
    cases: 2,
    steps: [
      { step: 'reportRegistered', taken: 2, cases: 2 },
      { step: 'classified', taken: 2, cases: 2 },
      { step: 'accepted', taken: 1, cases: 1 },
      { step: 'guided', taken: 1, cases: 1 },
      { step: 'decisionSigned', taken: 1, cases: 1 },
    ],
    passages: [
      // Two days, and three days and nine hours: half took no longer than two.
      { from: 'reportRegistered', to: 'classified', count: 2, median: 2 },
      { from: 'classified', to: 'accepted', count: 1, median: 6 },
      { from: 'classified', to: 'guided', count: 1, median: 3 },
      { from: 'accepted', to: 'decisionSigned', count: 1, median: 10 },
    ],
  });
});
