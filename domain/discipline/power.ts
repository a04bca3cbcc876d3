import type { DisciplineBody } from '../appeals/bodies';
import type { DisciplineForm, Manager, PartyProcedure } from '../procedure/partyProcedure';

/** Whether the commission itself may decide this form for a subject managed at that level (procedure §5). */
export const commissionMayDecide = (
  procedure: PartyProcedure,
  managedBy: Manager,
  form: DisciplineForm,
): boolean => procedure.disciplinaryPower.value[managedBy].includes(form);

/** The body that has the power where the commission has not; undefined in versions that do not say it. */
export const findPowerAbove = (procedure: PartyProcedure, managedBy: Manager): DisciplineBody | undefined =>
  procedure.powerAbove?.value[managedBy];
