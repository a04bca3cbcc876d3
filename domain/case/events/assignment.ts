import { z } from 'zod';

const team = { leader: z.string(), members: z.array(z.string()) };

export const assignmentEvents = {
  assignmentProposed: () =>
    z.object({
      purpose: z.string(),
      contents: z.string(),
      method: z.string(),
      periodFrom: z.iso.date(),
      periodTo: z.iso.date(),
      durationDays: z.number().int(),
    }),
  teamFormed: () => z.object(team),
  decisionSigned: () => z.object({ number: z.string().optional(), signedOn: z.iso.date() }),
  reassigned: () =>
    z.object({
      ...team,
      reason: z.string(),
      /** The team as it was; absent in events from before it was told. */
      before: z.object(team).optional(),
    }),
};
