import { yearsAfter } from '../clocks/years';
import type { DisciplineForm, PartyProcedure } from '../procedure/partyProcedure';
import { type Disciplined, heaviestFirst, numbersOf } from '../voting/tally';

/** Whether a form may still be imposed; `until` is absent where there is no limitation period. */
export interface FormInTime {
  form: DisciplineForm;
  inTime: boolean;
  until?: string | undefined;
}

/**
 * Which forms are still in time (procedure §4, limitation): the period runs from the end of the violation and is met when
 * the violation was found within it.
 * @param violationEndedOn latest end of the upheld violations; absent: no period can be reckoned, all are in time
 */
export function formsInTime(
  procedure: PartyProcedure,
  subject: Disciplined,
  violationEndedOn: string | undefined,
  foundOn: string,
): FormInTime[] {
  const periods: Partial<Record<DisciplineForm, number | null>> =
    procedure.limitation.value[numbersOf(subject)];
  return heaviestFirst[subject].map((form) => {
    const years = periods[form];
    if (years === null || years === undefined || violationEndedOn === undefined)
      return { form, inTime: true };
    const until = yearsAfter(violationEndedOn, years);
    return { form, inTime: foundOn <= until, until };
  });
}
