import { z } from 'zod';
import { caseDifferences } from '../compared';
import { correctedSchema } from '../correctedFacts';
import { followingConflict, line, paragraph } from '../fields';
import { chainLinkSchema, placedUnitSchema } from '../../organisations/unit';
import { subjectSchema } from '../subject';
import { disciplineBodies, reviewersHere } from '../../appeals/bodies';
import { reporterToldWhen } from '../../procedure/commonParts';
import { clockKinds } from '../../clocks/clock';
import { clockGivers } from '../../procedure/clockRules';
import { disciplineForms } from '../../procedure/partyProcedure';
import { preparedBy } from '../../procedure/steps';
import { ways } from '../../procedure/ways';
import {
  complexityCriteria,
  lodgers,
  outcomes,
  partKinds,
  refusalGrounds,
  reportKinds,
  reporterStandings,
  sources,
} from '../vocabulary';

const pinned = () => z.object({ id: z.string(), version: z.number().int() });

/** The decision that an appeal is against, how the appeal was lodged, and who reviews it. */
const ofAppeal = () => ({
  decisionNumber: z.string(),
  form: z.enum(disciplineForms),
  decidedBy: z.enum(disciplineBodies),
  /** The day that the decision bears, where it is known. */
  decidedOn: z.iso.date().optional(),
  servedOn: z.iso.date(),
  lodgedOn: z.iso.date(),
  lodgedBy: z.enum(lodgers),
  /** From when the limitation of a heavier or lighter form is reckoned, where it is known. */
  violationEndedOn: z.iso.date().optional(),
  appealedCase: z.string().optional(),
  reviewer: z.enum(reviewersHere),
  /** Why the subjects of both cases are one, where they are written differently. */
  compared: z.string().optional(),
  /** The decision is not on record in this office: what is said of it is as a person wrote it. */
  elsewhere: z.boolean().optional(),
  /** Accounts that worked on the decision, and have no part in its review. */
  workedOn: z.array(z.string()).optional(),
});

