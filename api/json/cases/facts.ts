import { z } from 'zod';
import { eventSchemas as events } from '../../../domain/case/events/event';
import { measureSchema } from '../../../domain/case/events/protection';
import {
  appealResults,
  documentKinds,
  findings,
  noticeAudiences,
  noticeMatters,
  outcomes,
  owedThings,
  reporterStandings,
  stages,
} from '../../../domain/case/vocabulary';
import { roles } from '../../../domain/access/roles';
import { clockKinds, recipients } from '../../../domain/clocks/clock';
import { attendingMemberSchema } from '../../../domain/meetings/meeting';
import { disciplineForms } from '../../../domain/procedure/partyProcedure';

const moment = () => z.iso.datetime();
const person = () => z.string().meta({ description: 'An account id, or `system` for what a clock did.' });
const notice = { to: z.enum(noticeAudiences), about: z.enum(noticeMatters) };
const by = { by: person() };

/** The report without its reporter: of them, only how they identify themselves. */
const registration = events
  .reportRegistered()
  .omit({ number: true, kind: true, allegations: true })
  .extend({ reporter: z.object({ standing: z.enum(reporterStandings) }), at: moment(), ...by });

const allegation = z.object({
  id: z.string(),
  summary: z.string(),
  code: z.string().optional(),
  endedOn: z.iso.date().optional(),
  finding: z.object({ finding: z.enum(findings), reasons: z.string() }).optional(),
  withdrawn: z.boolean(),
  found: z.boolean().optional(),
});

