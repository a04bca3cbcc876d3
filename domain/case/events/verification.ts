import { z } from 'zod';
import { hours } from '../../meetings/minutes';
import { disciplineForms } from '../../procedure/partyProcedure';
import { appealResults, findings } from '../vocabulary';

export const verificationEvents = {
  decisionAnnounced: () =>
    z.object({
      on: z.iso.date(),
      place: z.string(),
      present: z.string(),
      /** The day by which the subject was asked to explain; absent in events from before it was asked for. */
      explainBy: z.iso.date().optional(),
    }),
  explanationRecorded: () => z.object({ on: z.iso.date(), summary: z.string() }),
  evidenceRecorded: () =>
    z.object({ on: z.iso.date(), title: z.string(), origin: z.string(), content: z.string() }),
  minutesRecorded: () =>
    z.object({
      on: z.iso.date(),
      title: z.string(),
      content: z.string(),
      ...hours(),
      place: z.string().optional(),
      secretary: z.string().optional(),
      workedWith: z.array(z.string()).optional(),
    }),
  informationRequested: () =>
    z.object({ requestId: z.string(), to: z.string(), about: z.string(), replyBy: z.iso.date().optional() }),
  replyRecorded: () => z.object({ requestId: z.string(), on: z.iso.date(), summary: z.string() }),
  findingSet: () =>
    z.object({
      allegationId: z.string(),
      finding: z.enum(findings),
      reasons: z.string(),
      endedOn: z.iso.date().optional(),
    }),
  /** New signs of violation: the verification goes on as an inspection, with what it has found besides. */
  converted: () =>
    z.object({
      number: z.string().optional(),
      on: z.iso.date(),
      grounds: z.string(),
      allegations: z.array(z.object({ id: z.string(), summary: z.string() })),
    }),
  /** The subject accepts a form of discipline for a clear violation: settled and disciplined together. */
  combinedProcessOpened: () =>
    z.object({
      acceptedOn: z.iso.date(),
      form: z.enum(disciplineForms),
      statement: z.string(),
      grounds: z.string(),
    }),
  combinedProcessEnded: () => z.object({ reason: z.string() }),
  reportSubmitted: () =>
    z.object({
      summary: z.string(),
      proposesDiscipline: z.boolean(),
      /** Of an appeal: what the team proposes to do with the decision. */
      proposedResult: z.enum(appealResults).optional(),
    }),
};
