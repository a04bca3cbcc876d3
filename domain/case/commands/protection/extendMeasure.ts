import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { endingMeasures, findMeasure } from '../../../protection/measures';
import { whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, futureDate, measureRef, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Puts off the planned end of a measure of protection, with the reason: its grounds are there still (Luật Tố cáo art. 54). */
export const extendMeasure = defineCommand({
  type: 'extendMeasure',
  citation: 'Luật Tố cáo art. 54; procedure §7',
  during: stages,
  givenBy: signatories,
  input: () =>
    z.object({ measureId: measureRef(), on: date(), until: futureDate(), explanation: paragraph() }),
  obstacle: (state) => (endingMeasures(state).length > 0 ? undefined : refuse('noPlannedEnd')),
  decide: (state, input, ctx) => {
    const measure = findMeasure(state, input.measureId);
    if (!measure) return refuse('noMeasure', { field: 'measureId' });
    if (measure.until === undefined) return refuse('noPlannedEnd', { field: 'measureId' });
    const refusal = whyNoReason('explanation', input.explanation) ?? whyNotDate(state, ctx, 'on', input.on);
    if (refusal) return refusal;
    if (input.on < measure.decidedOn) return refuse('beforeMeasure', { field: 'on' });
    return input.until <= measure.until || input.until <= input.on
      ? refuse('notLater', { field: 'until', params: { until: measure.until } })
      : [happened('measureExtended', input)];
  },
});
