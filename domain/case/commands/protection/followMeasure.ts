import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { findMeasure, openMeasures } from '../../../protection/measures';
import { measureStandings } from '../../../protection/vocabulary';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, futureDate, measureRef, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** A measure of protection is looked at again: it is applied by the body that was asked for it, goes on, or is changed (Luật Tố cáo art. 54). */
export const followMeasure = defineCommand({
  type: 'followMeasure',
  citation: 'Luật Tố cáo art. 54; procedure §7',
  during: stages,
  givenBy: signatories,
  input: () =>
    z.object({
      measureId: measureRef(),
      on: date(),
      standing: z.enum(measureStandings),
      explanation: paragraph(),
      reviewOn: optional(futureDate()),
    }),
  obstacle: (state) => (openMeasures(state).length > 0 ? undefined : refuse('noMeasure')),
  decide: (state, input, ctx) => {
    const measure = findMeasure(state, input.measureId);
    if (!measure) return refuse('noMeasure', { field: 'measureId' });
    const refusal = whyNotDate(state, ctx, 'on', input.on);
    if (refusal) return refusal;
    if (input.on < measure.decidedOn) return refuse('beforeMeasure', { field: 'on' });
    if (input.reviewOn !== undefined && input.reviewOn <= input.on)
      return refuse('reviewBefore', { field: 'reviewOn' });
    if (input.reviewOn !== undefined && measure.until !== undefined && input.reviewOn > measure.until)
      return refuse('reviewAfterEnd', { field: 'reviewOn' });
    return [happened('measureFollowed', input)];
  },
});
