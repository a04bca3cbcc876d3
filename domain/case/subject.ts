import { z } from 'zod';
import { managers } from '../procedure/procedure';

/**
 * Whom a report is about. A private citizen is outside the product's competence, and no name of theirs can be written
 * here (procedure §7).
 */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['member', 'organisation']),
    name: z.string().trim().min(1).max(200),
    position: z.string().trim().max(200).default(''),
    organisation: z.string().trim().max(300).default(''),
    managedBy: z.enum(managers),
  }),
  z.object({ kind: z.literal('privateCitizen') }),
]);
export type Subject = z.infer<typeof subjectSchema>;
export type NamedSubject = Extract<Subject, { name: string }>;
