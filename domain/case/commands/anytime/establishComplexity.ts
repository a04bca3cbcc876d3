import { z } from 'zod';
import { isRunning } from '../../../clocks/clock';
import { foundComplexity } from '../../../procedure/complexity';
import { complexityOf } from '../../../procedure/settling';
import { isUnderStateLaw, reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { criteriaMet, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { complexities } from '../../vocabulary';

/**
 * Finds a report under State law complex, or especially complex, when that shows only after it was taken on: by whoever settles it, with the
 * reason, before settling is due, and never back again; reporter and subject are told. It lets settling be extended, and extends nothing itself
 * (Luật Tố cáo art. 30).
 */
export const establishComplexity = defineCommand({
  type: 'establishComplexity',
  citation: 'Luật Tố cáo art. 30',
  during: ['assignment', 'verification', 'discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      complexity: optional(z.enum(complexities)),
      criteria: criteriaMet(),
      reason: paragraph(),
    }),
  obstacle: (state, _actor, { now }) => {
    if (!isUnderStateLaw(state)) return refuse('complexityOnlyStateLaw');
    const { settling } = state.clocks;
    if (!isRunning(settling)) return refuse('noClockToExtend');
    const { dueAt, dueOn } = settling.dates;
    if (now >= dueAt) return refuse('complexityTooLate', { params: { dueOn } });
    return complexityOf(state) === 'especiallyComplex' ? refuse('complexityHighest') : undefined;
  },
  decide: (state, { reason, ...said }, { procedure }) => {
    const complexity = foundComplexity(procedure, said);
    if (isRefusal(complexity)) return complexity;
    if (complexityOf(state) === complexity)
      return refuse('complexitySame', { field: said.criteria ? 'criteria' : 'complexity' });
    return [
      happened('complexityEstablished', {
        complexity,
        ...(said.criteria && { criteria: said.criteria }),
        reason,
      }),
      ...(reporterCanBeTold(state) ? [happened('noticeOwed', { to: 'reporter', about: 'complexity' })] : []),
      happened('noticeOwed', { to: 'subject', about: 'complexity' }),
    ];
  },
});
