import { z } from 'zod';
import { placedUnitSchema } from '../organisations/unit';
import { managers } from '../procedure/partyProcedure';
import { birth } from './birth';
import { sources } from './vocabulary';

/** Kinds of subject that a correction can choose between: one of the other law, or a private citizen, is another report. */
export const correctableKinds = ['member', 'organisation', 'official'] as const;

/** What of a registration may be emptied: what it need not say. */
export const emptiable = [
  'subjectBornOn', 'subjectPartyPosition', 'subjectPosition', 'subjectOrganisation', 'unit', 'code', 'endedOn',
] as const; // prettier-ignore

/** Facts of a registration that can be put right, under the names by which a correction calls them. */
export const correctedSchema = () =>
  z
    .object({
      receivedOn: z.iso.date(),
      receivedDay: z.string(),
      source: z.enum(sources),
      subjectKind: z.enum(correctableKinds),
      subjectName: z.string(),
      subjectBornOn: birth(),
      subjectPartyPosition: z.string(),
      subjectPosition: z.string(),
      subjectOrganisation: z.string(),
      subjectManagedBy: z.enum(managers),
      managingBody: z.string(),
      probationary: z.boolean(),
      unit: placedUnitSchema,
      summary: z.string(),
      code: z.string(),
      endedOn: z.iso.date(),
    })
    .partial();
export type Corrected = z.infer<ReturnType<typeof correctedSchema>>;
export type CorrectedFact = keyof Corrected;
