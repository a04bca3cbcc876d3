import type { Context } from '../case/context';
import type { EventData } from '../case/events/event';
import { isRefusal, type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import { findUnit } from '../case/subject';
import type { AppealableDecision } from './appealable';
import { type AppealInput, decisionMeant } from './decisionMeant';
import { reviewerOf, whyNotAppealDates } from './ladder';

/** What an appeal is against and who reviews it, as its events keep it; or why it cannot be taken on. */
export function appealAgainst(
  state: CaseState,
  input: AppealInput,
  decisions: readonly AppealableDecision[] | undefined,
  ctx: Context,
): Omit<EventData<'appealAccepted'>, 'basis'> | Refusal {
  if (ctx.procedure.law === 'state') return refuse('stateLawNoAppeal');
  const { appeals } = ctx.procedure;
  if (!appeals) return refuse('notAnAppeal');
  if (input.appealedCase === state.caseId) return refuse('mergedWithItself', { field: 'appealedCase' });
  const meant = decisionMeant(input, decisions);
  if (isRefusal(meant)) return meant;
  const { lodgedOn, lodgedBy, violationEndedOn } = input;
  const facts = { ...meant, lodgedOn, lodgedBy, violationEndedOn };
  const wrongDates = whyNotAppealDates(facts, state.registration.receivedOn, ctx);
  if (wrongDates) return wrongDates;
  const reviewer = reviewerOf(facts, appeals.value, ctx, findUnit(state.registration.subject));
  return isRefusal(reviewer) ? reviewer : { ...facts, reviewer };
}
