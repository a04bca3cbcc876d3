import { z } from 'zod';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { futureDate, line, paragraph } from '../../fields';

/** Recommends a remedy to an organisation; it is followed until done (procedure §3.5). */
export const makeRecommendation = defineCommand({
  type: 'makeRecommendation',
  citation: 'procedure §3.5',
  during: ['discipline', 'publication'],
  givenBy: ['viceChair', 'chair', 'departmentHead'],
  input: () => z.object({ to: line(300), text: paragraph(), dueOn: futureDate().optional() }),
  decide: (state, input) => [
    happened('recommendationMade', { ...input, recommendationId: `k${state.recommendations.length + 1}` }),
  ],
});
