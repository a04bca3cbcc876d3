import { comeBack } from '../../../clocks/goingOn';
import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * A report that was merged turns out to be another matter: it is at intake again, its limits go on where
 * they were (see `comeBack`), and the result of the
 * other case is no longer owed to its reporter.
 */
export const unmerge = defineCommand({
  type: 'unmerge',
  citation: 'procedure §3.1',
  during: ['closed'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ reason: paragraph() }),
  obstacle: ({ outcome }) => (outcome === 'merged' ? undefined : refuse('notMerged')),
  decide: (state, { reason }, ctx) => {
    const from = state.ending?.to;
    if (from === undefined) return refuse('notMerged');
    const result = { to: 'reporter', about: 'result' } as const;
    const isOwed = state.owed.some(({ to, about }) => to === result.to && about === result.about);
    return [
      happened('unmerged', { from, reason }),
      ...(isOwed ? [happened('noticeDropped', result)] : []),
      ...comeBack(state, ctx, 'unmerge'),
    ];
  },
});
