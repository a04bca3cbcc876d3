import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { findMeasure, unanswered } from '../../../protection/measures';
import { measureAnswers } from '../../../protection/vocabulary';
import { whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, measureRef, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/**
 * Records what the police or the personnel authority answered to a measure that they were asked for (Luật Tố cáo art. 49, 51). A refusal bears
 * its reason, and ends the measure; what is neither yes nor no leaves the answer owed.
 */
export const recordMeasureAnswer = defineCommand({
  type: 'recordMeasureAnswer',
  citation: 'Luật Tố cáo art. 49, art. 51; procedure §7',
  during: stages,
  givenBy: signatories,
  input: () =>
    z.object({
      measureId: measureRef(),
      on: date(),
      answer: z.enum(measureAnswers),
      explanation: paragraph(),
    }),
  obstacle: (state) => (unanswered(state).length > 0 ? undefined : refuse('noAnswerOwed')),
  decide: (state, input, ctx) => {
    const { measureId, on, answer, explanation } = input;
    const measure = findMeasure(state, measureId);
    if (!measure) return refuse('noMeasure', { field: 'measureId' });
    if (!unanswered(state).includes(measure)) return refuse('noAnswerOwed', { field: 'measureId' });
    const refusal =
      (answer === 'refused' ? whyNoReason('explanation', explanation) : undefined) ??
      whyNotDate(state, ctx, 'on', on);
    if (refusal) return refusal;
    if (on < measure.decidedOn) return refuse('beforeMeasure', { field: 'on' });
    return [
      happened('measureAnswered', input),
      ...(answer === 'refused'
        ? [happened('measureEnded', { measureId, on, ground: 'refusedByAuthority' as const, explanation })]
        : []),
    ];
  },
});