/** What is known of a case. Parsing a state by it keeps what may leave the house, and drops everything else. */
export const factsSchema = z.object({
  registration,
  allegations: z.array(allegation),
  classification: events.classified().optional(),
  complexity: events.complexityEstablished().extend({ at: moment() }).optional(),
  acceptedAt: moment().optional(),
  ending: z
    .object({ ground: z.string().optional(), to: z.string().optional(), explanation: z.string() })
    .optional(),
  forwarding: events.forwarded().omit({ explanation: true }).extend({ at: moment() }).optional(),
  takenOver: events.takenOver().omit({ reason: true }).extend({ at: moment() }).optional(),
  proposal: events.assignmentProposed().extend(by).optional(),
  team: events.teamFormed().optional(),
  decision: events.decisionSigned().extend(by).optional(),
  announcedOn: z.iso.date().optional(),
  explanationOn: z.iso.date().optional(),
  inspection: z.object({ number: z.string().optional(), on: z.iso.date().optional() }).optional(),
  combined: events.combinedProcessOpened().optional(),
  requests: z.array(
    events.informationRequested().omit({ requestId: true }).extend({
      id: z.string(),
      askedAt: moment(),
      repliedOn: z.iso.date().optional(),
    }),
  ),
  report: events.reportSubmitted().optional(),
  hearing: events.hearingHeld().optional(),
  postponements: z.array(events.hearingPostponed()).optional(),
  meetings: z
    .array(
      events.putOnAgenda().extend({
        members: z.array(attendingMemberSchema).optional(),
        balloted: z.boolean().optional(),
        over: z.boolean().optional(),
      }),
    )
    .optional(),
  dissents: z
    .array(
      events.dissentRecorded().extend({
        seq: z.number().int().optional(),
        by: person().optional(),
        countersignedBy: person().optional(),
      }),
    )
    .optional(),
  deferral: events.disciplineDeferred().optional(),
  vote: events.voteRecorded().optional(),
  conclusion: events.concluded().optional(),
  proposedDiscipline: events.disciplineProposed().partial({ form: true }).optional(),
  discipline: z
    .object({
      form: z.enum(disciplineForms).optional(),
      imposed: z.enum(disciplineForms).optional(),
      number: z.string().optional(),
      on: z.iso.date(),
      by: z.enum(['commission', 'superior']),
    })
    .optional(),
  served: events.decisionServed().optional(),
  appeal: events.appealAccepted().extend({ decision: events.appealDecided().optional() }).optional(),
  appeals: z
    .array(
      z.object({
        caseId: z.string(),
        number: z.string(),
        result: z.enum(appealResults).optional(),
        decision: z.string().optional(),
        on: z.iso.date().optional(),
        form: z.enum(disciplineForms).optional(),
      }),
    )
    .optional(),
  parts: z.array(z.object({ caseId: z.string(), number: z.string().optional() })).optional(),
  guidedParts: z
    .array(z.object({ to: z.string(), explanation: z.string(), summaries: z.array(z.string()) }))
    .optional(),
  falseReport: events.falseReportHandled().optional(),
  apology: events
    .apologyOwed()
    .extend({
      since: moment(),
      settled: z
        .discriminatedUnion('was', [
          events.apologyGiven().extend({ was: z.literal('given') }),
          events.apologyRefused().extend({ was: z.literal('refused') }),
        ])
        .optional(),
    })
    .optional(),
  commendation: events
    .commendationProposed()
    .extend({ decided: events.commendationDecided().optional() })
    .optional(),
  mergedReports: z.array(events.reportMerged()).optional(),
  links: z.array(events.matterLinked()).optional(),
  mergedMatter: events.mergedMatterEnded().optional(),
  publication: z
    .object({
      text: z.string(),
      publishedOn: z.iso.date().optional(),
      place: z.string().optional(),
      takenBack: events.publicationTakenBack().optional(),
    })
    .optional(),
  closedOwing: z
    .object({
      owed: z.array(z.object({ what: z.enum(owedThings), count: z.number().int() })),
      reason: z.string(),
      at: moment(),
      by: person(),
    })
    .optional()
    .meta({ description: 'What was owed when a signatory closed the case all the same, and why.' }),
  recommendations: z.array(
    events
      .recommendationMade()
      .omit({ recommendationId: true, amount: true })
      .extend({
        id: z.string(),
        done: z.boolean(),
        lastReport: z.string().optional(),
        assets: z
          .object({
            amount: z.number().int(),
            recovered: z.number().int(),
            givenUp: z.object({ amount: z.number().int(), reason: z.string() }).optional(),
            surplusReason: z.string().optional(),
          })
          .optional()
          .meta({ description: 'Amounts in đồng.' }),
      }),
  ),
  documents: z.array(
    z.object({
      seq: z.number().int(),
      kind: z.enum(documentKinds),
      title: z.string(),
      on: z.string(),
    }),
  ),
  notes: z.number().int(),
  owed: z.array(
    z.object({
      ...notice,
      since: moment(),
      clock: z
        .object({ kind: z.enum(clockKinds), of: z.string().optional() })
        .optional()
        .meta({ description: 'Of an extension: which clock was extended.' }),
      seq: z
        .number()
        .int()
        .optional()
        .meta({ description: 'By which `tell` names the notice in `settles`.' }),
    }),
  ),
  told: z.array(z.object({ ...notice, on: z.iso.date(), notices: z.number().int().optional() })),
  protectionRequested: z.boolean(),
  protectionRequests: z
    .array(
      events
        .protectionRequested()
        .omit({ who: true })
        .extend({
          seq: z.number().int(),
          at: moment(),
          paperCameOn: z.iso.date().optional(),
          ...by,
        }),
    )
    .optional()
    .meta({ description: 'What they say only for those who see the file of protection; names never.' }),
  measures: z
    .array(
      measureSchema().extend({
        text: z.string(),
        decidedOn: z.iso.date(),
        appliedOn: z.iso.date().optional(),
        answers: z
          .array(events.measureAnswered().omit({ measureId: true }))
          .optional()
          .meta({ description: 'Of the body that was asked for it.' }),
        reviewedOn: z.iso.date().optional(),
        reviews: z.number().int(),
        extensions: z.number().int().optional(),
        ended: events.measureEnded().pick({ on: true, ground: true }).optional(),
        ...by,
      }),
    )
    .optional()
    .meta({ description: 'Measures of protection, for those who see the file of protection.' }),
  retaliations: z
    .array(events.retaliationReported().extend({ seq: z.number().int(), at: moment(), ...by }))
    .optional()
    .meta({ description: 'Only for those who see the file of protection.' }),
  conflicts: z.array(
    z.object({ accountId: z.string(), relation: z.string(), at: moment(), origin: z.string().optional() }),
  ),
  conflictProposals: z
    .array(events.conflictProposed().extend({ at: moment(), ...by }))
    .optional()
    .meta({ description: 'Only for those who decide on them, the proposer and the person.' }),
  /** What is on its way through the office. */
  submissions: z
    .array(
      events
        .actSubmitted()
        .omit({ replaces: true })
        .extend({
          id: z.number().int(),
          at: moment(),
          ...by,
          appraised: z.object({ at: moment(), opinion: z.string().optional(), ...by }).optional(),
          returned: z.object({ at: moment(), missing: z.string(), ...by }).optional(),
        }),
    )
    .optional(),
  mergeProposal: events
    .mergeProposed()
    .extend({ at: moment(), ...by })
    .optional()
    .meta({ description: 'To be merged, once a head who did not propose it has looked at both cases.' }),
  paused: z
    .object({
      reason: z.string(),
      since: moment(),
      congressOn: z.iso.date().optional(),
      office: z.enum(roles).optional(),
    })
    .optional(),
  escalations: z.array(
    z.object({
      to: z.enum(recipients),
      level: z.number().int(),
      kind: z.enum(clockKinds).optional(),
      of: z.string().optional(),
      at: moment(),
      reason: z.string().optional(),
      digest: z.string().optional(),
    }),
  ),
});

export const stageSchema = z.enum(stages);
export const outcomeSchema = z.enum(outcomes);
