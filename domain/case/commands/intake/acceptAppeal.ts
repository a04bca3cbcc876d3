import { startOnce } from '../../../clocks/goingOn';
import { z } from 'zod';
import { disciplineBodies } from '../../../appeals/bodies';
import { reviewerOf, whyNotAppealDates } from '../../../appeals/ladder';
import { dayOf } from '../../../calendar/officeDays';
import { stopClock } from '../../../clocks/running';
import { disciplineForms } from '../../../procedure/partyProcedure';
import { isAppeal, reporterCanBeTold, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, linkedConflicts, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { findUnit } from '../../subject';
import { lodgers } from '../../vocabulary';
import { takingOver } from '../anytime/declareConflict';

const sent = () =>
  z.object({
    decisionNumber: line(60),
    form: z.enum(disciplineForms),
    decidedBy: z.enum(disciplineBodies),
    servedOn: date(),
    lodgedOn: date(),
    lodgedBy: z.enum(lodgers),
    violationEndedOn: optional(date()),
    appealedCase: optional(z.string().min(1).max(100).meta({ ref: 'case' })),
    basis: paragraph(),
  });

/** Takes a discipline appeal on: in time, by the disciplined themselves, at the rung of the ladder that is next. */
export const acceptAppeal = defineCommand({
  type: 'acceptAppeal',
  citation: '22-QĐ/TW art. 22-27; procedure §4, §5',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: sent,
  completed: () => sent().extend({ linkedConflicts: linkedConflicts() }),
  obstacle: (state) => {
    const notThisLaw = whyNotUnderStateLaw(state, 'stateLawNoAppeal');
    if (notThisLaw) return notThisLaw;
    if (!isAppeal(state)) return refuse('notAnAppeal');
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return state.classification ? undefined : refuse('classifyFirst');
  },
  decide: (state, input, ctx) => {
    if (ctx.procedure.law === 'state') return refuse('stateLawNoAppeal');
    const { appeals } = ctx.procedure;
    if (!appeals) return refuse('notAnAppeal');
    if (input.appealedCase === state.caseId) return refuse('mergedWithItself', { field: 'appealedCase' });
    const { basis, linkedConflicts: conflicts, ...facts } = input;
    const wrongDates = whyNotAppealDates(facts, state.registration.receivedOn, ctx);
    if (wrongDates) return wrongDates;
    const unit = findUnit(state.registration.subject);
    const reviewer = reviewerOf(facts, appeals.value, ctx, unit);
    if (isRefusal(reviewer)) return reviewer;
    return [
      happened('appealAccepted', { ...facts, reviewer, basis }),
      ...stopClock(state, ctx, 'handling'),
      ...stopClock(state, ctx, 'forwarding'),
      ...startOnce(state, ctx, 'appeal', state.registration.receivedDay),
      ...startOnce(state, ctx, 'telling', dayOf(ctx.calendar, ctx.now)),
      happened('noticeOwed', { to: 'reporter', about: 'acceptance' }),
      ...takingOver(state, conflicts, ctx),
    ];
  },
});
