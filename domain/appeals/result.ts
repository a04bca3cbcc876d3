import { disciplinedKind } from '../case/checks';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { AppealResult } from '../case/vocabulary';
import type { DisciplineForm } from '../procedure/partyProcedure';
import { heaviestFirst } from '../voting/tally';

/**
 * Why the form that an appeal leaves does not fit its result: raised is heavier than before, lowered lighter, and only these
 * two name a form.
 */
export function whyFormDoesNotFit(
  state: CaseState,
  before: DisciplineForm,
  { result, form }: { result: AppealResult; form?: DisciplineForm | undefined },
): Refusal | undefined {
  const changes = result === 'raised' || result === 'lowered';
  if (!changes)
    return form === undefined || form === before ? undefined : refuse('formNotForResult', { field: 'form' });
  const forms: readonly DisciplineForm[] = heaviestFirst[disciplinedKind(state)];
  if (form === undefined || !forms.includes(form)) return refuse('formNotForResult', { field: 'form' });
  const isHeavier = forms.indexOf(form) < forms.indexOf(before);
  const isLighter = forms.indexOf(form) > forms.indexOf(before);
  const isChange = result === 'raised' ? isHeavier : isLighter;
  return isChange ? undefined : refuse('formNotForResult', { field: 'form' });
}
