import { z } from 'zod';
import { dayOf, localDate } from '../../../calendar/officeDays';
import { startClock } from '../../../clocks/running';
import { matterOf } from '../../../organisations/competence';
import { isMisdirected } from '../../../procedure/competence';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** The body to which a report was forwarded sends it back: it is at intake again, and its limits begin anew. */
export const recordReturn = defineCommand({
  type: 'recordReturn',
  citation: 'procedure §3.1, §5',
  during: ['closed'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ from: line(300), on: date(), reason: paragraph(), lateReason: lateReason() }),
  obstacle: ({ outcome }) => (outcome === 'forwarded' ? undefined : refuse('notForwarded')),
  decide: (state, input, ctx) => {
    const today = dayOf(ctx.calendar, ctx.now);
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('returned', input),
        ...startClock(state, ctx, 'handling', today),
        ...(isMisdirected(ctx.procedure, matterOf(state), localDate(ctx.calendar, ctx.now))
          ? startClock(state, ctx, 'forwarding', today)
          : []),
      ]
    );
  },
});
