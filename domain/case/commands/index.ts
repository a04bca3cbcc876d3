import type { z } from 'zod';
import { correctRegistration } from './anytime/correctRegistration';
import { decideConflict } from './anytime/decideConflict';
import { declareConflict } from './anytime/declareConflict';
import { endSuspension } from './anytime/endSuspension';
import { escalate } from './anytime/escalate';
import { establishComplexity } from './anytime/establishComplexity';
import { extend } from './anytime/extend';
import { extendSuspension } from './anytime/extendSuspension';
import { instruct } from './anytime/instruct';
import { liftConflict } from './anytime/liftConflict';
import { meetReporter } from './anytime/meetReporter';
import { note } from './anytime/note';
import { pause } from './anytime/pause';
import { recordTransferReply } from './anytime/recordTransferReply';
import { reopen } from './anytime/reopen';
import { resume } from './anytime/resume';
import { suspendActivity } from './anytime/suspendActivity';
import { takeUpWithdrawn } from './anytime/takeUpWithdrawn';
import { tell } from './anytime/tell';
import { transferToInvestigators } from './anytime/transferToInvestigators';
import { recordSuperiorQuestion } from './anytime/recordSuperiorQuestion';
import { answerSuperior } from './anytime/answerSuperior';
import { urgeReply } from './anytime/urgeReply';
import { withdraw } from './anytime/withdraw';
import { withdrawConflict } from './anytime/withdrawConflict';
import { writeToReporter } from './anytime/writeToReporter';
import { decideDestruction } from './keeping/decideDestruction';
import { holdFile } from './keeping/holdFile';
import { proposeDestruction } from './keeping/proposeDestruction';
import { releaseFile } from './keeping/releaseFile';
import { setKeeping } from './keeping/setKeeping';
import { giveAccess } from './anytime/giveAccess';
import { extendSecrecy } from './anytime/extendSecrecy';
import { recordSecrecyTold } from './anytime/recordSecrecyTold';
import { proposeSecrecy } from './anytime/proposeSecrecy';
import { setArea } from './anytime/setArea';
import { setSecrecy } from './anytime/setSecrecy';
import { takeAccess } from './anytime/takeAccess';
import { formTeam } from './assignment/formTeam';
import { recordFirstMeeting } from './assignment/recordFirstMeeting';
import { proposeAssignment } from './assignment/proposeAssignment';
import { reassign } from './assignment/reassign';
import { signDecision } from './assignment/signDecision';
import { conclude } from './discipline/conclude';
import { concludeWithDiscipline } from './discipline/concludeWithDiscipline';
import { countersignDissent } from './discipline/countersignDissent';
import { correctAppeal } from './discipline/correctAppeal';
import { decideAppeal } from './discipline/decideAppeal';
import { decideDiscipline } from './discipline/decideDiscipline';
import { deferDiscipline } from './discipline/deferDiscipline';
import { endDeferral } from './discipline/endDeferral';
import { holdHearing } from './discipline/holdHearing';
import { postponeHearing } from './discipline/postponeHearing';
import { proposeDiscipline } from './discipline/proposeDiscipline';
import { recordDissent } from './discipline/recordDissent';
import { recordSuperiorDecision } from './discipline/recordSuperiorDecision';
import { recordVote } from './discipline/recordVote';
import { referDiscipline } from './discipline/referDiscipline';
import { denyIdentity } from './identity/denyIdentity';
import { grantIdentity } from './identity/grantIdentity';
import { requestIdentity } from './identity/requestIdentity';
import { accept } from './intake/accept';
import { acceptAppeal } from './intake/acceptAppeal';
import { allowForwarding } from './intake/allowForwarding';
import { classify } from './intake/classify';
import { decideMerge } from './intake/decideMerge';
import { forward } from './intake/forward';
import { guide } from './intake/guide';
import { guidePart } from './intake/guidePart';
import { keepOnFile } from './intake/keepOnFile';
import { merge } from './intake/merge';
import { openInspection } from './intake/openInspection';
import { recordReturn } from './intake/recordReturn';
import { refuseReport } from './intake/refuseReport';
import { splitPetition } from './intake/splitPetition';
import { takeOver } from './intake/takeOver';
import { unmerge } from './intake/unmerge';
import { decideProtection } from './protection/decideProtection';
import { endMeasure } from './protection/endMeasure';
import { extendMeasure } from './protection/extendMeasure';
import { followMeasure } from './protection/followMeasure';
import { recordMeasureAnswer } from './protection/recordMeasureAnswer';
import { recordProtectionPaper } from './protection/recordProtectionPaper';
import { reportRetaliation } from './protection/reportRetaliation';
import { requestProtection } from './protection/requestProtection';
import { acceptLeak } from './publication/acceptLeak';
import { apologise } from './publication/apologise';
import { approvePublication } from './publication/approvePublication';
import { closeCase } from './publication/closeCase';
import { endPublication } from './publication/endPublication';
import { followRecommendation } from './publication/followRecommendation';
import { giveUpRecovery } from './publication/giveUpRecovery';
import { handleFalseReport } from './publication/handleFalseReport';
import { makeRecommendation } from './publication/makeRecommendation';
import { proposeCommendation } from './publication/proposeCommendation';
import { publish } from './publication/publish';
import { recordBroadcast } from './publication/recordBroadcast';
import { recordPublicationProof } from './publication/recordPublicationProof';
import { recordCommendation } from './publication/recordCommendation';
import { recordRecovery } from './publication/recordRecovery';
import { refuseApology } from './publication/refuseApology';
import { takeBackPublication } from './publication/takeBackPublication';
import { restoreName } from './publication/restoreName';
import { serveDecision } from './publication/serveDecision';
import { appraise } from './submissions/appraise';
import { approve } from './submissions/approve';
import { returnSubmission } from './submissions/returnSubmission';
import { takeBackSubmission } from './submissions/takeBackSubmission';
import { announceDecision } from './verification/announceDecision';
import { convertCase } from './verification/convertCase';
import { endCombinedProcess } from './verification/endCombinedProcess';
import { openCombinedProcess } from './verification/openCombinedProcess';
import { recordEvidence } from './verification/recordEvidence';
import { recordExplanation } from './verification/recordExplanation';
import { recordMinutes } from './verification/recordMinutes';
import { recordReply } from './verification/recordReply';
import { requestInformation } from './verification/requestInformation';
import { setFinding } from './verification/setFinding';
import { submitReport } from './verification/submitReport';

