import { project } from '../../domain/views/caseView';
import { OfficeCase } from './office';
import { toVerification } from './stages';

/** Settling is due on Thursday 9 July 2026. */
const inVerification = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const overdue = (one: OfficeCase) => {
  const { overdueKinds, due } = project(one.now);
  return { kinds: overdueKinds, dueOn: due?.on, since: one.now.clocks.settling?.overdueSince };
};

test('a limit that was over before its case rested is over still when the case goes on', () => {
  const one = inVerification().wait('2026-07-13T02:00:00.000Z');
  expect(overdue(one)).toMatchObject({ kinds: ['settling'], since: '2026-07-09T17:00:00.000Z' });
  one.give('pause', { on: '2026-07-14' }).give('resume', { on: '2026-07-28' });
  expect(one.now.clocks.settling?.dates?.dueOn).toBe('2026-07-09');
  expect(overdue(one)).toMatchObject({ kinds: ['settling'], since: '2026-07-09T17:00:00.000Z' });
  expect(
    one.events.filter(
      ({ type, data }) => type === 'fellOverdue' && 'kind' in data && data.kind === 'settling',
    ),
  ).toHaveLength(1);
});

test('a limit that was not over when its case rested has what was left of it when the case goes on', () => {
  // The Wednesday of the pause does not count, the Monday of the resumption does: two days were left, the second is Tuesday.
  const one = inVerification().give('pause', { on: '2026-07-08' }).give('resume', { on: '2026-07-20' });
  expect(one.now.clocks.settling?.dates?.dueOn).toBe('2026-07-21');
  expect(overdue(one)).toMatchObject({ kinds: [], since: undefined });
});
