import { z } from 'zod';
import { disciplineForms } from '../../procedure/procedure';

const form = () => z.enum(disciplineForms);

export const disciplineEvents = {
  hearingHeld: () =>
    z.object({
      on: z.iso.date(),
      subjectPresent: z.boolean(),
      absenceExcused: z.boolean(),
      opinion: z.string(),
      minutes: z.string(),
    }),
  voteRecorded: () =>
    z.object({
      on: z.iso.date(),
      officialMembers: z.number().int(),
      present: z.number().int(),
      votes: z.partialRecord(form(), z.number().int()),
      body: z.enum(['proposing', 'deciding']),
      adopted: form().optional(),
    }),
  concluded: () =>
    z.object({ number: z.string(), on: z.iso.date(), summary: z.string(), disciplineDue: z.boolean() }),
  disciplineDecided: () =>
    z.object({ form: form(), number: z.string(), on: z.iso.date(), grounds: z.string() }),
  disciplineProposed: () => z.object({ form: form(), to: z.string(), grounds: z.string() }),
  superiorDecided: () =>
    z.object({ form: form().optional(), number: z.string(), on: z.iso.date(), grounds: z.string() }),
};
