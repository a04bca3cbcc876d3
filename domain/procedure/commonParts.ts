import { z } from 'zod';
import { roles } from '../access/roles';
import { gradedLevels } from '../access/sight';
import { clockKinds } from '../clocks/clock';
import { limitSchema } from '../clocks/limit';
import { measureAuthorities, measureKinds, protectedPeople } from '../protection/vocabulary';
import { accompanyingSchema } from './accompanying';
import { cited, source } from './cited';
import { publicationForms } from '../publications/vocabulary';
import { comingBack } from './comingBack';
import { rewards } from './rewards';
import { steps } from './steps';

const chain = z
  .array(z.object({ afterWorkingDays: z.number().int().nonnegative(), to: z.enum(roles) }))
  .min(1)
  .refine(
    (steps) =>
      steps.every((step, i) => i === 0 || step.afterWorkingDays >= (steps[i - 1]?.afterWorkingDays ?? 0)),
    'the chain must go upward in time',
  );

/** To whom what is overdue or stalled goes, step by step; chains of their own for single clocks come before that for overdue cases. */
export const chains = {
  overdue: chain,
  stalled: chain,
  byClock: z.partialRecord(z.enum(clockKinds), chain).optional(),
};

/** A value of the version before that a version has no more, and where that is said. */
export const endedValue = z.strictObject({ at: z.string().min(1), ends: z.literal(true), ...source });

/** Which cases that were open before a version came into force the law moves to it; without it, none (procedure §1). */
export const transition = cited(z.strictObject({ openCases: z.enum(['accepted', 'all']) })).optional();

/** By what a version is known, and when it is in force. */
export const nameParts = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  instrument: z.string().min(1),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  /** The version against which it says what it changes, and what of that it has no more. */
  follows: z
    .strictObject({
      id: z.string(),
      version: z.number().int().positive(),
      ended: z.array(endedValue).optional(),
    })
    .optional(),
  transition,
  /** With which other instruments it is read. */
  accompanying: accompanyingSchema.optional(),
};

/** The limits that both laws have. */
export const commonLimits = {
  firstHandling: cited(limitSchema),
  firstHandlingWide: cited(limitSchema),
  telling: cited(limitSchema),
  settling: cited(limitSchema),
  publication: cited(limitSchema),
  stall: cited(limitSchema),
  /** Deciding on a request for protection; the law says "at once", and a version without it counts no days. */
  protection: cited(limitSchema).optional(),
  /** The written request after one by telephone; a version without it counts no days. */
  protectionPaper: cited(limitSchema).optional(),
  /** Looking at a measure of protection again, where its decision names no day; a version without it looks on named days alone. */
  protectionReview: cited(limitSchema).optional(),
  /** The answer of a body that was asked for a measure of protection; a version without it runs no clock for it. */
  protectionAnswer: cited(limitSchema).optional(),
  /** Telling the bodies that hold papers of a case that its secrecy has ended or goes on. */
  secrecyNotice: cited(limitSchema).optional(),
  /** An answer of the investigating body; a version without it runs no clock for the answers of others. */
  reply: cited(limitSchema).optional(),
  /** Telling what is owed beside acceptance; a version without it runs no clock for such notices. */
  notice: cited(limitSchema).optional(),
  /** Acting on the conclusion of a denunciation; a version without it runs no clock for it. */
  acting: cited(limitSchema).optional(),
  /** Answering a body or a newspaper that passed a report on; a version without it owes them none. */
  forwarderAnswer: cited(limitSchema).optional(),
  /** Answering the direct superior who asks about a case that is late; a version without it counts no days. */
  superiorAnswer: cited(limitSchema).optional(),
  /** Studying a denunciation that goes on after a lower level has settled it; a version without it handles it like any other. */
  furtherStudy: cited(limitSchema).optional(),
  /** Mending what was submitted and came back; a version without it counts no days. */
  returned: cited(limitSchema).optional(),
};

/** From which day settling counts: on which the report was received, or on which it was accepted. */
export const settlingStarts = ['receipt', 'acceptance'] as const;
export const settlingFrom = cited(z.enum(settlingStarts));

