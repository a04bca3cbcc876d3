import { z } from 'zod';
import { peopleFact } from '../../../access/people';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { isInTeam, peopleOfTeam, teamFields, whyNotTeam } from './team';

const renamed = () => z.object({ ...teamFields(), reason: paragraph(1000) });

/** Gives the work to another leader or other members, with the reason. Nobody signs it once more, so no one gives it to themselves. */
export const reassign = defineCommand({
  type: 'reassign',
  citation: 'procedure §3.2',
  during: ['assignment', 'verification', 'discipline', 'publication'],
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: renamed,
  completed: () => renamed().extend({ people: peopleFact() }),
  people: (_state, team) => peopleOfTeam(team),
  obstacle: (state) => (state.team ? undefined : refuse('formTeamFirst')),
  decide: (state, { people, ...input }, { actor }) => {
    const why = whyNotTeam(state, input, people);
    if (why) return why;
    if (people && isInTeam(input, actor.id))
      return refuse('namesThemselves', { field: input.leader === actor.id ? 'leader' : 'members' });
    return [happened('reassigned', input)];
  },
});
