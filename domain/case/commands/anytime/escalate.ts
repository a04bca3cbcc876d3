import { z } from 'zod';
import { ladder } from '../../../access/nobodyLeft';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';

/** Asks a head to step in before a clock does. */
export const escalate = defineCommand({
  type: 'escalate',
  citation: 'procedure §9',
  during: openStages,
  givenBy: ['caseTeam', 'intakeOfficer', 'areaOfficer', 'departmentHead', 'viceChair'],
  input: () =>
    z.object({
      to: z.enum(ladder),
      explanation: paragraph(),
    }),
  decide: (_state, input, ctx) => [
    happened('escalated', { to: input.to, level: 0, dueAt: ctx.now, reason: input.explanation }),
  ],
});
