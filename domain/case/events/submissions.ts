import { z } from 'zod';
import { appraisers, approvers, steppedActs } from '../../procedure/steps';

/** What a form can hold of an act that is decided in steps. */
const said = () => z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export const submittedInput = () => z.record(z.string(), said());

const ref = { submission: z.number().int().positive(), act: z.enum(steppedActs) };

/** What the office decides in steps: submitted, appraised, and approved or returned. */
export const submissionEvents = {
  actSubmitted: () =>
    z.object({
      act: z.enum(steppedActs),
      /** What was put in, without number and day: these come with the signature. */
      input: submittedInput(),
      /** Who decides on it by the rules of that day; without appraisers it goes up at once. */
      appraisedBy: z.array(z.enum(appraisers)).optional(),
      approvedBy: z.array(z.enum(approvers)),
      /** The returned one that it takes the place of. */
      replaces: z.number().int().positive().optional(),
    }),
  actAppraised: () => z.object({ ...ref, opinion: z.string().optional() }),
  /** What follows from it stands behind it, as the act of whoever approved. */
  actApproved: () =>
    z.object({
      ...ref,
      submittedBy: z.string(),
      appraisedBy: z.string().optional(),
      remark: z.string().optional(),
    }),
  actReturned: () => z.object({ ...ref, submittedBy: z.string(), missing: z.string() }),
  submissionTakenBack: () => z.object({ ...ref, reason: z.string() }),
};
