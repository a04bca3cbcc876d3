import { z } from 'zod';
import { dayOf } from '../../../calendar/officeDays';
import { startClock, stopClock } from '../../../clocks/running';
import { reporterCanBeTold, whyNotForAppeal } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Takes the denunciation on: settling counts from receipt, and reporter and subject must be told (Luật Tố cáo art. 29). */
export const accept = defineCommand({
  type: 'accept',
  citation: '22-QĐ/TW art. 20; Luật Tố cáo art. 29',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ basis: paragraph() }),
  obstacle: (state) => {
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return whyNotForAppeal(state) ?? (state.classification ? undefined : refuse('classifyFirst'));
  },
  decide: (state, input, ctx) => [
    happened('accepted', input),
    ...stopClock(state, ctx, 'handling'),
    ...stopClock(state, ctx, 'forwarding'),
    startClock(ctx, 'settling', state.registration.receivedDay),
    startClock(ctx, 'telling', dayOf(ctx.calendar, ctx.now)),
    happened('noticeOwed', { to: 'reporter', about: 'acceptance' }),
    happened('noticeOwed', { to: 'subject', about: 'acceptance' }),
  ],
});
