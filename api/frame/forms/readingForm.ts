import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** The form that shows what is sealed of a reporter: why it is read, and under which id the case tells of it. */
const byPlace = z.object({
  commandId: z.uuid().catch(() => randomUUID()),
  why: z.string().trim().min(10).max(500),
});
/** Under a grant the reason is that of its request. */
const underGrant = byPlace.extend({ why: z.string().catch('') });

/** @param under the reason of the grant under which it is read; undefined for whom it is open by their place */
export const readingForm = (under: string | undefined) => (under === undefined ? byPlace : underGrant);
