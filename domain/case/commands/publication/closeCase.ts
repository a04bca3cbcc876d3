import { z } from 'zod';
import { findFall, owesWithdrawal } from '../../../appeals/fallen';
import { isRunning } from '../../../clocks/clock';
import { awaitsCommendation, owesApology, owesRestoration } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Closes a case whose result is published, told to everyone, and followed up (procedure §3.5). */
export const closeCase = defineCommand({
  type: 'closeCase',
  citation: 'procedure §3.5',
  during: ['publication'],
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ summary: paragraph() }),
  obstacle: (state) => {
    // What fell before it was published is not made public any more.
    if (!state.publication?.publishedOn && !findFall(state)) return refuse('publishFirst');
    if (owesWithdrawal(state)) return refuse('withdrawalOpen');
    if (state.owed.length > 0) return refuse('noticesOwed', { params: { count: state.owed.length } });
    if (owesRestoration(state)) return refuse('restorationOpen');
    if (owesApology(state)) return refuse('apologyOpen');
    if (awaitsCommendation(state)) return refuse('commendationOpen');
    const open = state.recommendations.filter(({ done }) => !done).length;
    return open === 0 ? undefined : refuse('recommendationsOpen', { params: { count: open } });
  },
  decide: ({ clocks: { appealWindow } }, input, { procedure }) => {
    // The decision stands meanwhile, and the right to appeal goes on after the case is closed, where the rules let it.
    const mayClose = procedure.law === 'state' || (procedure.appealWindow?.value.closeBeforeEnd ?? true);
    if (!mayClose && isRunning(appealWindow))
      return refuse('appealWindowOpen', { params: { until: appealWindow.dates.dueOn } });
    return [happened('caseClosed', input)];
  },
});
