import type { Law } from '../../domain/procedure/law';
import type { ReferenceStore } from '../../models/reference';

/** Whether a version of a law was in force on a day, so that a report of that day can be registered. */
export const isCoveredDay = async (reference: ReferenceStore, day: string, law: Law): Promise<boolean> =>
  (await reference.findProcedureInForce(day, law)) !== undefined;
