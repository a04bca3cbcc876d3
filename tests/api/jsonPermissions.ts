import type { Role } from '../../domain/access/roles';
import type { CommandType } from '../../domain/case/commands';
import type { Stage } from '../../domain/case/vocabulary';

/** A place that a person has in a case by its own decisions, whatever their roles. */
export type Place = 'none' | 'leader' | 'member';

interface Permission {
  roles?: string;
  /** Those of them who may in a stage, where not all of them may. */
  rolesIn?: Partial<Record<Stage, string>>;
  team?: 'leader' | 'all';
  stages: string;
}

const open = 'intake assignment verification discipline publication';
const everyStage = `${open} closed`;
const receiving = 'intakeOfficer areaOfficer departmentHead';
const heads = 'viceChair chair';
const deciding = `departmentHead ${heads}`;

/**
 * Who may give which command in which stage, written down from the procedure and not from the commands: the oracle that
 * the API is compared with.
 */
const permissions: Record<CommandType, Permission> = {
  // Where a version decides in steps: nothing waits in a case that goes by one that does not.
  appraise: { roles: `areaOfficer ${deciding}`, stages: '' },
  approve: { roles: `${deciding} standingCommittee`, stages: '' },
  returnSubmission: { roles: `areaOfficer ${deciding} standingCommittee`, stages: '' },
  takeBackSubmission: {
    roles: `${receiving} teamLeader commissioner ${heads} standingCommittee publisher`,
    team: 'all',
    stages: '',
  },
  correctRegistration: {
    roles: `intakeOfficer areaOfficer ${deciding}`,
    rolesIn: {
      assignment: `areaOfficer ${deciding}`,
      verification: deciding,
      discipline: deciding,
      publication: deciding,
    },
    stages: open,
  },
  classify: { roles: receiving, stages: 'intake' },
  accept: { roles: receiving, stages: 'intake' },
  refuseReport: { roles: receiving, stages: 'intake' },
  keepOnFile: { roles: receiving, stages: 'intake' },
  guide: { roles: receiving, stages: 'intake' },
  forward: { roles: receiving, stages: 'intake' },
  acceptAppeal: { roles: receiving, stages: 'intake' },
  splitPetition: { roles: 'intakeOfficer departmentHead', stages: 'intake assignment verification' },
  guidePart: { roles: receiving, stages: 'intake assignment verification' },
  correctAppeal: { roles: receiving, stages: 'assignment verification discipline' },
  decideAppeal: { roles: `${heads} standingCommittee`, stages: 'discipline' },
  merge: { roles: receiving, stages: 'intake' },
  decideMerge: { roles: deciding, stages: 'intake' },
  convertCase: { roles: heads, stages: 'verification' },
  openCombinedProcess: { roles: heads, stages: 'verification' },
  endCombinedProcess: { roles: heads, stages: 'verification discipline' },
  concludeWithDiscipline: { roles: heads, stages: 'discipline' },
  recordRecovery: {
    roles: 'areaOfficer departmentHead publisher',
    team: 'all',
    stages: 'discipline publication closed',
  },
  giveUpRecovery: { roles: heads, stages: 'discipline publication closed' },
  handleFalseReport: { roles: heads, stages: 'publication' },
  apologise: { roles: `areaOfficer ${deciding}`, stages: everyStage },
  refuseApology: { roles: heads, stages: everyStage },
  proposeCommendation: { roles: `areaOfficer ${deciding}`, stages: 'publication closed' },
  recordCommendation: { roles: `areaOfficer ${deciding}`, stages: 'publication closed' },
  unmerge: { roles: receiving, stages: 'closed' },
  allowForwarding: { roles: 'chair', stages: 'intake' },
  recordReturn: { roles: receiving, stages: 'closed' },
  takeOver: { roles: heads, stages: 'closed' },
  requestProtection: { roles: receiving, team: 'all', stages: everyStage },
  // What there is to follow, to end, or owed on paper comes with a decision or a call first.
  recordProtectionPaper: { roles: receiving, team: 'all', stages: '' },
  reportRetaliation: { roles: receiving, team: 'all', stages: everyStage },
  decideProtection: { roles: heads, stages: everyStage },
  recordMeasureAnswer: { roles: heads, stages: '' },
  extendMeasure: { roles: heads, stages: '' },
  followMeasure: { roles: heads, stages: '' },
  endMeasure: { roles: heads, stages: '' },
  transferToInvestigators: { roles: heads, stages: 'assignment verification discipline publication' },
  recordTransferReply: { roles: 'areaOfficer departmentHead viceChair', team: 'all', stages: everyStage },
  suspendActivity: { roles: heads, stages: 'assignment verification discipline' },
  extendSuspension: { roles: heads, stages: 'assignment verification discipline' },
  endSuspension: { roles: heads, stages: open },
  serveDecision: {
    roles: 'intakeOfficer areaOfficer departmentHead publisher',
    team: 'all',
    stages: 'publication closed',
  },
  restoreName: { roles: `areaOfficer ${deciding}`, stages: 'publication closed' },
  openInspection: { roles: heads, stages: 'intake' },
  proposeAssignment: { roles: 'areaOfficer departmentHead', stages: 'assignment' },
  recordFirstMeeting: { roles: 'intakeOfficer areaOfficer departmentHead', stages: 'intake assignment' },
  formTeam: { roles: 'areaOfficer departmentHead', stages: 'assignment' },
  signDecision: { roles: heads, stages: 'assignment' },
  reassign: { roles: deciding, stages: 'assignment verification discipline publication' },
  announceDecision: { team: 'leader', stages: 'verification' },
  recordExplanation: { team: 'all', stages: 'verification' },
  recordEvidence: { team: 'all', stages: 'verification' },
  recordMinutes: { team: 'all', stages: 'verification' },
  requestInformation: { team: 'all', stages: 'verification' },
  recordReply: { team: 'all', stages: 'verification' },
  setFinding: { team: 'all', stages: 'verification' },
  submitReport: { team: 'leader', stages: 'verification' },
  holdHearing: { roles: `commissioner ${heads}`, stages: 'discipline' },
  postponeHearing: { roles: `commissioner ${heads}`, stages: 'discipline' },
  recordDissent: { roles: `commissioner ${heads} standingCommittee`, stages: 'discipline publication' },
  countersignDissent: { roles: `commissioner ${heads} standingCommittee`, stages: 'discipline publication' },
  referDiscipline: { roles: heads, stages: 'discipline' },
  deferDiscipline: { roles: heads, stages: 'discipline' },
  endDeferral: { roles: heads, stages: 'discipline' },
  recordVote: { roles: heads, stages: 'discipline' },
  conclude: { roles: heads, stages: 'discipline' },
  decideDiscipline: { roles: heads, stages: 'discipline' },
  proposeDiscipline: { roles: heads, stages: 'discipline' },
  recordSuperiorDecision: { roles: 'standingCommittee', stages: 'discipline' },
  approvePublication: { roles: heads, stages: 'publication' },
  acceptLeak: { roles: `publisher ${heads}`, stages: 'publication' },
  publish: { roles: 'publisher', stages: 'publication' },
  recordBroadcast: { roles: 'publisher', stages: 'publication' },
  recordPublicationProof: { roles: 'publisher areaOfficer', stages: 'publication closed' },
  endPublication: { roles: 'publisher', stages: 'publication' },
  takeBackPublication: { roles: `publisher ${heads}`, stages: 'publication closed' },
  makeRecommendation: { roles: deciding, stages: 'discipline publication' },
  followRecommendation: {
    roles: 'areaOfficer departmentHead publisher',
    team: 'all',
    stages: 'discipline publication closed',
  },
  closeCase: { roles: deciding, stages: 'publication' },
  tell: { roles: `${receiving} publisher`, team: 'all', stages: everyStage },
  recordSuperiorQuestion: {
    roles: 'intakeOfficer areaOfficer departmentHead viceChair chair',
    stages: 'intake assignment verification discipline publication',
  },
  answerSuperior: {
    roles: 'departmentHead viceChair chair',
    stages: 'intake assignment verification discipline publication',
  },
  urgeReply: { roles: receiving, team: 'all', stages: everyStage },
  // Through the public door alone, which none of these cases came by.
  writeToReporter: { roles: receiving, team: 'all', stages: '' },
  note: { roles: `${receiving} commissioner ${heads} publisher`, team: 'all', stages: everyStage },
  escalate: { roles: `${receiving} viceChair`, team: 'all', stages: open },
  instruct: { roles: `${deciding} standingCommittee`, stages: open },
  establishComplexity: { roles: heads, stages: 'assignment verification discipline' },
  extend: { roles: deciding, stages: open },
  pause: { roles: deciding, stages: open },
  resume: { roles: deciding, stages: open },
  meetReporter: { roles: 'intakeOfficer areaOfficer', team: 'all', stages: 'intake assignment verification' },
  withdraw: { roles: heads, stages: 'intake assignment verification' },
  takeUpWithdrawn: { roles: heads, stages: 'intake assignment verification' },
  declareConflict: {
    roles: `${receiving} teamLeader commissioner ${heads} standingCommittee publisher custodian`,
    team: 'all',
    stages: everyStage,
  },
  withdrawConflict: {
    roles: `${receiving} teamLeader commissioner ${heads} standingCommittee publisher custodian`,
    team: 'all',
    stages: everyStage,
  },
  decideConflict: { roles: `${deciding} standingCommittee`, stages: everyStage },
  liftConflict: { roles: `${deciding} standingCommittee`, stages: everyStage },
  // And whoever registered the report, which none of these people did.
  requestIdentity: { team: 'all', stages: everyStage },
  grantIdentity: { roles: `custodian ${heads}`, stages: '' },
  denyIdentity: { roles: `custodian ${heads}`, stages: '' },
  proposeSecrecy: { roles: 'intakeOfficer areaOfficer', team: 'all', stages: everyStage },
  // What is to be extended or told of comes with a level that was set.
  extendSecrecy: { roles: 'viceChair chair', stages: '' },
  recordSecrecyTold: { roles: `${receiving} departmentHead viceChair chair`, team: 'all', stages: '' },
  setSecrecy: { roles: deciding, stages: everyStage },
  giveAccess: { roles: deciding, stages: everyStage },
  takeAccess: { roles: deciding, stages: everyStage },
  setArea: { roles: deciding, stages: everyStage },
  setKeeping: { roles: deciding, stages: 'closed' },
  holdFile: { roles: deciding, stages: everyStage },
  releaseFile: { roles: deciding, stages: everyStage },
  proposeDestruction: { roles: deciding, stages: 'closed' },
  decideDestruction: { roles: heads, stages: 'closed' },
  reopen: { roles: heads, stages: 'closed' },
};

const has = (words: string | undefined, word: string): boolean => words?.split(' ').includes(word) ?? false;

/** What the answer to a command must be, before its input is looked at. */
export type Expected = 'unseen' | 'forbidden' | 'notNow' | 'possible';

export function expectedOf(person: {
  roles: readonly Role[];
  place: Place;
  conflicted: boolean;
  stage: Stage;
  command: CommandType;
}): Expected {
  const { roles, place, conflicted, stage, command } = person;
  if (roles.every((role) => role === 'administrator')) return 'unseen';
  // The audit is blinded by nobody, and acts in nothing in which it has a part.
  if (conflicted) return roles.includes('auditor') ? 'forbidden' : 'unseen';
  const { roles: all, rolesIn = {}, team, stages } = permissions[command];
  const givers = rolesIn[stage] ?? all;
  const byPlace = (place === 'leader' && team !== undefined) || (place === 'member' && team === 'all');
  if (!byPlace && !roles.some((role) => has(givers, role))) return 'forbidden';
  return has(stages, stage) ? 'possible' : 'notNow';
}
