import { findForm, lawfulForms, type LawfulForm } from '../../../discipline/lawfulForms';
import { localDate } from '../../../calendar/officeDays';
import type { DisciplineForm } from '../../../procedure/partyProcedure';
import type { Context } from '../../context';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { whyNotUnderStateLaw } from '../../checks';

/** What must be there before anybody decides on discipline: a conclusion that it is due, and a ballot, whatever it adopted. */
export function whyNoBallotYet(state: CaseState): Refusal | undefined {
  const notThisLaw = whyNotUnderStateLaw(state, 'stateLawNoDiscipline');
  if (notThisLaw) return notThisLaw;
  if (!state.conclusion) return refuse('concludeFirst');
  if (!state.conclusion.disciplineDue) return refuse('noDisciplineDue');
  if (state.proposedDiscipline) return refuse('proposedUpward');
  if (state.deferral) return refuse('deferred', { params: { until: state.deferral.until } });
  return state.vote ? undefined : refuse('voteFirst');
}

/** What must be there before any discipline: a conclusion that it is due, and a ballot that adopted a form. */
export const whyNoDiscipline = (state: CaseState): Refusal | undefined =>
  whyNoBallotYet(state) ?? (state.vote?.adopted ? undefined : refuse('nothingAdopted'));

/** The form as the ballot adopted it and the limitation period allows it, or why not. */
export function adoptedInTime(
  state: CaseState,
  form: DisciplineForm,
  ctx: Context,
  on?: string,
): LawfulForm | Refusal {
  if (ctx.procedure.law === 'state') return refuse('stateLawNoDiscipline');
  if (state.vote?.adopted !== form) return refuse('notTheAdoptedForm', { field: 'form' });
  const lawful = findForm(lawfulForms(state, ctx.procedure, localDate(ctx.calendar, ctx.now), on), form);
  if (!lawful) return refuse('formNotForSubject', { field: 'form' });
  return lawful.inTime
    ? lawful
    : refuse('outOfTime', { field: 'form', params: { until: lawful.until ?? '' } });
}
