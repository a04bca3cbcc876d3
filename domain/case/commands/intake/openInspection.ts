import { startOnce } from '../../../clocks/goingOn';
import { z } from 'zod';
import { dayOf } from '../../../calendar/officeDays';
import { stopHandling } from '../../../clocks/intake';
import { stopClock } from '../../../clocks/running';
import { settlingStart } from '../../../procedure/settling';
import { whyNotForAppeal } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { whyNotWhole } from '../../parting';
import { refuse } from '../../refusal';

/** Opens a signs-of-violation inspection from what can be checked, whoever reported it; nobody has to be told. */
export const openInspection = defineCommand({
  type: 'openInspection',
  citation: 'procedure §2, §6',
  during: ['intake'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ basis: paragraph() }),
  obstacle: (state) =>
    whyNotForAppeal(state) ??
    whyNotWhole(state) ??
    (state.registration.checkable ? undefined : refuse('nothingCheckable')),
  decide: (state, input, ctx) => [
    happened('inspectionOpened', input),
    ...stopHandling(state, ctx),
    ...stopClock(state, ctx, 'forwarding'),
    ...startOnce(state, ctx, 'settling', settlingStart(ctx.procedure, state, dayOf(ctx.calendar, ctx.now))),
  ],
});
