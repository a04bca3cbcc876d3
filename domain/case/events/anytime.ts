import { z } from 'zod';
import { paperKinds } from '../../papers/papers';
import { ways } from '../../procedure/ways';
import { noticeAudiences, noticeMatters, pauseReasons, stages } from '../vocabulary';

export const anytimeEvents = {
  noted: () => z.object({ text: z.string() }),
  /** A head's answer to what was escalated to them. */
  /** Whoever gave the command gave it for somebody who is away. */
  actedForAbsent: () => z.object({ accountId: z.string() }),
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
  protectionDecided: () => z.object({ on: z.iso.date(), granted: z.boolean(), measures: z.string() }),
  transferred: () => z.object({ to: z.string(), on: z.iso.date(), grounds: z.string() }),
  transferAnswered: () => z.object({ on: z.iso.date(), summary: z.string() }),
  activitySuspended: () =>
    z.object({ number: z.string().optional(), from: z.iso.date(), grounds: z.string() }),
  suspensionEnded: () => z.object({ on: z.iso.date(), explanation: z.string() }),
  reopened: () => z.object({ to: z.enum(stages), reason: z.string() }),
  conflictDeclared: () => z.object({ accountId: z.string(), relation: z.string() }),
  /** The case goes on under another version of the procedure or of the calendar. */
  rulesChanged: () =>
    z.object({
      procedure: z.object({ id: z.string(), version: z.number().int(), instrument: z.string() }),
      calendar: z.object({ id: z.string(), version: z.number().int() }),
      ways: z.array(z.enum(ways)).optional(),
      reason: z.string(),
    }),
  /** A paper was written from the event `of`, with the hashes of its two files. */
  paperIssued: () =>
    z.object({
      kind: z.enum(paperKinds),
      of: z.number().int(),
      number: z.string().optional(),
      docx: z.string(),
      pdf: z.string(),
    }),
  /** The register has numbered the paper of the event `of`; `insteadOf` had been put in, and belongs to another paper. */
  numberGiven: () =>
    z.object({
      of: z.number().int(),
      kind: z.enum(paperKinds),
      number: z.string(),
      insteadOf: z.string().optional(),
    }),
  noticeOwed: () => z.object({ to: z.enum(noticeAudiences), about: z.enum(noticeMatters) }),
  /** What made a notice owed is taken back before it was given. */
  noticeDropped: () => z.object({ to: z.enum(noticeAudiences), about: z.enum(noticeMatters) }),
  noticeGiven: () =>
    z.object({
      to: z.enum(noticeAudiences),
      about: z.enum(noticeMatters),
      on: z.iso.date(),
      how: z.string(),
    }),
};
