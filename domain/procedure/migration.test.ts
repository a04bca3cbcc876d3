import { calendar, OfficeCase, procedures } from '../../tests/domain/office';
import { getProcedureInForce } from './procedure';
import { previewMigration } from './migration';

const accepted = () =>
  OfficeCase.received('2025-05-20')
    .give('classify', { on: '2025-05-20' })
    .give('accept', { on: '2025-05-20' });
const later = getProcedureInForce(procedures, '2025-06-02');
const settlingOf = (one: OfficeCase, procedure = later) =>
  previewMigration(one.now, procedure, calendar).find(({ kind }) => kind === 'settling');

test('Scenario 20. A preview shows each running clock before and after, and changes nothing', () => {
  const one = accepted();
  const before = JSON.stringify(one.now);
  expect(settlingOf(one)).toEqual({ kind: 'settling', before: '2025-09-25', after: '2025-09-25' });
  expect(previewMigration(one.now, later, calendar).map(({ kind }) => kind)).toEqual([
    'telling',
    'settling',
    'stall',
  ]);
  expect(JSON.stringify(one.now)).toBe(before);
});

test('a shorter limit moves what is due, with the extension that was granted', () => {
  const { settling } = later.limits;
  const shorter = {
    ...later,
    limits: { ...later.limits, settling: { ...settling, value: { ...settling.value, count: 5 } } },
  };
  // Five working days after Tuesday 2025-05-20: Wednesday to Friday, Monday, Tuesday.
  expect(settlingOf(accepted(), shorter)?.after).toBe('2025-05-27');
  const extended = accepted().give('extend', { on: '2025-05-21' }, { by: 2 });
  expect(settlingOf(extended, shorter)?.after).toBe('2025-05-29');
});

test('a limit that the other version does not have is said to be missing', () => {
  const without = { ...later, limits: { ...later.limits, suspension: undefined } };
  const one = accepted();
  ['proposeAssignment', 'formTeam', 'suspendActivity'].forEach((type) =>
    one.give(type as 'formTeam', { on: '2025-05-21' }),
  );
  const suspension = previewMigration(one.now, without, calendar).find(({ kind }) => kind === 'suspension');
  // Ninety calendar days after 2025-05-21.
  expect(suspension).toEqual({ kind: 'suspension', before: '2025-08-19' });
});
