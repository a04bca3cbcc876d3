import { z } from 'zod';
import { dayOfDate } from '../../../calendar/officeDays';
import { startClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { date, line, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * The direct superior asks about a case that is late: whoever reported has turned to them (Luật Tố cáo art. 38). The answer has a limit of its
 * own where the version says so.
 */
export const recordSuperiorQuestion = defineCommand({
  type: 'recordSuperiorQuestion',
  citation: 'Luật Tố cáo art. 38; NĐ 31/2019 art. 5',
  during: openStages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ on: date(), from: line(300), number: optional(line(60)), content: paragraph() }),
  obstacle: ({ superiorQuestion }) =>
    superiorQuestion && !superiorQuestion.answered ? refuse('superiorWaits') : undefined,
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('superiorAsked', input),
      ...(ctx.procedure.limits.superiorAnswer
        ? startClock(state, ctx, 'superiorAnswer', dayOfDate(ctx.calendar, input.on, ctx.now))
        : []),
    ],
});
