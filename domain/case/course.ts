import type { WaitingStep } from '../views/waitingSteps';
import type { CourseStep } from './courseStep';
import type { CaseEvent, EventType } from './events/event';
import type { CaseState } from './state';

/**
 * Acts that move a file forward, in the order of the procedure. What clocks, registers and notices do by themselves, who reads what, and
 * what the office arranges about people is none of the way that a case takes.
 */
export const courseSteps = [
  'reportRegistered', 'classified', 'actSubmitted', 'actAppraised', 'actReturned', 'submissionTakenBack',
  'accepted', 'appealAccepted', 'inspectionOpened', 'refused', 'keptOnFile', 'guided', 'forwarded', 'returned', 'takenOver',
  'petitionSplit', 'merged', 'unmerged', 'reporterMet', 'withdrawn', 'withdrawnTakenUp',
  'assignmentProposed', 'teamFormed', 'reassigned', 'decisionSigned',
  'decisionAnnounced', 'explanationRecorded', 'evidenceRecorded', 'minutesRecorded', 'informationRequested', 'replyRecorded',
  'findingSet', 'converted', 'combinedProcessOpened', 'combinedProcessEnded', 'reportSubmitted', 'transferred', 'transferAnswered',
  'putOnAgenda', 'hearingPostponed', 'hearingHeld', 'voteRecorded', 'concluded', 'disciplineDeferred', 'deferralEnded',
  'disciplineDecided', 'disciplineProposed', 'disciplineReferred', 'superiorDecided', 'appealDecided', 'disciplineReviewed',
  'decisionServed', 'publicationApproved', 'published', 'publicationTakenBack', 'noticeGiven',
  'recommendationMade', 'recommendationFollowed', 'assetsRecovered', 'recoveryGivenUp', 'falseReportHandled', 'nameRestored',
  'apologyGiven', 'apologyRefused', 'commendationProposed', 'commendationDecided',
  'casePaused', 'caseResumed', 'reopened', 'caseClosed',
] as const satisfies readonly EventType[]; // prettier-ignore

const isStep = (type: EventType): boolean => courseSteps.some((one) => one === type);

/** What a case waits for, as its turn has it: it was worked out for that. */
function waitsIn({ turn }: CaseState): WaitingStep {
  const [step]: [WaitingStep] = JSON.parse(turn?.of ?? '["nothing"]');
  return step;
}

/**
 * The way that a case has taken, after one more event. An event that is no step of its own is one where it moved the case to another stage;
 * what it makes the case wait for is told by the step before it where both came about together.
 */
export function courseAfter(
  { course = [] }: Pick<CaseState, 'course'>,
  after: CaseState,
  { type, at, by }: CaseEvent,
): CourseStep[] {
  const last = course.at(-1);
  const waits = waitsIn(after);
  const { stage } = after;
  if (isStep(type) || last?.stage !== stage) return [...course, { type, at, by, stage, waits }];
  if (last.waits === waits) return course;
  return last.at === at
    ? [...course.slice(0, -1), { ...last, waits }]
    : [...course, { type, at, by, stage, waits }];
}
