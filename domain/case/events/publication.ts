import { z } from 'zod';

export const publicationEvents = {
  publicationApproved: () => z.object({ publicText: z.string() }),
  published: () => z.object({ on: z.iso.date(), place: z.string() }),
  recommendationMade: () =>
    z.object({
      recommendationId: z.string(),
      to: z.string(),
      text: z.string(),
      dueOn: z.iso.date().optional(),
    }),
  recommendationFollowed: () =>
    z.object({ recommendationId: z.string(), on: z.iso.date(), done: z.boolean(), report: z.string() }),
  /** A report was wrong in all it said: the subject's name must be restored, or refused with a reason. */
  restorationOwed: () => z.object({}),
  nameRestored: () => z.object({ on: z.iso.date(), restored: z.boolean(), explanation: z.string() }),
  caseClosed: () => z.object({ summary: z.string() }),
};
