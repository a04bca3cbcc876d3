import { disciplinedKind } from '../case/checks';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { DisciplineForm, PartyProcedure } from '../procedure/partyProcedure';
import { heaviestFirst, type MajorityRule } from '../voting/tally';
import { type LawfulForm, lawfulForms } from './lawfulForms';

/**
 * Where the commission lacks the power over the heaviest form, its ballot is that of a body that proposes (procedure §5), to the
 * level above or to the lower body whose power it is.
 */
function whyNotDeciding(state: CaseState, forms: readonly LawfulForm[]): Refusal | undefined {
  const [heaviest] = heaviestFirst[disciplinedKind(state)];
  const form = forms.find((one) => one.form === heaviest);
  if (form?.withinPower) return undefined;
  return form?.powerOf === undefined
    ? refuse('powerLiesHigher', { field: 'body' })
    : refuse('disciplineBelow', { field: 'body', params: { body: form.powerOf } });
}

/** Why the commission's ballot on this case decides nothing, but proposes; undefined where it decides. */
export const whyOnlyProposing = (
  state: CaseState,
  procedure: PartyProcedure,
  day: string,
): Refusal | undefined => whyNotDeciding(state, lawfulForms(state, procedure, day));

/** As which body the commission votes on this case. */
export const ballotBody = (state: CaseState, procedure: PartyProcedure, day: string): MajorityRule['body'] =>
  whyOnlyProposing(state, procedure, day) ? 'proposing' : 'deciding';

/** Why a ballot cannot be held so: on a form that is out of time on that day, or by the majority of a body that has the power. */
export function whyNotBallot(
  state: CaseState,
  procedure: PartyProcedure,
  day: string,
  {
    on,
    body,
    votes,
  }: { on: string; body: MajorityRule['body']; votes: Partial<Record<DisciplineForm, number>> },
): Refusal | undefined {
  // Versions that say nothing of deliberation leave this to the decision, as their cases were decided.
  if (!procedure.deliberation) return undefined;
  const forms = lawfulForms(state, procedure, day, on);
  const late = forms.find(({ form, inTime }) => !inTime && (votes[form] ?? 0) > 0);
  if (late) return refuse('outOfTime', { field: late.form, params: { until: late.until ?? '' } });
  return body === 'deciding' ? whyNotDeciding(state, forms) : undefined;
}
