import { z } from 'zod';
import { roles } from '../../access/roles';
import { gradedLevels, secrecyLevels } from '../../access/sight';
import { clockKinds } from '../../clocks/clock';
import { placedUnitSchema } from '../../organisations/unit';
import { paperKinds } from '../../papers/kinds';
import { clockGivers } from '../../procedure/clockRules';
import { preparedBy } from '../../procedure/steps';
import { ways } from '../../procedure/ways';
import {
  complexities,
  complexityCriteria,
  conflictDeciders,
  noticeAudiences,
  noticeMatters,
  pauseReasons,
  recordedActNames,
  reporterMessageKinds,
  stages,
  suspensions,
  usuallyFirst,
  withdrawalsPursued,
} from '../vocabulary';

export const anytimeEvents = {
  /** The act of the same command was on a day before another act was put on record, and why it is entered only now. */
  enteredLate: () =>
    z.object({
      on: z.iso.date(),
      reason: z.string(),
      recorded: z.object({ act: z.enum(recordedActNames), on: z.iso.date() }).optional(),
    }),
  /** The act of the same command came before what usually is first, and why. */
  departedFromOrder: () => z.object({ first: z.array(z.enum(usuallyFirst)), reason: z.string() }),
  noted: () => z.object({ text: z.string() }),
  /** To the reporter, through the public door; `asks`: an answer is expected. */
  reporterWrittenTo: () => z.object({ text: z.string(), asks: z.boolean() }),
  /** From the reporter, through the public door. What they say may give them away: it lies sealed under `message`, and nothing of it here. */
  reporterWrote: () =>
    z.object({
      message: z.string().max(100),
      kind: z.enum(reporterMessageKinds),
      on: z.iso.date(),
      /** The event by which it was asked. */
      question: z.number().int().positive().optional(),
      files: z.number().int().nonnegative(),
    }),
  /** A head's answer to what was escalated to them. */
  /** Whoever gave the command gave it for somebody who is away. */
  actedForAbsent: () => z.object({ accountId: z.string() }),
  /** Whoever gave the command did so through a program that has an account of its own. */
  actedThroughProgram: () => z.object({ program: z.string() }),
  /** Another body was pressed for an answer that it owes. */
  /** The direct superior asks about a case that is late, and is answered. */
  superiorAsked: () =>
    z.object({
      on: z.iso.date(),
      from: z.string(),
      number: z.string().optional(),
      content: z.string(),
    }),
  superiorAnswered: () =>
    z.object({
      on: z.iso.date(),
      number: z.string().optional(),
      reason: z.string(),
      responsible: z.string(),
    }),
  replyUrged: () => z.object({ to: z.string(), on: z.iso.date(), summary: z.string() }),
  instructed: () => z.object({ text: z.string() }),
  /** Found complex, or especially so, after it was classified at intake (Luật Tố cáo art. 30). */
  complexityEstablished: () =>
    z.object({
      complexity: z.enum(complexities),
      criteria: z.array(z.enum(complexityCriteria)).optional(),
      reason: z.string(),
    }),
  casePaused: () =>
    z.object({
      reason: z.enum(pauseReasons),
      explanation: z.string(),
      /** The opening of the congress before which the case rests; before it had a place of its own, `explanation` said it. */
      congressOn: z.iso.date().optional(),
      office: z.enum(roles).optional(),
      /** The day from which it rests, where that was before; absent: the day of the act. */
      from: z.string().optional(),
    }),
  /** `until`: the day on which it was over already, where that was before. */
  caseResumed: () => z.object({ explanation: z.string(), until: z.string().optional() }),
  /** The meeting with a reporter who asks to withdraw. */
  reporterMet: () =>
    z.object({
      on: z.iso.date(),
      allegationIds: z.array(z.string()),
      pressureSuspected: z.boolean(),
      content: z.string(),
    }),
  /** Pursued again: pressure on the reporter has shown since it was withdrawn. */
  withdrawnTakenUp: () => z.object({ allegationIds: z.array(z.string()), reason: z.string() }),
  /** `pressureSuspected` or `pursuedFor`: it is pursued all the same. */
  withdrawn: () =>
    z.object({
      allegationIds: z.array(z.string()),
      pressureSuspected: z.boolean(),
      explanation: z.string(),
      on: z.iso.date().optional(),
      pursuedFor: z.enum(withdrawalsPursued).optional(),
    }),
  transferred: () => z.object({ to: z.string(), on: z.iso.date(), grounds: z.string() }),
  transferAnswered: () => z.object({ on: z.iso.date(), summary: z.string() }),
  activitySuspended: () =>
    z.object({
      number: z.string().optional(),
      /** From what; absent: from Party activity. */
      what: z.enum(suspensions).optional(),
      from: z.iso.date(),
      grounds: z.string(),
      /** How many days the subject had been suspended in this case before. */
      daysBefore: z.number().int().optional(),
    }),
  suspensionEnded: () => z.object({ on: z.iso.date(), explanation: z.string() }),
  reopened: () => z.object({ to: z.enum(stages), reason: z.string() }),
  /** Somebody takes no part from now on: by their own word, as decided on a proposal, or as declared in the linked case `origin`. */
  conflictDeclared: () =>
    z.object({
      accountId: z.string(),
      relation: z.string(),
      proposedBy: z.string().optional(),
      reason: z.string().optional(),
      origin: z.string().optional(),
    }),
  conflictProposed: () =>
    z.object({ accountId: z.string(), relation: z.string(), decidedBy: z.enum(conflictDeciders) }),
  conflictDismissed: () =>
    z.object({
      accountId: z.string(),
      proposedBy: z.string(),
      decidedBy: z.enum(conflictDeciders),
      reason: z.string(),
    }),
  /** Whoever had proposed it takes it back. */
  conflictWithdrawn: () =>
    z.object({ accountId: z.string(), decidedBy: z.enum(conflictDeciders), reason: z.string() }),
  secrecyProposed: () => z.object({ secrecy: z.enum(secrecyLevels), reason: z.string() }),
  /** From now on it is seen by those to whom it is given, by heads, and by who is cleared for it. */
  secrecySet: () => z.object({ secrecy: z.enum(secrecyLevels), reason: z.string() }),
  /** It stays a State secret for so many years more. */
  secrecyExtended: () =>
    z.object({ years: z.number().int().positive(), until: z.iso.date(), reason: z.string() }),
  /** Its term is over, and nobody has prolonged it: it is secret no more. */
  declassified: () => z.object({ level: z.enum(gradedLevels), on: z.iso.date() }),
  /** Those who hold its papers were told of what became of its secrecy up to that day. */
  secrecyTold: () => z.object({ on: z.iso.date(), to: z.string() }),
  /** Somebody sees the case from a day to another, both included. */
  accessGiven: () =>
    z.object({ accountId: z.string(), from: z.iso.date(), until: z.iso.date(), reason: z.string() }),
  accessTaken: () => z.object({ accountId: z.string(), reason: z.string() }),
  /** It belongs to the area of this unit, whatever unit its subject is of. */
  areaSet: () => z.object({ placed: placedUnitSchema, reason: z.string() }),
  /** They take part again; `origins` are the cases in which it had been declared. */
  conflictLifted: () => z.object({ accountId: z.string(), reason: z.string(), origins: z.array(z.string()) }),
  /** The case goes on under another version of the procedure or of the calendar. */
  rulesChanged: () =>
    z.object({
      procedure: z.object({ id: z.string(), version: z.number().int(), instrument: z.string() }),
      calendar: z.object({ id: z.string(), version: z.number().int() }),
      ways: z.array(z.enum(ways)).optional(),
      extendable: z.partialRecord(z.enum(clockKinds), z.array(z.enum(clockGivers))).optional(),
      preparedBy: preparedBy.optional(),
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
      /** It is the second, third … of its kind from this event, and comes in the place of the one before. */
      turn: z.number().int().optional(),
      replaces: z.object({ number: z.string().optional(), on: z.string() }).optional(),
      reason: z.string().optional(),
      /** Its text was put right before it was issued. */
      corrected: z.literal(true).optional(),
    }),
  /** The register has numbered the paper of the event `of`; `insteadOf` had been put in, and belongs to another paper. */
  numberGiven: () =>
    z.object({
      of: z.number().int(),
      kind: z.enum(paperKinds),
      number: z.string(),
      insteadOf: z.string().optional(),
    }),
  noticeOwed: () =>
    z.object({
      to: z.enum(noticeAudiences),
      about: z.enum(noticeMatters),
      /** Of an extension: which clock was extended. */
      clock: z.object({ kind: z.enum(clockKinds), of: z.string().optional() }).optional(),
    }),
  /** What made a notice owed is taken back before it was given. */
  noticeDropped: () => z.object({ to: z.enum(noticeAudiences), about: z.enum(noticeMatters) }),
  noticeGiven: () =>
    z.object({
      to: z.enum(noticeAudiences),
      about: z.enum(noticeMatters),
      on: z.iso.date(),
      how: z.string(),
      /** Which notices were given, by the numbers of the events that made them owed; absent: all of this kind that were owed. */
      settles: z.array(z.number().int()).optional(),
    }),
};
