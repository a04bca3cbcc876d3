import {
  type CountedCase,
  figureYear,
  lastQuarter,
  median,
  quarterOf,
  settlingFigures,
  shownCount,
} from './figures';
import { answerState, recommendationsOf } from './recommendation';

const starts = ['12-15', '03-15', '06-15', '09-15'];

test('quarters begin on the days that the data says; only one that is over is told of', () => {
  expect(lastQuarter('2026-12-01', starts)).toEqual({ from: '2026-06-15', until: '2026-09-14' });
  expect(lastQuarter('2026-12-15', starts)).toEqual({ from: '2026-09-15', until: '2026-12-14' });
  expect(lastQuarter('2027-01-10', starts)).toEqual({ from: '2026-09-15', until: '2026-12-14' });
  expect(lastQuarter('2027-03-15', starts)).toEqual({ from: '2026-12-15', until: '2027-03-14' });
  expect(quarterOf('2027-01-10', starts)).toEqual({ from: '2026-12-15', until: '2027-03-14' });
  expect(figureYear('2026-12-14', starts)).toEqual({ from: '2025-12-15', until: '2026-12-14' });
  expect(figureYear('2026-12-15', starts)).toEqual({ from: '2026-12-15', until: '2027-12-14' });
  expect(figureYear('2026-05-01', ['01-01', '04-01', '07-01', '10-01'])).toEqual({
    from: '2026-01-01',
    until: '2026-12-31',
  });
});

test('complaints are counted by the days of their receipt and of their end, and time from the one to the other', () => {
  const closed = (receivedOn: string, closedOn: string, outcome: CountedCase['outcome']): CountedCase => ({
    receivedOn,
    closedOn,
    outcome,
    isOverdue: false,
  });
  const cases: CountedCase[] = [
    closed('2026-01-01', '2026-04-01', 'settled'),
    closed('2026-04-01', '2026-04-11', 'settled'),
    closed('2026-04-02', '2026-04-22', 'settled'),
    closed('2026-04-03', '2026-04-13', 'settled'),
    closed('2026-04-01', '2026-04-02', 'guided'),
    closed('2026-04-01', '2026-08-02', 'forwarded'),
    { receivedOn: '2026-04-05', isOverdue: true },
    { receivedOn: '2025-04-05', isOverdue: false },
  ];
  expect(settlingFigures(cases, { from: '2026-03-15', until: '2026-06-14' })).toEqual({
    from: '2026-03-15',
    until: '2026-06-14',
    received: 6,
    guided: 1,
    forwarded: 0,
    kept: 0,
    refused: 0,
    withdrawn: 0,
    settled: 4,
    open: 2,
    overdue: 1,
    // 10, 10, 20 and 90 days.
    medianDays: 15,
  });
  expect(median([])).toBeUndefined();
  expect(median([7, 1, 3])).toBe(3);
});

test('a count that could point at somebody is not said, nor whether there was any', () => {
  expect([0, 2, 3].map((count) => shownCount(count, 3))).toEqual([null, null, 3]);
});

test('a recommendation waits, is reminded of, is overdue, and is answered in time or late', () => {
  const by = { answerBy: '2026-12-21', remindOn: '2026-12-16' };
  const on = (today: string, answeredOn?: string) => answerState(by, { today, answeredOn });
  expect([on('2026-12-15'), on('2026-12-16'), on('2026-12-21'), on('2026-12-22')]).toEqual([
    'waits',
    'remind',
    'remind',
    'overdue',
  ]);
  expect([on('2026-12-30', '2026-12-21'), on('2026-12-30', '2026-12-22')]).toEqual([
    'answered',
    'answeredLate',
  ]);
});

test('what answers nothing that can be read is no recommendation', () => {
  const act = { of: 'r-1', revision: 2, by: 'chair', at: '2026-12-01T00:00:00.000Z' };
  expect(recommendationsOf([{ ...act, deed: { kind: 'answered', text: 'Đã xem xét.' } }])).toEqual([]);
});
