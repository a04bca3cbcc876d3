import { z } from 'zod';
import { wallDay } from '../calendar/wallDay';
import type { CaseEvent } from '../case/events/event';
import {
  appealResults,
  commendationResults,
  findings,
  outcomes,
  reportKinds,
  reporterStandings,
  sources,
} from '../case/vocabulary';
import { findUnit, type Subject } from '../case/subject';
import { keyOf } from '../clocks/clock';
import { disciplineForms, managers } from '../procedure/partyProcedure';

const subjectKinds = ['member', 'organisation', 'official', 'privateCitizen'] as const;

const about = {
  subject: z.enum(subjectKinds),
  level: z.enum(managers).optional(),
  unit: z.string().optional(),
};
const allegation = () => z.object({ id: z.string(), code: z.string().optional() });
const money = { id: z.string(), amount: z.number().int() };

/** What an event says that figures are made of: kinds, days and amounts; no name, and nothing that somebody wrote. */
const markedDeed = () =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('received'),
      on: z.iso.date(),
      as: z.enum(reportKinds),
      source: z.enum(sources),
      standing: z.enum(reporterStandings),
      allegations: z.array(allegation()),
      ...about,
    }),
    /** What was entered at registration was another from the beginning. */
    z.object({
      kind: z.literal('putRight'),
      receivedOn: z.iso.date().optional(),
      source: z.enum(sources).optional(),
      subject: z.enum(subjectKinds).optional(),
      level: z.enum(managers).optional(),
      unit: z.string().optional(),
      /** A code that was put right, or taken away. */
      allegation: allegation().optional(),
    }),
    z.object({ kind: z.literal('classified'), as: z.enum(reportKinds) }),
    z.object({ kind: z.literal('accepted'), appealed: z.enum(disciplineForms).optional() }),
    z.object({
      kind: z.literal('parted'),
      allegations: z.array(z.string()),
      as: z.enum(reportKinds).optional(),
    }),
    z.object({ kind: z.literal('ended'), outcome: z.enum(outcomes), ground: z.string().optional() }),
    z.object({ kind: z.literal('backAgain') }),
    z.object({ kind: z.literal('widened'), allegations: z.array(allegation()) }),
    z.object({ kind: z.literal('found'), allegation: z.string(), finding: z.enum(findings) }),
    z.object({ kind: z.literal('withdrawn'), allegations: z.array(z.string()) }),
    z.object({ kind: z.literal('takenUp'), allegations: z.array(z.string()) }),
    z.object({ kind: z.literal('concluded'), disciplineDue: z.boolean() }),
    z.object({ kind: z.literal('appealDecided'), result: z.enum(appealResults) }),
    z.object({
      kind: z.literal('disciplined'),
      form: z.enum(disciplineForms).optional(),
      by: z.enum(['commission', 'superior']),
    }),
    z.object({ kind: z.literal('suspended') }),
    z.object({ kind: z.literal('transferred') }),
    z.object({ kind: z.literal('transferAnswered') }),
    z.object({ kind: z.literal('toRecover'), ...money }),
    z.object({ kind: z.literal('recovered'), ...money }),
    z.object({ kind: z.literal('givenUp'), ...money }),
    z.object({ kind: z.literal('published') }),
    z.object({ kind: z.literal('takenBack') }),
    z.object({ kind: z.literal('late'), clock: z.string() }),
    z.object({ kind: z.literal('notLate'), clock: z.string() }),
    z.object({ kind: z.literal('escalated') }),
    z.object({ kind: z.literal('commendationProposed') }),
    z.object({ kind: z.literal('commended'), result: z.enum(commendationResults) }),
  ]);
export type MarkedDeed = z.infer<ReturnType<typeof markedDeed>>;

/** A deed of a case with the day on which it was done and the moment at which it was put on record. */
export const caseMark = () =>
  z.object({ seq: z.number().int().positive(), at: z.string(), on: z.string(), deed: markedDeed() });
export type CaseMark = z.infer<ReturnType<typeof caseMark>>;

/** By which rules marks are made: what was kept by others is made anew. */
export const markVersion = 1;

const aboutOf = (subject: Subject) => ({
  subject: subject.kind,
  ...('managedBy' in subject && { level: subject.managedBy }),
  ...(findUnit(subject) && { unit: findUnit(subject)?.id }),
});

const coded = ({ id, code }: { id: string; code?: string | undefined }) => ({ id, ...(code && { code }) });

/** Whether a limit that has new dates is late no more. */
const unlessLate = (ref: Parameters<typeof keyOf>[0], dueAt: string | undefined, at: string): MarkedDeed[] =>
  dueAt !== undefined && dueAt > at ? [{ kind: 'notLate', clock: keyOf(ref) }] : [];

