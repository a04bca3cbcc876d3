import type { CaseState } from '../case/state';
import { mayBeInCharge } from './inCharge';
import { maySee } from './maySee';
import { type Actor, hasConflict, mayDo } from './policy';

/** Who puts a case on the list of complex and pending matters, takes it off, and sets its roadmap: a head who takes part in the case. */
export const mayLeadMatter = (actor: Actor, state: CaseState): boolean =>
  mayDo(actor, 'leadMatters') && !hasConflict(state, actor.id);

/** Who says how far a step has come: whoever answers for it, or a head. */
export const mayReportStep = (actor: Actor, state: CaseState, step: { who: string }): boolean =>
  mayLeadMatter(actor, state) || (step.who === actor.id && !hasConflict(state, actor.id));

/** Who can answer for a step: whoever inspects or directs inspections, and sees the case. */
export const canAnswerForStep = (actor: Actor, state: CaseState): boolean =>
  mayBeInCharge(actor) && !hasConflict(state, actor.id) && maySee(actor, state);
