import { disciplinedKind, upheld } from '../case/checks';
import type { CaseState } from '../case/state';
import type { DisciplineForm, PartyProcedure } from '../procedure/partyProcedure';
import { findOtherPower, matterOf } from '../organisations/competence';
import { type FormInTime, formsInTime } from './limitation';
import { commissionMayDecide } from './power';

/** A form of discipline with what the law says of it for this case. */
export interface LawfulForm extends FormInTime {
  /** The commission itself has the power; otherwise it proposes upward. */
  withinPower: boolean;
  /** The name of the lower body whose power it is, where the commission is not right above it. */
  powerOf?: string | undefined;
}

/** The latest end of the upheld violations; undefined where one of them has no date to reckon from. */
function violationEnd(state: CaseState): string | undefined {
  const ends = upheld(state).map(({ endedOn }) => endedOn);
  return ends.every((end) => end !== undefined) ? ends.sort().at(-1) : undefined;
}

/**
 * Each form that exists for the subject: is it in time, and whose power is it (procedure §4 limitation, §5).
 * @param day ISO date on which the power is asked for
 * @param votedOn ISO date by which a form must be in time, where nothing is concluded yet; that day, where none is given
 */
export function lawfulForms(
  state: CaseState,
  procedure: PartyProcedure,
  day: string,
  votedOn = day,
): LawfulForm[] {
  const { subject, receivedOn } = state.registration;
  const managedBy = 'managedBy' in subject ? subject.managedBy : undefined;
  const powerOf = findOtherPower(matterOf(state), procedure, day)?.name;
  // Limitation runs until the commission concludes that discipline is due (22-QĐ/TW), also past a ballot; older versions asked for the receipt alone.
  const stopsBy = procedure.limitationWatch ? (state.conclusion?.on ?? votedOn) : receivedOn;
  return formsInTime(procedure, disciplinedKind(state), violationEnd(state), stopsBy).map((form) => ({
    ...form,
    withinPower: managedBy !== undefined && !powerOf && commissionMayDecide(procedure, managedBy, form.form),
    powerOf,
  }));
}

export const findForm = (forms: readonly LawfulForm[], form: DisciplineForm): LawfulForm | undefined =>
  forms.find((candidate) => candidate.form === form);