export const intakeEvents = {
  reportRegistered: () =>
    z.object({
      number: line(40),
      kind: z.enum(reportKinds),
      source: z.enum(sources),
      receivedOn: z.iso.date(),
      receivedDay: z.string(),
      reporter: z.object({ standing: z.enum(reporterStandings), ref: z.string().optional() }),
      checkable: z.boolean(),
      subject: subjectSchema,
      allegations: z.array(
        z.object({
          id: z.string(),
          summary: z.string(),
          code: z.string().optional(),
          endedOn: z.iso.date().optional(),
        }),
      ),
      procedure: pinned(),
      calendar: pinned(),
      backlog: z
        .object({ importId: z.string(), row: z.number().int(), incomingNumber: z.string().optional() })
        .optional(),
      /** Set where the procedure has a way of their own for discipline appeals. */
      appealsByLadder: z.boolean().optional(),
      /** The ways that the version opens beyond those that every version has. */
      ways: z.array(z.enum(ways)).optional(),
      /** The clocks that the version lets be extended, and by whom; absent: settling, by every head. */
      extendable: z.partialRecord(z.enum(clockKinds), z.array(z.enum(clockGivers))).optional(),
      /** Who prepares what leaders decide on in the end; absent where the version has it decided in one act. */
      preparedBy: preparedBy.optional(),
      /** It came through the public door, and its reporter is reached through it. */
      throughDoor: z.literal(true).optional(),
      /** The mixed petition that this report was a part of: who answers for it, and who takes no part in it, are the same in this. */
      splitFrom: z
        .object({
          caseId: z.string(),
          number: z.string(),
          registrar: z.string().optional(),
          conflicts: z.array(followingConflict()).optional(),
        })
        .optional(),
    }),
  /** What was entered at registration is put right: the facts that were wrong, as they were and as they are. */
  registrationCorrected: () =>
    z.object({
      allegationId: z.string().optional(),
      was: correctedSchema(),
      is: correctedSchema(),
      reason: z.string(),
    }),
  classified: () =>
    z.object({
      kind: z.enum(reportKinds),
      complex: z.boolean(),
      especiallyComplex: z.boolean().optional(),
      criteria: z.array(z.enum(complexityCriteria)).optional(),
      severalPlaces: z.boolean(),
      further: z.boolean().optional(),
      assessment: z.string(),
    }),
  accepted: () => z.object({ basis: z.string() }),
  refused: () => z.object({ ground: z.enum(refusalGrounds), explanation: z.string() }),
  keptOnFile: () => z.object({ ground: z.enum(refusalGrounds), explanation: z.string() }),
  guided: () => z.object({ to: z.string(), explanation: z.string() }),
  forwarded: () =>
    z.object({
      to: z.string(),
      /** The unit of the Party's organisation that gets it; absent for a body outside of it. */
      toUnit: chainLinkSchema.omit({ until: true }).optional(),
      /** Where that unit stood on the day; absent where it is in the chain of the subject's own. */
      place: placedUnitSchema.optional(),
      explanation: z.string(),
    }),
  /** The body to which the report was forwarded has sent it back. */
  returned: () => z.object({ from: z.string(), on: z.iso.date(), reason: z.string() }),
  /** Taken over from a lower level that had it since that day and let it drag on. */
  takenOver: () => z.object({ from: z.string(), since: z.string(), reason: z.string() }),
  /** The chair lets a report be passed on once more. */
  forwardingAllowed: () => z.object({ explanation: z.string() }),
  /** `reporterTold` since merged cases hear of each other; before, the result was owed at once where it was owed at all. */
  merged: () =>
    z.object({
      into: z.string(),
      explanation: z.string(),
      reporterTold: z.enum(reporterToldWhen).optional(),
      /** Who had proposed it, and why a second person agreed, where the subjects are written otherwise. */
      confirmed: z.object({ proposedBy: z.string(), reason: z.string() }).optional(),
    }),
  /** To be merged into the case of that number, from which it differs; somebody else decides. */
  mergeProposed: () =>
    z.object({
      into: z.string(),
      number: z.string(),
      differs: z.array(z.enum(caseDifferences)),
      explanation: z.string(),
    }),
  /** They are not of one matter. */
  mergeDismissed: () => z.object({ into: z.string(), proposedBy: z.string(), reason: z.string() }),
  /** It was another matter after all: the report leaves the case `from` and is at intake again. */
  unmerged: () => z.object({ from: z.string(), reason: z.string() }),
  /** Another report was merged into this case, or left it again: by its number, never by its reporter. */
  reportMerged: () => z.object({ caseId: z.string(), number: z.string() }),
  reportUnmerged: () => z.object({ caseId: z.string(), number: z.string() }),
  /** Another case says that it belongs to the same matter, where nothing else here would lead to it. */
  matterLinked: () => z.object({ caseId: z.string(), number: z.string() }),
  /** The case into which this report was merged has come to its end. */
  mergedMatterEnded: () => z.object({ caseId: z.string(), number: z.string(), outcome: z.enum(outcomes) }),
  /** A discipline appeal is taken on: what it is against, and who reviews it. */
  appealAccepted: () => z.object({ ...ofAppeal(), basis: z.string() }),
  /** What was entered of it is put right; the case `leaves` is the one whose decision it had been said to be against. */
  appealCorrected: () => z.object({ ...ofAppeal(), leaves: z.string().optional(), reason: z.string() }),
  /** Part of a mixed petition goes its own way, as the case `into`. */
  petitionSplit: () =>
    z.object({
      into: z.string(),
      allegationIds: z.array(z.string()),
      keptKind: z.enum(reportKinds),
      newKind: z.enum(partKinds),
      explanation: z.string(),
    }),
  /** The sender was guided on where part of the letter belongs; the rest stays, of that kind where it was mixed. */
  partGuided: () =>
    z.object({
      allegationIds: z.array(z.string()),
      to: z.string(),
      keptKind: z.enum(reportKinds).optional(),
      explanation: z.string(),
    }),
  /** The part has got its number in the register. */
  partRegistered: () => z.object({ caseId: z.string(), number: z.string() }),
  inspectionOpened: () => z.object({ basis: paragraph() }),
};
