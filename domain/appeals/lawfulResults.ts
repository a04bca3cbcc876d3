import { disciplinedKind } from '../case/checks';
import type { CaseState } from '../case/state';
import { type FormInTime, formsInTime } from '../discipline/limitation';
import type { DisciplineForm, PartyProcedure } from '../procedure/partyProcedure';
import { heaviestFirst } from '../voting/tally';

/** A form to which an appeal can raise or lower the decision, and whether it is in time. */
export interface ReviewedForm extends FormInTime {
  result: 'raised' | 'lowered';
}

/**
 * The forms other than the one appealed against, each heavier or lighter than it. Whether they are in time is reckoned from the end
 * of the violation to the day on which the decision was served, since it had been found and judged by then.
 */
export function reviewedForms(state: CaseState, procedure: PartyProcedure): ReviewedForm[] {
  const { appeal } = state;
  if (!appeal) return [];
  const kind = disciplinedKind(state);
  const weights: readonly DisciplineForm[] = heaviestFirst[kind];
  const before = weights.indexOf(appeal.form);
  return formsInTime(procedure, kind, appeal.violationEndedOn, appeal.servedOn)
    .filter(({ form }) => form !== appeal.form)
    .map((form) => ({ ...form, result: weights.indexOf(form.form) < before ? 'raised' : 'lowered' }));
}
