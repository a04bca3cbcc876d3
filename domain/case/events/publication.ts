import { z } from 'zod';
import {
  apologyForms,
  appealResults,
  commendationResults,
  falseReportConsequences,
  owedThings,
  recommendationKinds,
  restoredRights,
} from '../vocabulary';

export const publicationEvents = {
  publicationApproved: () => z.object({ publicText: z.string() }),
  /** What was public is so no more, as its decision fell by that of this number. */
  publicationTakenBack: () =>
    z.object({
      on: z.iso.date(),
      place: z.string(),
      explanation: z.string(),
      decision: z.string().optional(),
    }),
  published: () => z.object({ on: z.iso.date(), place: z.string() }),
  recommendationMade: () =>
    z.object({
      recommendationId: z.string(),
      to: z.string(),
      text: z.string(),
      dueOn: z.iso.date().optional(),
      /** Absent: a remedy, as all were before kinds were told apart. */
      kind: z.enum(recommendationKinds).optional(),
      /** Đồng to be recovered; with the kind of assets only. */
      amount: z.number().int().optional(),
    }),
  recommendationFollowed: () =>
    z.object({ recommendationId: z.string(), on: z.iso.date(), done: z.boolean(), report: z.string() }),
  /** Some of the assets have come back: how many đồng. */
  assetsRecovered: () =>
    z.object({
      recommendationId: z.string(),
      on: z.iso.date(),
      amount: z.number().int(),
      report: z.string(),
      /** Why more came back than was recommended. */
      surplusReason: z.string().optional(),
    }),
  /** The rest of the assets is not pursued any further. */
  recoveryGivenUp: () =>
    z.object({
      recommendationId: z.string(),
      on: z.iso.date(),
      amount: z.number().int(),
      reason: z.string(),
    }),
  /** Whether a report that was wrong in all it said was deliberately false, and what follows from it. */
  falseReportHandled: () =>
    z.object({
      on: z.iso.date(),
      deliberate: z.boolean(),
      grounds: z.string(),
      consequence: z.enum(falseReportConsequences),
      to: z.string().optional(),
    }),
  /** An appeal, the case of that number, has found the discipline wrong (117-QĐ/TW). */
  apologyOwed: () =>
    z.object({
      number: z.string(),
      /** Absent where the register had not numbered the decision yet. */
      decision: z.string().optional(),
      on: z.iso.date(),
      result: z.enum(appealResults),
    }),
  apologyGiven: () =>
    z.object({
      on: z.iso.date(),
      place: z.string(),
      how: z.enum(apologyForms),
      rights: z.array(z.enum(restoredRights)),
      explanation: z.string(),
    }),
  apologyRefused: () => z.object({ on: z.iso.date(), reason: z.string() }),
  /** Of the reporter nothing but the day on which they agreed to be commended openly, if they did. */
  commendationProposed: () =>
    z.object({
      on: z.iso.date(),
      to: z.string(),
      merits: z.string(),
      consentOn: z.iso.date().optional(),
    }),
  commendationDecided: () =>
    z.object({
      on: z.iso.date(),
      result: z.enum(commendationResults),
      number: z.string().optional(),
      explanation: z.string(),
    }),
  /** A report was wrong in all it said: the subject's name must be restored, or refused with a reason. */
  restorationOwed: () => z.object({}),
  nameRestored: () => z.object({ on: z.iso.date(), restored: z.boolean(), explanation: z.string() }),
  /** `owed` and `reason`: what was still owed, and why the case was closed all the same. */
  caseClosed: () =>
    z.object({
      summary: z.string(),
      owed: z.array(z.object({ what: z.enum(owedThings), count: z.number().int() })).optional(),
      reason: z.string().optional(),
    }),
};
