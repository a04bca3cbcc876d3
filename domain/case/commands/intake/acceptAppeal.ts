import { startOnce } from '../../../clocks/goingOn';
import { z } from 'zod';
import { appealableDecisions } from '../../../appeals/appealable';
import { appealFields } from '../../../appeals/decisionMeant';
import { appealAgainst } from '../../../appeals/against';
import { dayOf } from '../../../calendar/officeDays';
import { stopHandling } from '../../../clocks/intake';
import { stopClock } from '../../../clocks/running';
import { isAppeal, reporterCanBeTold, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { linkedConflicts, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { takingOver } from '../anytime/declareConflict';

const sent = () => z.object({ ...appealFields(), basis: paragraph() });

/**
 * Takes a discipline appeal on: in time, by the disciplined themselves, against a decision on them that stands, at the rung of the
 * ladder that is next.
 */
export const acceptAppeal = defineCommand({
  type: 'acceptAppeal',
  citation: '22-QĐ/TW art. 22-27; procedure §4, §5',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: sent,
  completed: () => sent().extend({ linkedConflicts: linkedConflicts(), decisions: appealableDecisions() }),
  obstacle: (state) => {
    const notThisLaw = whyNotUnderStateLaw(state, 'stateLawNoAppeal');
    if (notThisLaw) return notThisLaw;
    if (!isAppeal(state)) return refuse('notAnAppeal');
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return state.classification ? undefined : refuse('classifyFirst');
  },
  decide: (state, { basis, linkedConflicts: conflicts, decisions, ...input }, ctx) => {
    const against = appealAgainst(state, input, decisions, ctx);
    if (isRefusal(against)) return against;
    return [
      happened('appealAccepted', { ...against, basis }),
      ...stopHandling(state, ctx),
      ...stopClock(state, ctx, 'forwarding'),
      ...startOnce(state, ctx, 'appeal', state.registration.receivedDay),
      ...startOnce(state, ctx, 'telling', dayOf(ctx.calendar, ctx.now)),
      happened('noticeOwed', { to: 'reporter', about: 'acceptance' }),
      ...takingOver(state, conflicts, ctx),
    ];
  },
});
