import type { CommandType } from '../commands';
import type { OwnPageCommandType } from '../commands/ownPage';
import type { Act, DatedAct } from './acts';

/** In which field a command says the day of its act, which act that is to others, and which acts it cannot precede. */
export interface Placed {
  field: string;
  is?: DatedAct | undefined;
  after: readonly Act[];
}

/**
 * What cannot have been before what (procedure §3, §5). Each act names those right before it; those before these follow from their
 * own rows. No act was before the receipt of the report, or after today: every command with a day asks that by itself.
 */
export const predecessors: Partial<Record<CommandType | OwnPageCommandType, Placed>> = {
  recordFirstMeeting: { field: 'on', is: 'firstMeeting', after: [] },
  signDecision: { field: 'signedOn', is: 'decision', after: ['firstMeeting', 'acceptance', 'proposal'] },
  announceDecision: { field: 'on', is: 'announcement', after: ['decision', 'conversion'] },
  recordExplanation: { field: 'on', is: 'explanation', after: ['announcement'] },
  recordMinutes: { field: 'on', after: ['decision'] },
  recordReply: { field: 'on', after: ['request'] },
  // What was announced and explained before, it lets go of: both are done anew.
  convertCase: { field: 'on', after: ['decision'] },
  openCombinedProcess: { field: 'acceptedOn', is: 'formAccepted', after: ['explanation'] },
  postponeHearing: { field: 'on', is: 'postponement', after: ['explanation', 'report'] },
  holdHearing: {
    field: 'on',
    is: 'hearing',
    after: ['explanation', 'formAccepted', 'postponement', 'report'],
  },
  putOnAgenda: { field: 'on', after: ['decision'] },
  recordVote: { field: 'on', is: 'ballot', after: ['meeting', 'hearing'] },
  conclude: { field: 'on', is: 'conclusion', after: ['hearing'] },
  concludeWithDiscipline: { field: 'on', after: ['hearing', 'ballot', 'endOfDeferral'] },
  endDeferral: { field: 'on', is: 'endOfDeferral', after: ['deferral'] },
  decideDiscipline: { field: 'on', is: 'discipline', after: ['conclusion', 'ballot', 'endOfDeferral'] },
  recordSuperiorDecision: { field: 'on', after: ['conclusion', 'ballot', 'upwardProposal'] },
  decideAppeal: { field: 'on', is: 'appealDecision', after: ['hearing', 'meeting'] },
  serveDecision: { field: 'on', is: 'service', after: ['discipline', 'appealDecision'] },
  publish: {
    field: 'on',
    is: 'publication',
    after: ['conclusion', 'discipline', 'appealDecision', 'approval'],
  },
  takeBackPublication: { field: 'on', after: ['publication', 'fall'] },
  followRecommendation: { field: 'on', after: ['recommendation'] },
  recordRecovery: { field: 'on', after: ['recommendation'] },
  giveUpRecovery: { field: 'on', after: ['recommendation'] },
  restoreName: { field: 'on', after: ['conclusion', 'appealDecision'] },
  apologise: { field: 'on', after: ['review'] },
  refuseApology: { field: 'on', after: ['review'] },
  handleFalseReport: { field: 'on', after: ['conclusion'] },
  proposeCommendation: { field: 'on', is: 'commendation', after: ['conclusion'] },
  recordCommendation: { field: 'on', after: ['commendation'] },
  tell: { field: 'on', after: ['resultTold', 'noticeOwed'] },
  meetReporter: { field: 'on', is: 'reporterMeeting', after: [] },
  withdraw: { field: 'on', after: ['reporterMeeting'] },
  decideProtection: { field: 'on', after: ['protectionRequest'] },
  recordTransferReply: { field: 'on', after: ['transfer'] },
  recordSuperiorQuestion: { field: 'on', is: 'superiorQuestion', after: [] },
  answerSuperior: { field: 'on', after: ['superiorQuestion'] },
  urgeReply: { field: 'on', after: ['answerAwaited'] },
  suspendActivity: { field: 'from', after: ['acceptance', 'endOfSuspension'] },
  endSuspension: { field: 'on', is: 'endOfSuspension', after: ['suspension'] },
  recordReturn: { field: 'on', after: ['forwarding'] },
};
