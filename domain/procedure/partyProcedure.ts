import { z } from 'zod';
import { disciplineBodies } from '../appeals/bodies';
import { appealResults, deferralGrounds } from '../case/vocabulary';
import { limitSchema } from '../clocks/limit';
import { levels } from '../organisations/unit';
import { cited } from './cited';
import { partyClockRules } from './clockRules';
import { stepsByAct } from './steps';
import { chains, commonLimits, commonParts, nameParts, settlingFrom, watchParts } from './commonParts';

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

const years = z.number().int().positive().nullable();

/** A version of the Party's rules, for its members and organisations. */
export const partyShape = z.object({
  law: z.literal('party').optional(),
  ...nameParts,
  limits: z.object({
    ...commonLimits,
    forwarding: cited(limitSchema),
    /** Suspension of Party activity; a version without it knows no suspension. */
    suspension: cited(limitSchema).optional(),
    /** Announcing a decision on discipline, from its signing; a version without it has it published like a conclusion. */
    announcement: cited(limitSchema).optional(),
    /** Settling a discipline appeal; a version without it knows no appeals as cases of their own. */
    appeal: cited(limitSchema).optional(),
  }),
  /** Absent: from receipt. */
  settlingFrom: settlingFrom.optional(),
  settlingExtension: cited(
    z.object({ times: z.number().int().nonnegative(), atMost: z.number().int().positive() }),
  ),
  ...partyClockRules,
  ...watchParts,
  escalation: cited(
    z.object({
      ...chains,
      /** Where the level that manages the subject has chains of its own. */
      byLevel: z.partialRecord(z.enum(managers), z.object(chains).partial()).optional(),
    }),
  ),
  /** Steps of the level that manages the subject, where it has its own, act by act. */
  stepsByLevel: cited(z.partialRecord(z.enum(managers), stepsByAct)).optional(),
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
  /**
   * Where the registration names the subject's unit: the level of its chain that settles and that disciplines, by who manages the
   * subject (a level that is missing gives way to the next above), and the rungs of the ladder of appeals that are
   * otherwise where there is no district.
   */
  competenceInChain: cited(
    z.object({
      settledAt: z.record(z.enum(managers), z.enum([...levels, 'above'])),
      disciplinedAt: z.record(z.enum(managers), z.enum([...levels, 'above'])),
      reviewedWithoutDistrict: z.partialRecord(
        z.enum(disciplineBodies),
        z.enum([...disciplineBodies, 'final']),
      ),
    }),
  ).optional(),
  /** After how many working days without an answer a forwarded report can be taken over from a lower level. */
  takingOver: cited(z.object({ afterWorkingDays: z.number().int().positive() })).optional(),
  ...commonParts,
  /** Longest suspension with all its extensions, in calendar days. */
  suspensionCap: cited(
    z.object({ member: z.number().int().positive(), organisation: z.number().int().positive() }),
  ).optional(),
  /** Congresses of the level that settles, and how many working days before one a report is left to the new term. */
  congresses: cited(
    z.object({ opensOn: z.array(z.iso.date()), freezeWorkingDays: z.number().int().positive() }),
  ).optional(),
  /** How bodies deliberate: whether only at a meeting that is on record here, and what share of all official members must be there. */
  deliberation: cited(
    z.object({
      meetingRequired: z.boolean(),
      quorum: z.object({ numerator: z.number().int().positive(), denominator: z.number().int().positive() }),
    }),
  ).optional(),
  /** After how many years a decision on discipline ends by itself, and which forms never do; a version without it lets none end. */
  lapse: cited(
    z.object({ years: z.number().int().positive(), notFor: z.array(z.enum(disciplineForms)) }),
  ).optional(),
  /** Whether the reporter is met, with minutes, before there is a team; a version without it does not ask for it. */
  firstMeeting: cited(z.object({ beforeTeam: z.boolean() })).optional(),
  /** Whether a denunciation that several have signed is turned down for it; a version without it takes it on. */
  severalSignatories: cited(z.object({ refused: z.boolean() })).optional(),
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
  /** What becomes of the limit to settle when a verification turns into an inspection; without it, none does. */
  conversion: cited(z.object({ settling: z.enum(['goesOn', 'startsAnew']) })).optional(),
  /** Which forms, accepted by the subject, can be settled and imposed in one process; without it, none. */
  combinedProcess: cited(z.object({ forms: z.array(z.enum(disciplineForms)).min(1) })).optional(),
  /** After which results of an appeal whoever was disciplined is owed an apology. */
  apology: cited(z.object({ owedAfter: z.array(z.enum(appealResults)).min(1) })).optional(),
});
export type PartyProcedure = z.infer<typeof partyShape>;
