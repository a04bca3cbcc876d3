import { manyInAnHour, manyNotTheirs, type Reading, unusualReading } from './unusualReading';

const nobody: ReadonlySet<string> = new Set();
/** A moment on the office's clock, seven hours ahead. */
const at = (time: string, day = '2026-03-02') => new Date(`${day}T${time}:00+07:00`).toISOString();
const read = (count: number, more: Partial<Reading> = {}): Reading[] =>
  Array.from({ length: count }, (_, i) => ({
    by: 'u-1',
    at: at('09:10'),
    caseId: `c-${i}`,
    own: true,
    ...more,
  }));
const kinds = (all: readonly Reading[], seesAll = nobody) =>
  unusualReading(all, seesAll).map(({ kind, count }) => [kind, count]);

test('an ordinary day tells nothing, and a case that is opened twice counts once', () => {
  const once = read(manyInAnHour - 1);
  expect(kinds([...once, ...once])).toEqual([]);
  expect(kinds([...once, ...read(manyInAnHour, { at: at('10:00') }).slice(-1)])).toEqual([]);
});

test('many cases in an hour', () => {
  expect(kinds(read(manyInAnHour))).toEqual([['manyInAnHour', manyInAnHour]]);
});

test('at night by the office’s clock, whichever day it is elsewhere', () => {
  expect(kinds(read(2, { at: at('22:00') }))).toEqual([['atNight', 2]]);
  expect(kinds(read(1, { at: at('04:59') }))).toEqual([['atNight', 1]]);
  expect(kinds([...read(1, { at: at('05:00') }), ...read(1, { at: at('21:59') })])).toEqual([]);
  expect(unusualReading(read(1, { at: at('01:00', '2026-03-03') }), nobody)[0]?.day).toBe('2026-03-03');
});

test('many cases that are not their own, but of whoever works with all', () => {
  const others = read(manyNotTheirs, { own: false });
  expect(kinds(others)).toEqual([['notTheirs', manyNotTheirs]]);
  expect(kinds(others.slice(1))).toEqual([]);
  expect(kinds(others, new Set(['u-1']))).toEqual([]);
});

test('other cases after a conflict of interest had stopped them, and none before', () => {
  const stopped: Reading = { by: 'u-1', at: at('10:00'), own: false };
  expect(kinds([stopped, ...read(3)])).toEqual([]);
  expect(kinds([stopped, ...read(3, { at: at('10:01') })])).toEqual([['afterRecusal', 3]]);
  expect(kinds([stopped, ...read(3, { at: at('10:01'), by: 'u-2' })])).toEqual([]);
});

test('a single case that is not theirs and was looked for, but of whoever works with all', () => {
  const found = read(1, { own: false, way: 'search' });
  expect(kinds(found)).toEqual([['bySearch', 1]]);
  expect(kinds(found, new Set(['u-1']))).toEqual([]);
  expect(kinds(read(1, { own: true, way: 'search' }))).toEqual([]);
  for (const way of ['list', 'notice', 'link', undefined] as const)
    expect(kinds(read(1, { own: false, way }))).toEqual([]);
});
