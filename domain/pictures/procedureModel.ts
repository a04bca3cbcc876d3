import type { CommandType } from '../case/commands';
import { findCommand } from '../case/commands';
import type { CourseStep } from '../case/courseStep';
import { type Stage, stages } from '../case/vocabulary';

/** A step as the procedure allows it: while a case stands where, and where it stands then; `same`: where it stood. */
export interface AllowedStep {
  step: CourseStep['type'];
  during: readonly Stage[];
  leadsTo: readonly (Stage | 'same')[];
}

const ends = ['closed'] as const;
const stays = ['same'] as const;

/** By which commands steps come about, and to which stage they lead; where a case may be then is said by the commands themselves. */
const byCommands: readonly (readonly [CourseStep['type'], readonly CommandType[], readonly (Stage | 'same')[]])[] = [
  ['classified', ['classify'], stays],
  ['accepted', ['accept'], ['assignment']],
  ['appealAccepted', ['acceptAppeal'], ['assignment']],
  ['refused', ['refuseReport'], ends],
  ['keptOnFile', ['keepOnFile'], ends],
  ['guided', ['guide'], ends],
  ['forwarded', ['forward'], ends],
  ['reporterMet', ['meetReporter'], stays],
  ['withdrawn', ['withdraw'], ['same', 'closed']],
  ['assignmentProposed', ['proposeAssignment'], stays],
  ['teamFormed', ['formTeam'], stays],
  ['decisionSigned', ['signDecision'], ['verification']],
  ['decisionAnnounced', ['announceDecision'], stays],
  ['explanationRecorded', ['recordExplanation'], stays],
  ['evidenceRecorded', ['recordEvidence'], stays],
  ['minutesRecorded', ['recordMinutes'], stays],
  ['informationRequested', ['requestInformation'], stays],
  ['replyRecorded', ['recordReply'], stays],
  ['findingSet', ['setFinding'], stays],
  ['reportSubmitted', ['submitReport'], ['discipline']],
  ['hearingHeld', ['holdHearing'], stays],
  ['voteRecorded', ['recordVote'], stays],
  ['concluded', ['conclude', 'concludeWithDiscipline'], ['same', 'publication']],
  ['disciplineDecided', ['decideDiscipline', 'concludeWithDiscipline'], ['publication']],
  ['appealDecided', ['decideAppeal'], ['publication']],
  ['decisionServed', ['serveDecision'], stays],
  ['publicationApproved', ['approvePublication'], stays],
  ['published', ['publish'], stays],
  ['noticeGiven', ['tell'], stays],
  ['recommendationMade', ['makeRecommendation'], stays],
  ['recommendationFollowed', ['followRecommendation'], stays],
  ['nameRestored', ['restoreName'], stays],
  ['caseClosed', ['closeCase'], ends],
]; // prettier-ignore

/** Steps on the way through the office, and rests: at any stage that is open. */
const anywhere = ['actSubmitted', 'actAppraised', 'actReturned', 'submissionTakenBack', 'casePaused', 'caseResumed'] as const; // prettier-ignore
const open = stages.filter((stage) => stage !== 'closed');

/** The ordinary way of the procedure, from the commands of which it consists: what a real way is compared with. */
export function procedureModel(): AllowedStep[] {
  return [
    ...byCommands.map(([step, commands, leadsTo]) => ({
      step,
      during: [...new Set(commands.flatMap((type): readonly Stage[] => findCommand(type).during))],
      leadsTo,
    })),
    ...anywhere.map((step) => ({ step, during: open, leadsTo: stays })),
  ];
}
