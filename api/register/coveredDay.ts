import type { ReferenceStore } from '../../models/reference';

/** Whether a version of the procedure was in force on a day, so that a report of that day can be registered. */
export async function isCoveredDay(reference: ReferenceStore, day: string): Promise<boolean> {
  try {
    await reference.getProcedureInForce(day);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
