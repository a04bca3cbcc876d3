import { z } from 'zod';
import { roles } from '../access/roles';
import { disciplineBodies } from '../appeals/bodies';
import { deferralGrounds } from '../case/vocabulary';
import { clockKinds } from '../clocks/clock';
import { limitSchema } from '../clocks/limit';

/** A value of the regulations with where it comes from and how sure we are (procedure.md: H, M, L, GK). */
const cited = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, citation: z.string().min(1), confidence: z.enum(['H', 'M', 'L', 'GK']) });

const chain = z
  .array(z.object({ afterWorkingDays: z.number().int().nonnegative(), to: z.enum(roles) }))
  .min(1)
  .refine(
    (steps) =>
      steps.every((step, i) => i === 0 || step.afterWorkingDays >= (steps[i - 1]?.afterWorkingDays ?? 0)),
    'the chain must go upward in time',
  );

/** Chains of their own for single clocks; the others go by the chain for overdue cases. */
const chainsByClock = z.partialRecord(z.enum(clockKinds), chain);

/** Forms of discipline, lightest first (22-QĐ/TW art. 10; 69-QĐ/TW). */
export const disciplineForms = ['reprimand', 'warning', 'dismissal', 'expulsion', 'dissolution'] as const;
export type DisciplineForm = (typeof disciplineForms)[number];

/** Who manages a subject: decides which body may discipline (procedure §5). */
export const managers = [
  'centralCommittee',
  'provincialCommittee',
  'provincialStandingCommittee',
  'districtCommittee',
  'grassrootsCommittee',
  'cell',
] as const;
export type Manager = (typeof managers)[number];

/** When the reporter of a report that was merged into another case is owed its result. */
export const reporterToldWhen = ['whenMerged', 'whenConcluded'] as const;

const years = z.number().int().positive().nullable();

/**
 * A version of the procedure: every number the office works by, as data. A case pins the version in force on the day the
 * competent body received the report (procedure §1).
 */
const procedureShape = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  instrument: z.string().min(1),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  limits: z.object({
    firstHandling: cited(limitSchema),
    firstHandlingWide: cited(limitSchema),
    forwarding: cited(limitSchema),
    telling: cited(limitSchema),
    settling: cited(limitSchema),
    publication: cited(limitSchema),
    stall: cited(limitSchema),
    /** Suspension of Party activity; a version without it knows no suspension. */
    suspension: cited(limitSchema).optional(),
    /** Settling a discipline appeal; a version without it knows no appeals as cases of their own. */
    appeal: cited(limitSchema).optional(),
    /** An answer of the investigating body; a version without it runs no clock for the answers of others. */
    reply: cited(limitSchema).optional(),
  }),
  settlingExtension: cited(
    z.object({ times: z.number().int().nonnegative(), atMost: z.number().int().positive() }),
  ),
  thresholds: cited(
    z.object({ reminderPercent: z.number().min(1).max(99), warningPercent: z.number().min(1).max(99) }),
  ),
  warningTo: cited(z.enum(roles)),
  escalation: cited(
    z.object({
      overdue: chain,
      stalled: chain,
      byClock: chainsByClock.optional(),
      /** Where the level that manages the subject has chains of its own. */
      byLevel: z
        .partialRecord(
          z.enum(managers),
          z.object({ overdue: chain, stalled: chain, byClock: chainsByClock }).partial(),
        )
        .optional(),
    }),
  ),
  limitation: cited(
    z.object({
      member: z.object({ reprimand: years, warning: years, dismissal: years, expulsion: years }),
      organisation: z.object({ reprimand: years, warning: years, dissolution: years }),
    }),
  ),
  /** How many calendar days before a form is out of time a head is warned; a version without it watches over none. */
  limitationWatch: cited(z.object({ warnDaysBefore: z.number().int().positive() })).optional(),
  /** Whether a case may be closed while its decision can still be appealed against. */
  appealWindow: cited(z.object({ closeBeforeEnd: z.boolean() })).optional(),
  expulsionShare: cited(
    z.object({ numerator: z.number().int().positive(), denominator: z.number().int().positive() }),
  ),
  /** Which subjects another level settles; for theirs a report is misdirected here. */
  competence: cited(z.record(z.enum(managers), z.enum(['own', 'above', 'below']))).optional(),
  /** The guard against passing a case on: from which forwarding on the chair is told, and from which the chair decides. */
  passingOn: cited(
    z
      .object({ chairToldAt: z.number().int().min(2), chairDecidesAt: z.number().int().min(2) })
      .refine(
        (guard) => guard.chairToldAt <= guard.chairDecidesAt,
        'the chair decides on what they were told of',
      ),
  ).optional(),
  /** Longest suspension with all its extensions, in calendar days. */
  suspensionCap: cited(
    z.object({ member: z.number().int().positive(), organisation: z.number().int().positive() }),
  ).optional(),
  /** Congresses of the level that settles, and how many working days before one a report is left to the new term. */
  congresses: cited(
    z.object({ opensOn: z.array(z.iso.date()), freezeWorkingDays: z.number().int().positive() }),
  ).optional(),
  /** What is owed to people beyond the notices that every version has. */
  duties: cited(z.object({ restoreClearedName: z.boolean(), tellMergedReporter: z.boolean() })).optional(),
  /** How bodies deliberate: whether only at a meeting that is on record here, and what share of all official members must be there. */
  deliberation: cited(
    z.object({
      meetingRequired: z.boolean(),
      quorum: z.object({ numerator: z.number().int().positive(), denominator: z.number().int().positive() }),
    }),
  ).optional(),
  /** How often a subject must have been absent without excuse before the conference is held without them. */
  hearing: cited(z.object({ absencesWithoutExcuse: z.number().int().positive() })).optional(),
  /** On what grounds discipline is deferred; a version without it knows no deferral. */
  deferral: cited(z.object({ grounds: z.array(z.enum(deferralGrounds)).min(1) })).optional(),
  /** Which body decides the forms that the commission may not, by who manages the subject. */
  powerAbove: cited(z.record(z.enum(managers), z.enum(disciplineBodies))).optional(),
  /** How long a decision can be appealed against, and who reviews whose: the ladder of appeals, rung by rung. */
  appeals: cited(
    z.object({
      lodgeWithin: limitSchema,
      reviewedBy: z.record(z.enum(disciplineBodies), z.enum([...disciplineBodies, 'final'])),
    }),
  ).optional(),
  disciplinaryPower: cited(z.record(z.enum(managers), z.array(z.enum(disciplineForms)))),
  /** When the reporter of a merged report is owed the result; a version without it owes it at once, and links no cases. */
  merging: cited(z.object({ reporterTold: z.enum(reporterToldWhen) })).optional(),
});
type Shape = z.infer<typeof procedureShape>;

