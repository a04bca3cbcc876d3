import { subjectKind } from '../case/checks';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { DisciplineForm, PartyProcedure } from '../procedure/procedure';
import { heaviestFirst, type MajorityRule } from '../voting/tally';
import { lawfulForms } from './lawfulForms';

/** Where the commission lacks the power over the heaviest form, its ballot is that of a body that proposes (procedure §5). */
export function ballotBody(state: CaseState, procedure: PartyProcedure): MajorityRule['body'] {
  const [heaviest] = heaviestFirst[subjectKind(state)];
  const form = lawfulForms(state, procedure).find((one) => one.form === heaviest);
  return form?.withinPower ? 'deciding' : 'proposing';
}

/** Why a ballot cannot be held so: on a form that is out of time, or by the majority of a body that has the power. */
export function whyNotBallot(
  state: CaseState,
  procedure: PartyProcedure,
  { body, votes }: { body: MajorityRule['body']; votes: Partial<Record<DisciplineForm, number>> },
): Refusal | undefined {
  // Versions that say nothing of deliberation leave this to the decision, as their cases were decided.
  if (!procedure.deliberation) return undefined;
  const late = lawfulForms(state, procedure).find(({ form, inTime }) => !inTime && (votes[form] ?? 0) > 0);
  if (late) return refuse('outOfTime', { field: late.form, params: { until: late.until ?? '' } });
  return body === 'deciding' && ballotBody(state, procedure) === 'proposing'
    ? refuse('powerLiesHigher', { field: 'body' })
    : undefined;
}
