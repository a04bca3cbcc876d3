import { OfficeCase } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { wallDay, wallDayEndedBy } from './wallDay';

test.each([
  ['2026-03-15T16:59:59.999Z', '2026-03-15'],
  ['2026-03-15T17:00:00.000Z', '2026-03-16'],
  ['2026-03-15T23:30:00.000Z', '2026-03-16'],
  ['2026-12-31T17:00:00.000Z', '2027-01-01'],
])('%s is on %s in the office', (moment, day) => {
  expect(wallDay(moment)).toBe(day);
});

test('what ends at midnight, ends on the day before it', () => {
  expect(wallDayEndedBy('2026-03-15T17:00:00.000Z')).toBe('2026-03-15');
  expect(wallDayEndedBy('2026-03-15T17:00:04.000Z')).toBe('2026-03-16');
});

test('a request that is written at half past six in the morning is of that day', () => {
  const asked = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05').give('requestInformation', {
    // Half past six on 16 March in Viet Nam.
    on: '2026-03-15T23:30:00.000Z',
  });
  expect(asked.now.documents.at(-1)).toMatchObject({ kind: 'request', on: '2026-03-16' });
});
