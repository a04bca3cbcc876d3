import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { amount, futureDate, line, optional, paragraph } from '../../fields';
import { disciplinedKind } from '../../checks';
import type { CaseState } from '../../state';
import { refuse } from '../../refusal';
import { recommendationKinds } from '../../vocabulary';

/** What can be recommended about this subject: only the name of a member on probation can be struck off (procedure §5). */
export const kindsFor = (state: CaseState) =>
  recommendationKinds.filter((kind) => kind !== 'removalOfName' || disciplinedKind(state) === 'probationary');

/** Recommends to an organisation what it should do, or which assets to recover; it is followed until done (procedure §3.5). */
export const makeRecommendation = defineCommand({
  type: 'makeRecommendation',
  citation: 'procedure §3.5',
  during: ['discipline', 'publication'],
  givenBy: ['viceChair', 'chair', 'departmentHead'],
  input: () =>
    z.object({
      kind: z.enum(recommendationKinds).default('remedy'),
      to: line(300),
      text: paragraph(),
      amount: optional(amount()),
      dueOn: futureDate().optional(),
    }),
  decide: (state, { kind, ...input }) => {
    if (kind === 'removalOfName' && !kindsFor(state).includes(kind))
      return refuse('removalForProbation', { field: 'kind' });
    const isAssets = kind === 'assetRecovery';
    if (isAssets && input.amount === undefined) return refuse('amountMissing', { field: 'amount' });
    if (!isAssets && input.amount !== undefined) return refuse('amountOnlyForAssets', { field: 'amount' });
    const recommendationId = `k${state.recommendations.length + 1}`;
    // A remedy is what a recommendation was before kinds were told apart, and is written as it was.
    return [
      happened('recommendationMade', {
        ...input,
        recommendationId,
        ...(kind === 'remedy' ? {} : { kind }),
      }),
    ];
  },
});
