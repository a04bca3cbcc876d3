import { comeBack } from '../../../clocks/goingOn';
import { z } from 'zod';
import { dayOf, localDate } from '../../../calendar/officeDays';
import { findAnswerDue } from '../../../organisations/answerDue';
import { matterOf, settlingBody } from '../../../organisations/competence';
import { defineCommand } from '../../command';
import type { Context } from '../../context';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Where the law has the superior ask before they take over (Luật Tố cáo art. 38). */
const mustAskFirst = ({ procedure }: Context): boolean =>
  procedure.law === 'state' && procedure.takingOver !== undefined;

/**
 * Takes a forwarded report over from a lower level that lets it drag on: it is at intake again, its limits go on (see `comeBack`), and from now
 * on it is this level's to settle (procedure §5: if a lower level fails, the direct superior decides; under State law once they have asked, Luật Tố cáo art. 38).
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
    // State bodies stand in no tree of this office: whoever takes over from one answers for being above it.
    const isBelow = forwarding.toUnit !== undefined || body?.at === 'below' || mustAskFirst(ctx);
    if (!isBelow) return refuse('notWithLowerLevel');
    const until = findAnswerDue(state, ctx.procedure, ctx.calendar);
    if (until === undefined) return refuse(mustAskFirst(ctx) ? 'askLowerLevelFirst' : 'noTakingOver');
    const today = dayOf(ctx.calendar, ctx.now);
    if (today <= until) return refuse('lowerLevelHasTime', { params: { until } });
    const since = dayOf(ctx.calendar, forwarding.at);
    return [
      happened('takenOver', { from: forwarding.to, since, reason }),
      ...comeBack({ ...state, takenOver: { from: forwarding.to, since, at: ctx.now } }, ctx, 'takeOver'),
    ];
  },
});
