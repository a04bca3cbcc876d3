import fc from 'fast-check';
import { OfficeCase } from '../../tests/domain/office';
import { findClosedOn, findClosedUpTo, findKeepingKey, findKeptUntil, keepingKindOf } from './kept';

test('a file is kept to the end of the year that is so many after the one in which it was closed', () => {
  expect(findKeptUntil('2026-02-03', 1)).toBe('2027-12-31');
  expect(findKeptUntil('2026-12-31', 20)).toBe('2046-12-31');
  expect(findKeptUntil('2026-12-31', 'forever')).toBeUndefined();
  expect(findKeptUntil('2026-12-31', 'notFound')).toBeUndefined();
});

test('what is due on a day is what was closed up to a day, and nothing else', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 40 }), (closedOn, today, years) => {
      const isOver = (findKeptUntil(closedOn, years) ?? '') < today;
      expect(isOver).toBe(closedOn <= (findClosedUpTo(today, years) ?? ''));
    }),
  );
});

test('a case has a kind of file by how it ended, and a day of closing only while it is closed', () => {
  const on = '2026-03-02';
  const played = OfficeCase.received(on);
  expect(findClosedOn(played.now)).toBeUndefined();
  expect(findKeepingKey(played.now)).toBeUndefined();
  played.give('classify', { on }).give('guide', { on: '2026-03-04' });
  expect(findClosedOn(played.now)).toBe('2026-03-04');
  expect(keepingKindOf(played.now)).toBe('unsettled');
  expect(findKeepingKey(played.now)).toBe('unsettled 2026-03-04');
  expect(keepingKindOf({ ...played.now, outcome: 'settled' })).toBe('settled');
  played.give('setKeeping', { on }, { keptAs: 'serious' });
  expect(findKeepingKey(played.now)).toBe('serious 2026-03-04');
  played.give('holdFile', { on });
  expect(findKeepingKey(played.now)).toBe('held 2026-03-04');
});
