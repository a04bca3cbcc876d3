import fc from 'fast-check';
import { type KnownRow, type Place, sequenceFault } from './sequence';

const hashOf = (seq: number) => String(seq).padStart(64, '0');
const row: Place[] = Array.from({ length: 12 }, (_, i) => ({
  seq: i + 1,
  previous: hashOf(i),
  hash: hashOf(i + 1),
}));

/** What an office that keeps each envelope notices of a delivery. */
function faultsOf(delivered: readonly Place[], erasedAfterEach = true): string[] {
  const known = new Map<string, Place>();
  let last = { seq: 0, hash: hashOf(0) };
  const faults: string[] = [];
  for (const place of delivered) {
    const before = known.has(place.hash) ? { erased: erasedAfterEach } : undefined;
    const isTaken = !before && [...known.values()].some(({ seq }) => seq === place.seq);
    const found: KnownRow = { last, before, isTaken };
    const fault = sequenceFault(place, found);
    if (fault) faults.push(fault.fault);
    known.set(place.hash, place);
    if (place.seq > last.seq) last = { seq: place.seq, hash: place.hash };
  }
  return faults;
}

test('a row that is whole and in order is in order, also where the door holds it for longer', () => {
  expect(faultsOf(row)).toEqual([]);
  expect(faultsOf([...row, ...row], false)).toEqual([]);
});

test('one that is dropped, repeated, exchanged or delivered late is noticed by the next that comes', () => {
  expect(faultsOf(row.filter(({ seq }) => seq !== 5))).toEqual(['missing']);
  expect(faultsOf([...row.slice(0, 5), ...row.slice(2, 3), ...row.slice(5)])).toEqual(['repeated']);
  const other = { ...row[4], hash: 'f'.repeat(64) } as Place;
  expect(faultsOf([...row.slice(0, 4), other, ...row.slice(5)])).toEqual(['altered']);
  const [first, second, third, ...rest] = row as [Place, Place, Place, ...Place[]];
  expect(faultsOf([first, third, second, ...rest])).toEqual(['missing', 'reordered']);
});

test('whatever a door does to a row but cut off its end is noticed', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(row, { minLength: 1 }), (delivered) => {
      const isHonest = delivered.every(({ seq }, i) => seq === i + 1);
      expect(faultsOf(delivered).length === 0).toBe(isHonest);
    }),
  );
});
