import { calendar, dayWith, planned, posted, rules } from '../../tests/domain/receptionOffice';
import type { PlannedDay } from './day';
import {
  cancelDay,
  isMadeKnownLate,
  lastPostingDay,
  monthsWithoutHead,
  moveDay,
  planDay,
  postDay,
} from './decideDay';

const context = (today: string) => ({ today, rules, calendar });
const receivers = [{ id: 'u-intake', roles: ['intakeOfficer' as const] }];
const chair = [{ id: 'u-chair', roles: ['chair' as const] }];
const plan = (more: Partial<PlannedDay>, people: Parameters<typeof planDay>[1]['receivers'] = receivers) =>
  planDay(undefined, { day: planned(more), receivers: people, seen: 0 }, context('2026-11-02'));

test('a day is put on the schedule as it is to be', () => {
  expect(plan({})).toEqual({ deed: { kind: 'planned', day: planned() } });
});

test.each<[string, Partial<PlannedDay>, string]>([
  ['a day that is over', { on: '2026-10-30' }, 'past'],
  ['hours that end before they begin', { to: '08:00' }, 'hours'],
  ['a Sunday', { on: '2026-11-22' }, 'notWorking'],
  // The additional holiday of 2026-11-24, a Tuesday.
  ['a holiday', { on: '2026-11-24' }, 'notWorking'],
  ['an ad hoc day without a ground', { kind: 'adHoc' }, 'groundNeeded'],
  ['an ad hoc day with a ground of nobody', { kind: 'adHoc', ground: 'curious' }, 'groundNeeded'],
  ['a regular day with a ground', { ground: 'sharp' }, 'groundOnlyAdHoc'],
  ['a head’s day without the head', { kind: 'head' }, 'headReceives'],
  ['somebody who is no receiver', { receivers: ['u-intake', 'u-gone'] }, 'noSuchReceiver'],
])('refused: %s', (_what, more, refused) => {
  expect(plan(more)).toEqual({ refused });
});

test('the head receives in person: a deputy is not enough, and the chair is', () => {
  const vice = [{ id: 'u-vice', roles: ['viceChair' as const] }];
  expect(plan({ kind: 'head', receivers: ['u-vice'] }, vice)).toEqual({ refused: 'headReceives' });
  expect(plan({ kind: 'head', receivers: ['u-chair'] }, chair)).toHaveProperty('deed');
});

test('what cannot wait is received on a day off', () => {
  expect(plan({ kind: 'adHoc', ground: 'sharp', on: '2026-11-22' })).toHaveProperty('deed');
});

// By hand from the calendar: five working days that begin on the day after the posting, and end on the day of reception at the latest.
test.each([
  // 1, 2, 3, 4 and 7 December.
  ['2026-12-07', '2026-11-30'],
  // 23 November, then 25 to 27 and 30: the 24th is a holiday; posted at the latest on the Sunday before.
  ['2026-11-30', '2026-11-22'],
  // 27 and 28 August, 3, 4 and 7 September: 31 August to 2 September are holidays.
  ['2026-09-07', '2026-08-26'],
  // 22 August is a Saturday that is worked: 20, 21, 22, 24, 25.
  ['2026-08-25', '2026-08-19'],
])('a day on %s is made known by %s', (on, last) => {
  const day = { kind: 'regular', on } as const;
  const by = { rules, calendar };
  expect(lastPostingDay(day, by)).toBe(last);
  expect(isMadeKnownLate(day, last, by)).toBe(false);
  const next = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  expect(isMadeKnownLate(day, next, by)).toBe(true);
});

test('what is made known late says why, is refused where the rules say so, and an ad hoc day is never late', () => {
  const day = dayWith({ on: '2026-11-30' });
  const late = { on: '2026-11-25', where: 'office', seen: 1 } as const;
  expect(postDay(day, late, context('2026-11-25'))).toEqual({ refused: 'lateReason' });
  const withReason = { ...late, lateReason: 'Đổi người tiếp.' };
  expect(postDay(day, withReason, context('2026-11-25'))).toMatchObject({
    deed: { lateReason: 'Đổi người tiếp.' },
  });
  const strict = {
    ...rules,
    madeKnown: { ...rules.madeKnown, value: { ...rules.madeKnown.value, late: 'refuse' as const } },
  };
  expect(postDay(day, withReason, { ...context('2026-11-25'), rules: strict })).toEqual({
    refused: 'tooLate',
  });
  const adHoc = dayWith({ kind: 'adHoc', ground: 'sharp', on: '2026-11-30' });
  expect(postDay(adHoc, late, context('2026-11-25'))).toHaveProperty('deed');
  // In time nothing is kept of a reason.
  expect(postDay(day, { ...withReason, on: '2026-11-20' }, context('2026-11-25'))).toEqual({
    deed: { kind: 'posted', on: '2026-11-20', where: 'office' },
  });
});

test('a day that was made known is moved or cancelled with a notice, and no more changed', () => {
  const day = dayWith({}, posted);
  const now = { ...context('2026-11-10'), hasVisits: false };
  const move = {
    on: '2026-11-23',
    from: '08:00',
    to: '11:30',
    place: day.place,
    notice: 'Dời lịch.',
    seen: 2,
  };
  const change = { day: planned({ place: 'Nơi khác' }), receivers, seen: 2 };
  expect(planDay(day, change, context('2026-11-10'))).toEqual({ refused: 'alreadyPosted' });
  expect(moveDay(day, { ...move, on: '2026-11-20' }, now)).toEqual({ refused: 'unchanged' });
  expect(moveDay(day, move, { ...now, hasVisits: true })).toEqual({ refused: 'hasVisits' });
  expect(moveDay(day, { ...move, seen: 1 }, now)).toEqual({ refused: 'changedSince' });
  expect(moveDay(dayWith(), { ...move, seen: 1 }, now)).toEqual({ refused: 'notPosted' });
  expect(moveDay(day, move, now)).toMatchObject({ deed: { kind: 'moved', on: '2026-11-23' } });
  const moved = dayWith({}, posted, {
    kind: 'moved',
    on: '2026-11-23',
    from: '08:00',
    to: '11:30',
    place: 'Nơi khác',
    notice: 'Dời.',
  });
  expect(moved).toMatchObject({
    on: '2026-11-23',
    place: 'Nơi khác',
    moves: [{ fromOn: '2026-11-20', toOn: '2026-11-23' }],
  });
  expect(cancelDay(moved, { notice: 'Hủy.', seen: 3 }, { hasVisits: true })).toEqual({
    refused: 'hasVisits',
  });
  expect(cancelDay(moved, { notice: 'Hủy.', seen: 3 }, { hasVisits: false })).toEqual({
    deed: { kind: 'cancelled', notice: 'Hủy.' },
  });
});

test('a month without a day of the head is told of; a cancelled day is none', () => {
  const days = [
    { kind: 'head', on: '2026-11-10' },
    { kind: 'head', on: '2026-12-08', cancelled: { by: 'u', at: '', notice: '' } },
    { kind: 'regular', on: '2027-01-05' },
  ] as const;
  const months = ['2026-11', '2026-12', '2027-01'];
  expect(monthsWithoutHead(days, months, rules)).toEqual(['2026-12', '2027-01']);
});
