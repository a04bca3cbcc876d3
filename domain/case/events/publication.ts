import { z } from 'zod';
import {
  fileParts,
  leakKinds,
  publicationForms,
  publicationProofs,
  publishedMatters,
} from '../../publications/vocabulary';
import {
  rewardForms,
  apologyForms,
  appealResults,
  commendationResults,
  falseReportConsequences,
  owedThings,
  recommendationKinds,
  restoredRights,
} from '../vocabulary';

export const publicationEvents = {
  /** `named`: what a head lets the text name; absent: nothing, or the version tells no such things apart. */
  publicationApproved: () => z.object({ publicText: z.string(), named: z.array(z.string()).optional() }),
  /**
   * What is to go out was read back, by its hashes, and what was found in it, by its place alone: a paper of the case, by the event that it was
   * written from and which of its kind it is, a file of the case, or neither: the approved text itself, which is read out.
   */
  publicTextChecked: () =>
    z.object({
      paper: z.object({ of: z.number().int(), turn: z.number().int() }).optional(),
      file: z.string().optional(),
      hashes: z.array(z.string()),
      leaks: z.array(
        z.object({
          kind: z.enum(leakKinds),
          part: z.enum(fileParts),
          page: z.number().int().optional(),
          paragraph: z.number().int().optional(),
          item: z.string().optional(),
        }),
      ),
    }),
  /** Something that a check has found goes out all the same: which, by the event of the check and its place there, and why. */
  leakAccepted: () =>
    z.object({ leak: z.string(), kind: z.enum(leakKinds), part: z.enum(fileParts), reason: z.string() }),
  publicationProven: () =>
    z.object({
      publicationId: z.string(),
      kind: z.enum(publicationProofs),
      on: z.iso.date(),
      about: z.string().optional(),
    }),
  /** It was in print or on the air once more. */
  broadcastRecorded: () => z.object({ publicationId: z.string(), on: z.iso.date(), place: z.string() }),
  /** `early`: why it ended before what the law wants, which does not count. */
  publicationEnded: () =>
    z.object({ publicationId: z.string(), on: z.iso.date(), early: z.string().optional() }),
  /** What was public is so no more, as its decision fell by that of this number. */
  publicationTakenBack: () =>
    z.object({
      on: z.iso.date(),
      place: z.string(),
      explanation: z.string(),
      decision: z.string().optional(),
    }),
  /** What follows `place` is there where the version tells forms apart. */
  published: () =>
    z.object({
      on: z.iso.date(),
      place: z.string(),
      publicationId: z.string().optional(),
      matters: z.array(z.enum(publishedMatters)).optional(),
      form: z.enum(publicationForms).optional(),
      until: z.iso.date().optional(),
      leastDays: z.number().int().optional(),
      leastTimes: z.number().int().optional(),
      check: z.number().int().optional(),
      attended: z.string().optional(),
      refusedToHear: z.string().optional(),
    }),
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
      reward: z.enum(rewardForms).optional(),
      /** Đồng. */
      amount: z.number().int().optional(),
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
