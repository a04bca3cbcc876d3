import { z } from 'zod';
import { type PlacedUnit, placedUnitSchema, unitIdSchema } from '../organisations/unit';
import type { Law } from '../procedure/law';
import { managers } from '../procedure/partyProcedure';
import { birth } from './birth';

const name = () => z.string().trim().min(1).max(200);
const position = () => z.string().trim().max(200).default('');
const organisation = () => z.string().trim().max(300).default('');
/** Of people alone; it stands in the decision that disciplines them. */
const bornOn = () => birth().optional();

const ofTheParty = z.object({
  kind: z.enum(['member', 'organisation']),
  /** A member on probation, to whom fewer forms of discipline apply (22-QĐ/TW; procedure §5); no organisation is. */
  probationary: z.literal(true).optional(),
  name: name(),
  bornOn: bornOn(),
  /** The post in the Party, beside the one at work. */
  partyPosition: z.string().trim().min(1).max(200).optional(),
  position: position(),
  organisation: organisation(),
  managedBy: z.enum(managers),
});
const official = z.object({
  kind: z.literal('official'),
  name: name(),
  bornOn: bornOn(),
  position: position(),
  organisation: organisation(),
  /** The State body that manages the official, and may discipline them. */
  managingBody: z.string().trim().min(1).max(300),
});
const citizen = z.object({ kind: z.literal('privateCitizen') });

/**
 * Whom a report is about: a member, a Party organisation, or an official who is no Party member. What is reported of a State body
 * is registered as of the official who answers for it. A private citizen is outside the product's competence, and no name of theirs can be written
 * here (procedure §7). The unit of the Party is kept as it stood on the day of receipt.
 */
export const subjectSchema = z.discriminatedUnion('kind', [
  ofTheParty.extend({ unit: placedUnitSchema.optional() }),
  official,
  citizen,
]);
export type Subject = z.infer<typeof subjectSchema>;

/** The same as a person describes it: the unit by its id in the organisation's tree. */
export const describedSubjectSchema = z.discriminatedUnion('kind', [
  ofTheParty.extend({
    unit: unitIdSchema
      .optional()
      .meta({ description: 'Id of a unit of the organisation that exists on the day of receipt.' }),
  }),
  official,
  citizen,
]);
export type DescribedSubject = z.infer<typeof describedSubjectSchema>;
export type NamedSubject = Extract<Subject | DescribedSubject, { name: string }>;

/** Where the subject's unit stood on the day of receipt, if the registration names it. */
export const findUnit = (subject: Subject): PlacedUnit | undefined =>
  'unit' in subject ? subject.unit : undefined;

/** By whose law a report about this subject goes: officials outside the Party by State law, all others by the Party's rules. */
export const lawFor = ({ kind }: Pick<Subject, 'kind'>): Law => (kind === 'official' ? 'state' : 'party');
