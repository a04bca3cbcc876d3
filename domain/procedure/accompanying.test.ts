import { procedures } from '../../tests/domain/office';
import { type AccompanyingInstrument, accompanyingFaults } from './accompanying';
import { procedureSchema } from './procedure';

const version = { effectiveFrom: '2025-05-30' };
const prohibitions = (
  instrument: string,
  effectiveFrom: string,
  more: Partial<AccompanyingInstrument> = {},
): AccompanyingInstrument => ({
  matter: 'prohibitions',
  instrument,
  effectiveFrom,
  citation: 'x',
  confidence: 'L',
  ...more,
});
const old = prohibitions('37-QĐ/TW', '2021-10-25', { effectiveTo: '2026-07-25' });
const next = prohibitions('207-QĐ/TW', '2026-07-26');
const faultsOf = (...accompanying: AccompanyingInstrument[]) =>
  accompanyingFaults({ ...version, accompanying }).map(({ matter, ...fault }) => {
    expect(matter).toBe('prohibitions');
    return fault;
  });

test('the office’s own versions name instruments that hold together', () =>
  expect(procedures.map((one) => [one.id, accompanyingFaults(one)])).toEqual(
    procedures.map(({ id }) => [id, []]),
  ));

test('one succeeds the other without a gap; guidance may come later than what it guides', () => {
  expect(faultsOf(old, next)).toEqual([]);
  expect(faultsOf(prohibitions('Hướng dẫn', '2025-06-10'))).toEqual([]);
});

test('days without an instrument are named', () => {
  expect(faultsOf(old, { ...next, effectiveFrom: '2026-08-01' })).toEqual([
    { fault: 'gap', from: '2026-07-26', to: '2026-08-01' },
  ]);
  expect(faultsOf(old)).toEqual([{ fault: 'endsBeforeTheVersion', one: '37-QĐ/TW', to: '2026-07-25' }]);
  // A version that ends no later than its instrument needs no successor.
  expect(accompanyingFaults({ ...version, effectiveTo: '2026-07-25', accompanying: [old] })).toEqual([]);
});

test('days with two are named, whatever the order in which they are written', () =>
  expect(faultsOf({ ...next, effectiveFrom: '2026-07-25' }, old)).toEqual([
    { fault: 'overlap', one: '37-QĐ/TW', other: '207-QĐ/TW', from: '2026-07-25' },
  ]));

test('one that ends before it begins, or is in force on no day of the version, is named', () => {
  expect(
    faultsOf({ ...old, effectiveTo: '2021-01-01' }, { ...next, effectiveFrom: '2021-01-02' }),
  ).toContainEqual({ fault: 'endsBeforeItBegins', one: '37-QĐ/TW' });
  const ended = prohibitions('47-QĐ/TW', '2011-11-01', { effectiveTo: '2021-10-24' });
  expect(faultsOf(ended, old, next)).toEqual([{ fault: 'outsideTheVersion', one: '47-QĐ/TW' }]);
});

test('an instrument is not amended before it begins or after it has ended', () => {
  const amendedOn = (effectiveFrom: string) =>
    faultsOf(
      { ...old, amendedBy: [{ instrument: '264', effectiveFrom, citation: 'x', confidence: 'M' }] },
      next,
    );
  expect(amendedOn('2025-02-14')).toEqual([]);
  const fault = { fault: 'amendedOutsideItsTime', one: '37-QĐ/TW', other: '264' };
  expect(amendedOn('2021-10-24')).toEqual([fault]);
  expect(amendedOn('2026-07-26')).toEqual([fault]);
});

test('the schema refuses such a version, naming the matter', () => {
  const [one] = procedures;
  const { error } = procedureSchema.safeParse({
    ...one,
    accompanying: [old, { ...next, effectiveFrom: '2020-01-01' }],
  });
  expect(error?.issues.map(({ path }) => path.join('.'))).toContain('accompanying.prohibitions');
});
