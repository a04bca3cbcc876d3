import { z } from 'zod';
import { dayOfDate } from '../../../calendar/officeDays';
import { stopClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { date, line, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** The superior is told why a case is late, and who answers for it (Luật Tố cáo art. 38). */
export const answerSuperior = defineCommand({
  type: 'answerSuperior',
  citation: 'Luật Tố cáo art. 38; NĐ 31/2019 art. 5',
  during: openStages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () =>
    z.object({ on: date(), number: optional(line(60)), reason: paragraph(), responsible: line(300) }),
  obstacle: ({ superiorQuestion }) =>
    superiorQuestion && !superiorQuestion.answered ? undefined : refuse('superiorAskedNothing'),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('superiorAnswered', input),
      ...stopClock(state, ctx, 'superiorAnswer', dayOfDate(ctx.calendar, input.on, ctx.now)),
    ],
});
