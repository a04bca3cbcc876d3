import { comeBack } from '../../../clocks/goingOn';
import { z } from 'zod';
import { dayOf, localDate } from '../../../calendar/officeDays';
import { findAnswerDue } from '../../../organisations/answerDue';
import { matterOf, settlingBody } from '../../../organisations/competence';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * Takes a forwarded report over from a lower level that lets it drag on: it is at intake again, its limits go on (see `comeBack`), and from now
 * on it is this level's to settle (procedure §5: if a lower level fails, the direct superior decides).
 */
export const takeOver = defineCommand({
  type: 'takeOver',
  citation: 'procedure §5',
  during: ['closed'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ reason: paragraph() }),
  obstacle: ({ outcome, forwarding }) =>
    outcome === 'forwarded' && forwarding ? undefined : refuse('notForwarded'),
  decide: (state, { reason }, ctx) => {
    const { forwarding } = state;
    if (!forwarding) return refuse('notForwarded');
    const body = settlingBody(matterOf(state), ctx.procedure, localDate(ctx.calendar, ctx.now));
    if (!forwarding.toUnit && body?.at !== 'below') return refuse('notWithLowerLevel');
    const until = findAnswerDue(state, ctx.procedure, ctx.calendar);
    if (until === undefined) return refuse('noTakingOver');
    const today = dayOf(ctx.calendar, ctx.now);
    if (today <= until) return refuse('lowerLevelHasTime', { params: { until } });
    const since = dayOf(ctx.calendar, forwarding.at);
    return [
      happened('takenOver', { from: forwarding.to, since, reason }),
      ...comeBack({ ...state, takenOver: { from: forwarding.to, since, at: ctx.now } }, ctx, 'takeOver'),
    ];
  },
});
