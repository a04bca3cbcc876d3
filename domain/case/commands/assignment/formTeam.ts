import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { refuse } from '../../refusal';
import { teamFields, whyNotTeam } from './team';

/** Names leader and members of the verification team. */
export const formTeam = defineCommand({
  type: 'formTeam',
  citation: 'procedure §3.2',
  during: ['assignment'],
  givenBy: ['areaOfficer', 'departmentHead'],
  input: () => z.object(teamFields()),
  obstacle: (state) => (state.proposal ? undefined : refuse('proposeFirst')),
  decide: (state, input) => whyNotTeam(state, input) ?? [happened('teamFormed', input)],
});
