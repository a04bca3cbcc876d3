import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { teamFields, whyNotTeam } from './team';

/** Gives the work to another leader or other members, with the reason. */
export const reassign = defineCommand({
  type: 'reassign',
  citation: 'procedure §3.2',
  during: ['assignment', 'verification', 'discipline', 'publication'],
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ ...teamFields(), reason: paragraph(1000) }),
  obstacle: (state) => (state.team ? undefined : refuse('formTeamFirst')),
  decide: (state, input) => whyNotTeam(state, input) ?? [happened('reassigned', input)],
});
