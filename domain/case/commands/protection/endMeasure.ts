import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { findMeasure, openMeasures, outlastsConclusion } from '../../../protection/measures';
import { endedByHand } from '../../../protection/vocabulary';
import { whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, measureRef, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Ends a measure of protection before the conclusion does: its grounds are gone, on request, for a wilful breach of duties, or since the body asked for it refuses it (Luật Tố cáo art. 54). */
export const endMeasure = defineCommand({
  type: 'endMeasure',
  citation: 'Luật Tố cáo art. 54; procedure §7',
  during: stages,
  givenBy: signatories,
  input: () =>
    z.object({ measureId: measureRef(), on: date(), ground: z.enum(endedByHand), explanation: paragraph() }),
  obstacle: (state) => (openMeasures(state).length > 0 ? undefined : refuse('noMeasure')),
  decide: (state, input, ctx) => {
    const measure = findMeasure(state, input.measureId);
    if (!measure) return refuse('noMeasure', { field: 'measureId' });
    const refusal = whyNoReason('explanation', input.explanation) ?? whyNotDate(state, ctx, 'on', input.on);
    if (refusal) return refusal;
    // Who reported stays secret until they themselves wish otherwise (procedure §7).
    if (outlastsConclusion(measure) && input.ground !== 'onRequest')
      return refuse('secrecyStays', { field: 'ground' });
    if (input.ground === 'plannedEnd' && (measure.until === undefined || input.on < measure.until))
      return refuse('notPlannedYet', { field: 'ground' });
    return input.on < measure.decidedOn
      ? refuse('beforeMeasure', { field: 'on' })
      : [happened('measureEnded', input)];
  },
});
