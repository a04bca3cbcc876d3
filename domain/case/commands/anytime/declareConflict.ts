import { z } from 'zod';
import { roles } from '../../../access/roles';
import { defineCommand } from '../../command';
import { type Happening, happened } from '../../events/event';
import { account, line } from '../../fields';
import { stages } from '../../vocabulary';

/**
 * Declares that a person may not work on this case. What they did stays in the history; where they are in the team, the
 * head is asked to reassign the work.
 */
export const declareConflict = defineCommand({
  type: 'declareConflict',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: ['caseTeam', ...roles.filter((role) => role !== 'administrator' && role !== 'auditor')],
  input: () => z.object({ accountId: account(), relation: line(300) }),
  decide: (state, input, ctx) => {
    const inTeam = state.team?.leader === input.accountId || state.team?.members.includes(input.accountId);
    const ask: Happening[] = inTeam
      ? [happened('escalated', { to: 'departmentHead', level: 0, dueAt: ctx.now, reason: 'conflict' })]
      : [];
    return [happened('conflictDeclared', input), ...ask];
  },
});
