import { z } from 'zod';
import { differencesOf, subjectDifferences } from '../case/compared';
import type { CaseEvent, EventType } from '../case/events/event';
import type { CaseState } from '../case/state';
import type { Subject } from '../case/subject';
import { disciplineForms } from '../procedure/partyProcedure';
import { disciplineBodies } from './bodies';
import { findServable } from './served';

/** A decision of this office that stands and was served, as an appeal against it must know it. */
export const appealableDecision = () =>
  z.object({
    caseId: z.string(),
    number: z.string(),
    form: z.enum(disciplineForms),
    decidedBy: z.enum(disciplineBodies),
    on: z.iso.date(),
    servedOn: z.iso.date(),
    /** In what its subject differs from that of the appeal, as it is written. */
    differs: z.array(z.enum(subjectDifferences)),
    /** Accounts that worked on it. */
    workedOn: z.array(z.string()),
  });
export type AppealableDecision = z.infer<ReturnType<typeof appealableDecision>>;

/**
 * Those about the subject of an appeal. A case does not know the others: they are found out where commands come in. Commands from
 * before this was told bring none, and are decided as they were then.
 */
export const appealableDecisions = () => z.array(appealableDecision()).max(1000).optional();

type Standing = Pick<AppealableDecision, 'number' | 'form' | 'decidedBy' | 'on' | 'servedOn'>;

/** An appeal puts its own decision in the place of the one that it was against, whatever its result. */
const isReviewed = ({ appeals = [] }: CaseState, decidedOn: string): boolean =>
  appeals.some(({ result, on }) => result !== undefined && (on === undefined || on >= decidedOn));

/** The decision of a case that can be appealed against: it has its number, stands, and is in the hands of whom it disciplines. */
export function findStanding(state: CaseState): Standing | undefined {
  const decision = findServable(state);
  const { appeal, discipline, served } = state;
  const form = appeal?.decision ? (appeal.decision.form ?? appeal.form) : discipline?.form;
  if (!decision?.number || !form || !served || isReviewed(state, decision.on)) return undefined;
  const superior = discipline?.by === 'superior' ? 'provincialStandingCommittee' : 'provincialInspection';
  return {
    number: decision.number,
    form,
    decidedBy: appeal?.reviewer ?? superior,
    on: decision.on,
    servedOn: served.on,
  };
}

/** Whether an appeal against the decision of another case goes on still. */
export const goesOnAgainst = ({ stage, appeal }: CaseState, caseId: string): boolean =>
  stage !== 'closed' && appeal?.appealedCase === caseId && appeal.decision === undefined;

/** Of one name and kind with the subject of an appeal; the unit may have changed since. */
export const mayBeAgainst = (subject: Subject, other: Subject): boolean =>
  differencesOf(subject, other).every((part) => part === 'unit');

/** What is done on the way from the assignment to the decision. */
const workOfDecision: readonly EventType[] = [
  'assignmentProposed', 'decisionSigned', 'decisionAnnounced', 'explanationRecorded', 'findingSet', 'reportSubmitted',
  'hearingHeld', 'voteRecorded', 'concluded', 'disciplineDecided', 'superiorDecided', 'appealDecided',
]; // prettier-ignore

/** Who worked on the decision of a case: whoever was in its team, and whoever did what led to it. */
export const workedOn = (events: readonly CaseEvent[]): string[] => [
  ...new Set(
    events.flatMap((event) => {
      if (event.type === 'teamFormed' || event.type === 'reassigned')
        return [event.data.leader, ...event.data.members];
      return workOfDecision.includes(event.type) ? [event.by] : [];
    }),
  ),
];

/** Whoever worked on a decision does not review it. */
export const hasWorkedOnDecision = ({ appeal }: CaseState, id: string): boolean =>
  appeal?.workedOn?.includes(id) ?? false;
