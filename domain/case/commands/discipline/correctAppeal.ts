import { z } from 'zod';
import { appealableDecisions } from '../../../appeals/appealable';
import { appealAgainst } from '../../../appeals/against';
import { appealFields } from '../../../appeals/decisionMeant';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { linkedConflicts, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { takingOver } from '../anytime/declareConflict';
import { isInTeam } from '../assignment/team';

const sent = () => z.object({ ...appealFields(), reason: paragraph() });

/** Puts right what was entered of the decision that an appeal is against, or of the appeal itself, before it is decided. */
export const correctAppeal = defineCommand({
  type: 'correctAppeal',
  citation: '22-QĐ/TW art. 22-27; procedure §5',
  during: ['assignment', 'verification', 'discipline'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: sent,
  completed: () => sent().extend({ linkedConflicts: linkedConflicts(), decisions: appealableDecisions() }),
  obstacle: ({ appeal }) => (appeal ? undefined : refuse('notAnAppeal')),
  decide: (state, { reason, linkedConflicts: conflicts, decisions, ...input }, ctx) => {
    const against = appealAgainst(state, input, decisions, ctx);
    if (isRefusal(against)) return against;
    const { team, appeal } = state;
    if (team && against.workedOn?.some((id) => isInTeam(team, id)))
      return refuse('teamWorkedOnDecision', { field: 'appealedCase' });
    const before = appeal?.appealedCase;
    const leaves = before !== undefined && before !== against.appealedCase;
    return [
      happened('appealCorrected', { ...against, reason, ...(leaves && { leaves: before }) }),
      ...takingOver(state, conflicts, ctx),
    ];
  },
});
