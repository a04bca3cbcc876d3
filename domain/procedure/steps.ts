import { z } from 'zod';
import { cited } from './cited';

/**
 * Acts that an office can decide in steps: every outcome of intake, the plan with its decision, the team's report, the draft conclusion,
 * and what leaves the office as a paper without being a head's own act.
 */
export const steppedActs = [
  'accept', 'acceptAppeal', 'refuseReport', 'keepOnFile', 'guide', 'guidePart', 'forward', 'openInspection',
  'signDecision', 'requestInformation', 'submitReport', 'conclude', 'concludeWithDiscipline',
  'restoreName', 'apologise', 'refuseApology',
] as const; // prettier-ignore
export type SteppedAct = (typeof steppedActs)[number];

/** Who can prepare an act, look it over and decide on it; a version names those of them who do. */
export const preparers = [
  'intakeOfficer', 'areaOfficer', 'teamLeader', 'departmentHead', 'commissioner', 'viceChair', 'chair', 'standingCommittee',
  'publisher', 'caseTeam', 'caseLeader',
] as const; // prettier-ignore
export const appraisers = ['areaOfficer', 'departmentHead', 'viceChair', 'chair'] as const;
export const approvers = ['departmentHead', 'viceChair', 'chair', 'standingCommittee'] as const;

const step = z.strictObject({
  proposedBy: z.array(z.enum(preparers)).min(1),
  /** Absent: it goes to whoever approves at once. */
  appraisedBy: z.array(z.enum(appraisers)).min(1).optional(),
  approvedBy: z.array(z.enum(approvers)).min(1),
  /** Whoever approves may also decide without a proposal, where the office's own rule allows. */
  inOneAct: z.boolean().optional(),
});
/** Who proposes an act, who appraises it, and who approves it or returns it. */
export type Step = z.infer<typeof step>;

/** Acts that a case waits for from whoever prepares them: the others of the steps are given by those for whom it waits anyway. */
export const awaitedActs = [
  'signDecision',
  'conclude',
  'concludeWithDiscipline',
] as const satisfies readonly SteppedAct[];

/** Who prepares what a case waits for, as a case keeps it. */
export const preparedBy = z.partialRecord(z.enum(awaitedActs), z.array(z.enum(preparers)));

export const stepsByAct = z.partialRecord(z.enum(steppedActs), step);
export const steps = cited(z.strictObject({ acts: stepsByAct }));
