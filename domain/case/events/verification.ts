import { z } from 'zod';
import { findings } from '../vocabulary';

export const verificationEvents = {
  decisionAnnounced: () => z.object({ on: z.iso.date(), place: z.string(), present: z.string() }),
  explanationRecorded: () => z.object({ on: z.iso.date(), summary: z.string() }),
  evidenceRecorded: () =>
    z.object({ on: z.iso.date(), title: z.string(), origin: z.string(), content: z.string() }),
  minutesRecorded: () => z.object({ on: z.iso.date(), title: z.string(), content: z.string() }),
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
  reportSubmitted: () => z.object({ summary: z.string(), proposesDiscipline: z.boolean() }),
};