function deedsOf(event: CaseEvent): MarkedDeed[] {
  switch (event.type) {
    case 'reportRegistered': {
      const { receivedOn: on, kind: as, source, reporter, subject, allegations } = event.data;
      const { standing } = reporter;
      return [
        {
          kind: 'received',
          on,
          as,
          source,
          standing,
          allegations: allegations.map(coded),
          ...aboutOf(subject),
        },
      ];
    }
    case 'registrationCorrected': {
      const { is, was, allegationId } = event.data;
      const coding = allegationId !== undefined && ('code' in is || 'code' in was);
      return [
        {
          kind: 'putRight',
          ...(is.receivedOn && { receivedOn: is.receivedOn }),
          ...(is.source && { source: is.source }),
          ...(is.subjectKind && { subject: is.subjectKind }),
          ...(is.subjectManagedBy && { level: is.subjectManagedBy }),
          ...(is.unit && { unit: is.unit.id }),
          ...(coding && { allegation: coded({ id: allegationId, code: is.code }) }),
        },
      ];
    }
    case 'classified':
      return [{ kind: 'classified', as: event.data.kind }];
    case 'accepted':
    case 'inspectionOpened':
      return [{ kind: 'accepted' }];
    case 'appealAccepted':
      return [{ kind: 'accepted', appealed: event.data.form }];
    case 'petitionSplit':
    case 'partGuided': {
      const { allegationIds, keptKind } = event.data;
      return [{ kind: 'parted', allegations: allegationIds, ...(keptKind && { as: keptKind }) }];
    }
    case 'refused':
    case 'keptOnFile':
      return [{ kind: 'ended', outcome: event.type, ground: event.data.ground }];
    case 'guided':
    case 'forwarded':
    case 'merged':
      return [{ kind: 'ended', outcome: event.type }];
    case 'caseClosed':
      return [{ kind: 'ended', outcome: 'settled' }];
    case 'returned':
    case 'takenOver':
    case 'unmerged':
    case 'reopened':
      return [{ kind: 'backAgain' }];
    case 'converted':
      return [{ kind: 'widened', allegations: event.data.allegations.map(({ id }) => ({ id })) }];
    case 'findingSet':
      return [{ kind: 'found', allegation: event.data.allegationId, finding: event.data.finding }];
    case 'withdrawn': {
      const { allegationIds, pressureSuspected, pursuedFor } = event.data;
      // Pursued all the same: nothing has ended.
      return pressureSuspected || pursuedFor ? [] : [{ kind: 'withdrawn', allegations: allegationIds }];
    }
    case 'withdrawnTakenUp':
      return [{ kind: 'takenUp', allegations: event.data.allegationIds }];
    case 'concluded':
      return [{ kind: 'concluded', disciplineDue: event.data.disciplineDue }];
    case 'appealDecided':
      return [{ kind: 'appealDecided', result: event.data.result }];
    case 'disciplineDecided':
      return [{ kind: 'disciplined', form: event.data.form, by: 'commission' }];
    case 'superiorDecided': {
      const { form } = event.data;
      return [{ kind: 'disciplined', ...(form && { form }), by: 'superior' }];
    }
    case 'activitySuspended':
      return [{ kind: 'suspended' }];
    case 'transferred':
    case 'transferAnswered':
    case 'commendationProposed':
    case 'published':
      return [{ kind: event.type }];
    case 'publicationTakenBack':
      return [{ kind: 'takenBack' }];
    case 'commendationDecided':
      return [{ kind: 'commended', result: event.data.result }];
    case 'recommendationMade': {
      const { recommendationId: id, amount } = event.data;
      return amount === undefined ? [] : [{ kind: 'toRecover', id, amount }];
    }
    case 'assetsRecovered':
      return [{ kind: 'recovered', id: event.data.recommendationId, amount: event.data.amount }];
    case 'recoveryGivenUp':
      return [{ kind: 'givenUp', id: event.data.recommendationId, amount: event.data.amount }];
    case 'fellOverdue':
      return [{ kind: 'late', clock: keyOf(event.data) }];
    case 'clockStopped':
      return [{ kind: 'notLate', clock: keyOf(event.data) }];
    case 'clockStarted':
    case 'clockExtended':
    case 'clockResumed':
    case 'clockMoved':
    case 'clockContinued':
      return unlessLate(event.data, event.data.dates?.dueAt, event.at);
    case 'escalated':
      return [{ kind: 'escalated' }];
    default:
      return [];
  }
}

/** The day that an act says it was done on; undefined where it says none. */
function saidDay({ data }: CaseEvent): string | undefined {
  if ('from' in data && 'what' in data) return data.from;
  return 'on' in data && typeof data.on === 'string' ? data.on.slice(0, 10) : undefined;
}

/**
 * What figures are made of in a history, in the order in which it was put on record. A deed belongs to the day that its act says, or that it is said
 * to have been entered late for; where neither says one, to the day of its record on the office's wall calendar.
 */
export function marksOf(events: readonly CaseEvent[]): CaseMark[] {
  const late = new Map(
    events.flatMap(({ type, commandId, data }) =>
      type === 'enteredLate' ? [[commandId, data.on] as const] : [],
    ),
  );
  return events.flatMap((event) => {
    const { seq, at, commandId } = event;
    return deedsOf(event).map((deed) => ({
      seq,
      at,
      on: deed.kind === 'received' ? deed.on : (saidDay(event) ?? late.get(commandId) ?? wallDay(at)),
      deed,
    }));
  });
}
