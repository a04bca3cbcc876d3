import { z } from 'zod';
import { peopleFact } from '../../../access/people';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, paperNumber } from '../../fields';
import { refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { isInTeam, peopleOfTeam, whyNotTeam } from './team';

const signed = () => z.object({ number: paperNumber(), signedOn: date(), lateReason: lateReason() });

/**
 * The standing members sign the decision and the plan; verification begins (procedure §3.2). From here on the team may ask for the
 * reporter's identity, so two people stand behind it: who signs has neither proposed it nor is in the team.
 */
export const signDecision = defineCommand({
  type: 'signDecision',
  citation: 'procedure §3.2',
  during: ['assignment'],
  givenBy: ['viceChair', 'chair'],
  input: signed,
  completed: () => signed().extend({ people: peopleFact() }),
  people: ({ team }) => (team ? peopleOfTeam(team) : { ids: [] }),
  obstacle: (state) => {
    if (!state.proposal) return refuse('proposeFirst');
    return state.team ? undefined : refuse('formTeamFirst');
  },
  decide: (state, { people, ...input }, ctx) => {
    const why =
      whyNotDate(state, ctx, 'signedOn', input.signedOn) ??
      (state.team && whyNotTeam(state, state.team, people));
    if (why) return why;
    return people && signsOwnWork(state, ctx.actor.id)
      ? refuse('signsOwnWork')
      : [happened('decisionSigned', input)];
  },
});

const signsOwnWork = ({ proposal, team }: CaseState, id: string): boolean =>
  proposal?.by === id || (team !== undefined && isInTeam(team, id));