/** Values that contradict each other, by the path of the one that cannot stay as it is. */
const contradictions: readonly [path: string, says: string, isSo: (shape: Shape) => boolean][] = [
  [
    'effectiveTo',
    'ends before it begins',
    ({ effectiveFrom, effectiveTo }) => effectiveTo !== undefined && effectiveTo < effectiveFrom,
  ],
  [
    'thresholds.value.warningPercent',
    'the warning comes after the reminder',
    ({ thresholds: { value } }) => value.warningPercent <= value.reminderPercent,
  ],
  [
    'limits.firstHandlingWide.value.count',
    'is no shorter than firstHandling',
    ({ limits }) => limits.firstHandlingWide.value.count < limits.firstHandling.value.count,
  ],
  [
    'suspensionCap.value.organisation',
    'is no shorter than the suspension itself',
    ({ limits, suspensionCap }) =>
      suspensionCap !== undefined &&
      Math.min(suspensionCap.value.member, suspensionCap.value.organisation) <
        (limits.suspension?.value.count ?? 0),
  ],
  [
    'expulsionShare.value.numerator',
    'is a share of the members, at most all of them',
    ({ expulsionShare: { value } }) => value.numerator > value.denominator,
  ],
  [
    'deliberation.value.quorum.numerator',
    'is a share of the members, at most all of them',
    ({ deliberation }) =>
      deliberation !== undefined &&
      deliberation.value.quorum.numerator > deliberation.value.quorum.denominator,
  ],
  [
    'limits.appeal',
    'appeals need both a limit and their ladder',
    ({ limits, appeals }) => (limits.appeal === undefined) !== (appeals === undefined),
  ],
  [
    'limits.suspension',
    'suspension needs both a limit and a cap',
    ({ limits, suspensionCap }) => (limits.suspension === undefined) !== (suspensionCap === undefined),
  ],
];

export const procedureSchema = procedureShape.superRefine((shape, context) => {
  for (const [path, message, isSo] of contradictions) {
    if (isSo(shape)) context.addIssue({ code: 'custom', path: path.split('.'), message });
  }
});
export type Procedure = Shape;

export const isInForceOn = (
  { effectiveFrom, effectiveTo = '9999-12-31' }: Procedure,
  date: string,
): boolean => effectiveFrom <= date && date <= effectiveTo;

/** The version in force on the day of receipt, newest first. @throws Error naming the date when none is. */
export function getProcedureInForce(versions: readonly Procedure[], receivedOn: string): Procedure {
  const inForce = versions
    .filter((version) => isInForceOn(version, receivedOn))
    .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version)[0];
  if (!inForce) throw new RangeError(`no procedure is in force on ${receivedOn}`);
  return inForce;
}
