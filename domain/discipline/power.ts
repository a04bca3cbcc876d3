import type { DisciplineForm, Manager, Procedure } from '../procedure/procedure';

/** Whether the commission itself may decide this form for a subject managed at that level (procedure §5). */
export const commissionMayDecide = (
  procedure: Procedure,
  managedBy: Manager,
  form: DisciplineForm,
): boolean => procedure.disciplinaryPower.value[managedBy].includes(form);
