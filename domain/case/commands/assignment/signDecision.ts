import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paperNumber } from '../../fields';
import { refuse } from '../../refusal';
import { whyNotTeam } from './team';

/** The standing members sign the decision and the plan; verification begins (procedure §3.2). */
export const signDecision = defineCommand({
  type: 'signDecision',
  citation: 'procedure §3.2',
  during: ['assignment'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ number: paperNumber(), signedOn: date() }),
  obstacle: (state) => {
    if (!state.proposal) return refuse('proposeFirst');
    return state.team ? undefined : refuse('formTeamFirst');
  },
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'signedOn', input.signedOn) ??
    (state.team && whyNotTeam(state, state.team)) ?? [happened('decisionSigned', input)],
});
