import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * Discipline is due and the ballot adopted no form: the level directly above decides, where no other ballot is held (procedure §5). The
 * ballot stays in the file.
 */
export const referDiscipline = defineCommand({
  type: 'referDiscipline',
  citation: '22-QĐ/TW art. 15; procedure §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ to: line(300), grounds: paragraph(20000) }),
  obstacle: (state) => {
    const notThisLaw = whyNotUnderStateLaw(state, 'stateLawNoDiscipline');
    if (notThisLaw) return notThisLaw;
    if (!state.conclusion) return refuse('concludeFirst');
    if (!state.conclusion.disciplineDue) return refuse('noDisciplineDue');
    if (state.proposedDiscipline) return refuse('proposedUpward');
    if (state.deferral) return refuse('deferred', { params: { until: state.deferral.until } });
    if (!state.vote) return refuse('voteFirst');
    return state.vote.adopted ? refuse('formAdopted') : undefined;
  },
  decide: (state, input, ctx) => [
    happened('disciplineReferred', input),
    ...stopClock(state, ctx, 'publication'),
  ],
});
