import { startOnce } from '../../../clocks/goingOn';
import { z } from 'zod';
import { dayOf } from '../../../calendar/officeDays';
import { stopHandling } from '../../../clocks/intake';
import { stopClock } from '../../../clocks/running';
import { settlingStart } from '../../../procedure/settling';
import { isUnderStateLaw, reporterCanBeTold, whyNotForAppeal } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { whyNotWhole } from '../../parting';
import { refuse } from '../../refusal';

/**
 * Takes the denunciation on: settling counts from receipt, under State law from this day, and reporter and subject must be told
 * (Luật Tố cáo art. 29). What State law has no ladder for, an appeal against discipline, is guided to where it belongs.
 */
export const accept = defineCommand({
  type: 'accept',
  citation: '22-QĐ/TW art. 20; Luật Tố cáo art. 29',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ basis: paragraph() }),
  obstacle: (state) => {
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    if (isUnderStateLaw(state) && state.kind === 'disciplineAppeal') return refuse('stateLawNoAppeal');
    return (
      whyNotForAppeal(state) ??
      whyNotWhole(state) ??
      (state.classification ? undefined : refuse('classifyFirst'))
    );
  },
  decide: (state, input, ctx) => [
    happened('accepted', input),
    ...stopHandling(state, ctx),
    ...stopClock(state, ctx, 'forwarding'),
    ...startOnce(state, ctx, 'settling', settlingStart(ctx.procedure, state, dayOf(ctx.calendar, ctx.now))),
    ...startOnce(state, ctx, 'telling', dayOf(ctx.calendar, ctx.now)),
    happened('noticeOwed', { to: 'reporter', about: 'acceptance' }),
    happened('noticeOwed', { to: 'subject', about: 'acceptance' }),
  ],
});