/** Acts of the procedure, in its order: pages offer them so. */
const ofProcedure = {
  appraise, approve, returnSubmission, takeBackSubmission,
  classify, splitPetition, guidePart, accept, acceptAppeal, refuseReport, keepOnFile, guide, forward, allowForwarding, recordReturn, takeOver, merge, decideMerge, unmerge, openInspection,
  recordFirstMeeting, proposeAssignment, formTeam, signDecision, reassign,
  announceDecision, recordExplanation, recordEvidence, recordMinutes, requestInformation, recordReply, setFinding,
  convertCase, openCombinedProcess, endCombinedProcess, submitReport,
  postponeHearing, holdHearing, recordVote, recordDissent, countersignDissent, conclude, concludeWithDiscipline, deferDiscipline, endDeferral,
  decideDiscipline, proposeDiscipline, referDiscipline, recordSuperiorDecision, correctAppeal, decideAppeal,
  serveDecision, approvePublication, acceptLeak, publish, recordBroadcast, recordPublicationProof, endPublication, takeBackPublication, makeRecommendation, followRecommendation, recordRecovery, giveUpRecovery,
  restoreName, apologise, refuseApology, handleFalseReport, proposeCommendation, recordCommendation, closeCase,
} as const; // prettier-ignore

/** Acts that belong to no step: pages offer them apart, so that the next step is not lost among them. */
const anytime = {
  tell, note, writeToReporter, correctRegistration, escalate, instruct, establishComplexity, extend, pause, resume, meetReporter, withdraw, takeUpWithdrawn,
  requestProtection, recordProtectionPaper, reportRetaliation, decideProtection, recordMeasureAnswer, followMeasure, extendMeasure, endMeasure, transferToInvestigators, recordTransferReply, urgeReply, recordSuperiorQuestion, answerSuperior, suspendActivity, extendSuspension,
  endSuspension, declareConflict, withdrawConflict, decideConflict, liftConflict,
  requestIdentity, grantIdentity, denyIdentity,
  proposeSecrecy, setSecrecy, extendSecrecy, recordSecrecyTold, giveAccess, takeAccess, setArea, setKeeping, holdFile, releaseFile, proposeDestruction, decideDestruction, reopen,
} as const; // prettier-ignore

/** Every command to an open or closed case. `register` opens one. */
export const commands = { ...ofProcedure, ...anytime };

export type CommandType = keyof typeof commands;

export const isCommandType = (type: string): type is CommandType => Object.hasOwn(commands, type);

export const isAnytime = (type: CommandType): boolean => Object.hasOwn(anytime, type);

export const commandTypes = Object.keys(commands).filter(isCommandType);

export const findCommand = (type: CommandType): (typeof commands)[CommandType] => commands[type];

/** What the input of a command must fit when it reaches its case. */
export function inputSchema(type: CommandType): z.ZodType<Record<string, unknown>> {
  const definition = findCommand(type);
  return 'completed' in definition && definition.completed ? definition.completed() : definition.input();
}
