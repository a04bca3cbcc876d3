import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { stopClock } from '../../../clocks/running';
import { subjectKind, whyNotForAppeal, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { futureDate, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { deferralGrounds } from '../../vocabulary';

/**
 * Defers discipline for pregnancy, a child under twelve months or a serious illness in hospital (procedure §5). Meanwhile none is
 * decided or proposed, and the duty to publish a decision rests; the violation has been found, so no limitation runs out.
 */
export const deferDiscipline = defineCommand({
  type: 'deferDiscipline',
  citation: 'procedure §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ ground: z.enum(deferralGrounds), until: futureDate(), explanation: paragraph() }),
  obstacle: (state) => {
    const notThisLaw = whyNotUnderStateLaw(state, 'stateLawNoDiscipline');
    if (notThisLaw) return notThisLaw;
    if (state.deferral) return refuse('alreadyDeferred', { params: { until: state.deferral.until } });
    if (subjectKind(state) === 'organisation') return refuse('deferralForPeople');
    return whyNotForAppeal(state);
  },
  decide: (state, input, ctx) => {
    if (ctx.procedure.law === 'state') return refuse('stateLawNoDiscipline');
    const { deferral } = ctx.procedure;
    if (!deferral?.value.grounds.includes(input.ground)) return refuse('noDeferralHere', { field: 'ground' });
    if (input.until <= localDate(ctx.calendar, ctx.now)) return refuse('deferralIsOver', { field: 'until' });
    return [happened('disciplineDeferred', input), ...stopClock(state, ctx, 'publication')];
  },
});
