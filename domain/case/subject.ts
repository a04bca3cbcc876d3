import { z } from 'zod';
import type { Law } from '../procedure/law';
import { managers } from '../procedure/procedure';

const name = () => z.string().trim().min(1).max(200);
const position = () => z.string().trim().max(200).default('');
const organisation = () => z.string().trim().max(300).default('');

/**
 * Whom a report is about: a member, a Party organisation, or an official who is no Party member. What is reported of a State body
 * is registered as of the official who answers for it. A private citizen is outside the product's competence, and no name of theirs can be written
 * here (procedure §7).
 */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['member', 'organisation']),
    name: name(),
    position: position(),
    organisation: organisation(),
    managedBy: z.enum(managers),
  }),
  z.object({
    kind: z.literal('official'),
    name: name(),
    position: position(),
    organisation: organisation(),
    /** The State body that manages the official, and may discipline them. */
    managingBody: z.string().trim().min(1).max(300),
  }),
  z.object({ kind: z.literal('privateCitizen') }),
]);
export type Subject = z.infer<typeof subjectSchema>;
export type NamedSubject = Extract<Subject, { name: string }>;

/** By whose law a report about this subject goes: officials outside the Party by State law, all others by the Party's rules. */
export const lawFor = ({ kind }: Pick<Subject, 'kind'>): Law => (kind === 'official' ? 'state' : 'party');
