import { z } from 'zod';
import { peopleFact } from '../../../access/people';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { isInTeam, peopleOfTeam, teamFields, whyNotTeam } from './team';

const renamed = () => {
  const { leader, members } = teamFields();
  return z.object({ leader, members: optional(members), reason: paragraph(1000) });
};

interface Renamed {
  leader: string;
  members?: string[] | undefined;
}

/** Another leader keeps the members where nobody says otherwise; whoever led or sat in it and now leads is no member besides. */
const teamAfter = ({ team }: CaseState, { leader, members = team?.members ?? [] }: Renamed) => ({
  leader,
  members: members.filter((id) => id !== leader),
});

/** Gives the work to another leader or other members, with the reason. Nobody signs it once more, so no one gives it to themselves. */
export const reassign = defineCommand({
  type: 'reassign',
  citation: 'procedure §3.2',
  during: ['assignment', 'verification', 'discipline', 'publication'],
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: renamed,
  completed: () => renamed().extend({ people: peopleFact() }),
  people: (state, input) => peopleOfTeam(teamAfter(state, input)),
  // A form says all of them, none among them.
  demands: () => ['members'],
  obstacle: (state) => (state.team ? undefined : refuse('formTeamFirst')),
  decide: (state, { people, ...input }, { actor }) => {
    const team = teamAfter(state, input);
    const why = whyNotTeam(state, team, people);
    if (why) return why;
    if (people && isInTeam(team, actor.id))
      return refuse('namesThemselves', { field: team.leader === actor.id ? 'leader' : 'members' });
    const { reason } = input;
    return [happened('reassigned', { ...team, reason, ...(state.team && { before: state.team }) })];
  },
});
