import { z } from 'zod';
import { findAccess } from '../../access';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { account, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Takes back that somebody may see a case, before its day. */
export const takeAccess = defineCommand({
  type: 'takeAccess',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ accountId: account('endedAccess'), reason: paragraph(1000) }),
  obstacle: ({ access = [] }) => (access.length > 0 ? undefined : refuse('noAccessGiven')),
  decide: (state, input) =>
    findAccess(state, input.accountId)
      ? [happened('accessTaken', input)]
      : refuse('noAccessGiven', { field: 'accountId' }),
});