/** How an office reminds and watches over itself, under either law. */
export const watchParts = {
  thresholds: cited(
    z.object({ reminderPercent: z.number().min(1).max(99), warningPercent: z.number().min(1).max(99) }),
  ),
  warningTo: cited(z.enum(roles)),
};

/** When the reporter of a report that was merged into another case is owed its result. */
export const reporterToldWhen = ['whenMerged', 'whenConcluded'] as const;

export const commonParts = {
  /** What whoever reported can be rewarded with; a version without it leaves that open. */
  rewards: rewards().optional(),
  /** What the office decides in steps; a version without it has everything decided by whoever may give it. */
  steps: steps.optional(),
  /** The guard against passing a case on: from which forwarding on the chair is told, and from which the chair decides. */
  passingOn: cited(
    z
      .object({ chairToldAt: z.number().int().min(2), chairDecidesAt: z.number().int().min(2) })
      .refine(
        (guard) => guard.chairToldAt <= guard.chairDecidesAt,
        'the chair decides on what they were told of',
      ),
  ).optional(),
  /** What is owed to people beyond the notices that every version has. */
  duties: cited(
    z.object({
      restoreClearedName: z.boolean(),
      tellMergedReporter: z.boolean(),
      /** Several notices of one kind are told one by one; without this, telling one has told all of them. */
      tellEachNotice: z.boolean().optional(),
    }),
  ).optional(),
  /** Whom the law protects besides others; a version without it protects all whom the law names. */
  protectedPeople: cited(z.array(z.enum(protectedPeople)).min(1)).optional(),
  /** Who decides on which measure of protection, whoever does by themselves first; a version without it leaves that open. */
  protectionDeciders: cited(
    z.partialRecord(z.enum(measureKinds), z.array(z.enum(measureAuthorities)).min(1)),
  ).optional(),
  /** How many calendar days before its planned end a measure of protection is looked at again; a version without it plans no end. */
  protectionEnd: cited(z.object({ reviewDaysBefore: z.number().int().positive() })).optional(),
  /**
   * For how many years a case is protected as a State secret from its grading, by level; up to how many days before the end an extension is
   * decided, and how many before it the head is warned. Under a version without it no grade ends by itself.
   */
  declassification: cited(
    z.object({
      years: z.record(z.enum(gradedLevels), z.number().int().positive()),
      decideDaysBefore: z.number().int().nonnegative(),
      warnDaysBefore: z.number().int().nonnegative(),
    }),
  ).optional(),
  /** What becomes of a letter of several matters: it is parted here, or its sender is guided; a version without it parts it. */
  mixedPetition: cited(z.object({ by: z.enum(['parting', 'guiding']) })).optional(),
  /** From how many reports within how many months a subject is listed as one about whom much comes in. */
  manyReports: cited(
    z.object({ atLeast: z.number().int().min(2), months: z.number().int().positive() }),
  ).optional(),
  /** How often a subject must have been absent without excuse before the conference is held without them. */
  hearing: cited(z.object({ absencesWithoutExcuse: z.number().int().positive() })).optional(),
  /** Whether the limits of a case that comes back begin anew; see `comingBack.ts` for a version that does not say it. */
  comingBack: comingBack.optional(),
  /**
   * In which forms something is made public, and for how many days running or how often each at least; a version without it tells no forms
   * apart, and one act makes everything public.
   */
  publicationForms: cited(
    z.partialRecord(
      z.enum(publicationForms),
      z.strictObject({
        days: z.number().int().positive().optional(),
        times: z.number().int().positive().optional(),
      }),
    ),
  ).optional(),
  /** Whether a case is closed once its result is public, or once it has been so for as long as the law wants; a version without it: once it is. */
  closing: cited(z.strictObject({ publication: z.enum(['begun', 'done']) })).optional(),
  /** Words that do not go out without a head's leave; a version without it lists none. */
  neverPublic: cited(z.array(z.string().trim().min(1)).min(1)).optional(),
  /** When the reporter of a merged report is owed the result; a version without it owes it at once, and links no cases. */
  merging: cited(z.object({ reporterTold: z.enum(reporterToldWhen) })).optional(),
};
