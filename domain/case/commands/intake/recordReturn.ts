import { comeBack } from '../../../clocks/goingOn';
import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** The body to which a report was forwarded sends it back: it is at intake again, and its limits go on (see `comeBack`). */
export const recordReturn = defineCommand({
  type: 'recordReturn',
  citation: 'procedure §3.1, §5',
  during: ['closed'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ from: line(300), on: date(), reason: paragraph(), lateReason: lateReason() }),
  obstacle: ({ outcome }) => (outcome === 'forwarded' ? undefined : refuse('notForwarded')),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('returned', input),
      ...comeBack(state, ctx, 'recordReturn'),
    ],
});
