import { z } from 'zod';
import { disciplineForms } from '../../procedure/partyProcedure';
import { appealResults } from '../vocabulary';
import { appealChoices } from '../../appeals/choices';
import { hours } from '../../meetings/minutes';

const form = () => z.enum(disciplineForms);

export const disciplineEvents = {
  hearingHeld: () =>
    z.object({
      on: z.iso.date(),
      subjectPresent: z.boolean(),
      absenceExcused: z.boolean(),
      opinion: z.string(),
      minutes: z.string(),
      ...hours(),
      place: z.string().optional(),
      chair: z.string().optional(),
      secretary: z.string().optional(),
      attending: z.array(z.string()).optional(),
    }),
  voteRecorded: () =>
    z.object({
      on: z.iso.date(),
      officialMembers: z.number().int(),
      present: z.number().int(),
      votes: z.partialRecord(form(), z.number().int()),
      body: z.enum(['proposing', 'deciding']),
      adopted: form().optional(),
      /** Papers that say that nobody is to be disciplined. */
      noDiscipline: z.number().int().optional(),
      /** Papers in the box that name no form, or are not valid. */
      blank: z.number().int().optional(),
      invalid: z.number().int().optional(),
      /** Why there was another ballot after the one before, which stays in the file. */
      reason: z.string().optional(),
    }),
  concluded: () =>
    z.object({
      number: z.string().optional(),
      on: z.iso.date(),
      summary: z.string(),
      disciplineDue: z.boolean(),
    }),
  disciplineDecided: () =>
    z.object({ form: form(), number: z.string().optional(), on: z.iso.date(), grounds: z.string() }),
  /** The decision is in the hands of whom it is about; from this day they may appeal. */
  decisionServed: () => z.object({ number: z.string().optional(), on: z.iso.date(), how: z.string() }),
  disciplineProposed: () => z.object({ form: form(), to: z.string(), grounds: z.string() }),
  /** No form reached its majority, and the level above is to decide. */
  disciplineReferred: () => z.object({ to: z.string(), grounds: z.string() }),
  appealDecided: () =>
    z.object({
      result: z.enum(appealResults),
      form: form().optional(),
      officialMembers: z.number().int(),
      present: z.number().int(),
      votesFor: z.number().int(),
      /** How many papers for each result; those for a form are for raising or lowering to it. */
      votes: z.partialRecord(z.enum(appealChoices), z.number().int()).optional(),
      blank: z.number().int().optional(),
      invalid: z.number().int().optional(),
      number: z.string().optional(),
      on: z.iso.date(),
      grounds: z.string(),
      /** Whoever was disciplined is owed an apology. */
      apologyOwed: z.boolean().optional(),
    }),
  /** An appeal was lodged against this case's decision, which stands meanwhile. */
  appealLodged: () => z.object({ caseId: z.string(), number: z.string(), lodgedOn: z.iso.date().optional() }),
  /** That appeal was entered in error: it is against another decision. */
  appealLeft: () => z.object({ caseId: z.string(), number: z.string() }),
  /** That appeal has ended, and the decision with it is what it now is. */
  disciplineReviewed: () =>
    z.object({
      caseId: z.string(),
      number: z.string(),
      result: z.enum(appealResults),
      form: form().optional(),
      decision: z.string(),
      on: z.iso.date(),
      apologyOwed: z.boolean().optional(),
    }),
  superiorDecided: () =>
    z.object({ form: form().optional(), number: z.string(), on: z.iso.date(), grounds: z.string() }),
};
