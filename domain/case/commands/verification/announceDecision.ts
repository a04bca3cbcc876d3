import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, futureDate, line, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Announces the decision to the managing organisation and the subject, who must then explain in writing (§3.3). */
export const announceDecision = defineCommand({
  type: 'announceDecision',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseLeader'],
  input: () =>
    z.object({
      on: date(),
      place: line(),
      present: paragraph(1000),
      /** The day by which the subject explains in writing. */
      explainBy: optional(futureDate()),
    }),
  demands: () => ['explainBy'],
  decide: (state, input, ctx) => {
    const { on, explainBy } = input;
    if (explainBy === undefined) return refuse('explainByMissing', { field: 'explainBy' });
    if (explainBy < on) return refuse('explainByPast', { field: 'explainBy' });
    return whyNotDate(state, ctx, 'on', on) ?? [happened('decisionAnnounced', input)];
  },
});
