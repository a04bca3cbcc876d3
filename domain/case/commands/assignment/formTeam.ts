import { z } from 'zod';
import { peopleFact } from '../../../access/people';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { orderReason } from '../../fields';
import { beforeTeam, departure } from '../../order/usualOrder';
import { isRefusal, refuse } from '../../refusal';
import { peopleOfTeam, teamFields, whyNotTeam } from './team';

const named = () => z.object({ ...teamFields(), orderReason: orderReason() });

/** Names leader and members of the verification team; whoever proposes it may belong to it, since another signs the decision. */
export const formTeam = defineCommand({
  type: 'formTeam',
  citation: 'procedure §3.2',
  during: ['assignment'],
  givenBy: ['areaOfficer', 'departmentHead'],
  input: named,
  completed: () => named().extend({ people: peopleFact() }),
  people: (_state, team) => peopleOfTeam(team),
  obstacle: (state) => (state.proposal ? undefined : refuse('proposeFirst')),
  demands: (state, rules) => (rules && beforeTeam(state, rules.procedure).length > 0 ? ['orderReason'] : []),
  decide: (state, { people, orderReason: why, ...team }, ctx) => {
    const departed = departure(beforeTeam(state, ctx.procedure), why);
    if (isRefusal(departed)) return departed;
    return whyNotTeam(state, team, people) ?? [happened('teamFormed', team), ...departed];
  },
});
