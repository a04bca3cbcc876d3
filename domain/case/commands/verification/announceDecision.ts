import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, paragraph } from '../../fields';

/** Announces the decision to the managing organisation and the subject, who must then explain in writing (§3.3). */
export const announceDecision = defineCommand({
  type: 'announceDecision',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseLeader'],
  input: () => z.object({ on: date(), place: line(), present: paragraph(1000) }),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [happened('decisionAnnounced', input)],
});
