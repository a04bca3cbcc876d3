import { z } from 'zod';
import { noticeAudiences, noticeMatters, pauseReasons, stages } from '../vocabulary';

export const anytimeEvents = {
  noted: () => z.object({ text: z.string() }),
  /** A head's answer to what was escalated to them. */
  instructed: () => z.object({ text: z.string() }),
  casePaused: () => z.object({ reason: z.enum(pauseReasons), explanation: z.string() }),
  caseResumed: () => z.object({ explanation: z.string() }),
  withdrawn: () =>
    z.object({
      allegationIds: z.array(z.string()),
      pressureSuspected: z.boolean(),
      explanation: z.string(),
    }),
  protectionRequested: () => z.object({ explanation: z.string() }),
  reopened: () => z.object({ to: z.enum(stages), reason: z.string() }),
  conflictDeclared: () => z.object({ accountId: z.string(), relation: z.string() }),
  noticeOwed: () => z.object({ to: z.enum(noticeAudiences), about: z.enum(noticeMatters) }),
  noticeGiven: () =>
    z.object({
      to: z.enum(noticeAudiences),
      about: z.enum(noticeMatters),
      on: z.iso.date(),
      how: z.string(),
    }),
};
