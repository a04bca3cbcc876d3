import type { Actor } from '../../domain/access/policy';
import { z } from 'zod';
import { type Role, roles } from '../../domain/access/roles';
import { isRunning } from '../../domain/clocks/clock';
import { owedAtEnd } from '../../domain/case/owedAtEnd';
import { isUnderStateLaw } from '../../domain/case/checks';
import { findCommand } from '../../domain/case/commands';
import { isOwnPageCommand, ownPageCommands } from '../../domain/case/commands/ownPage';
import { register } from '../../domain/case/commands/register';
import type { Command } from '../../domain/case/decide';
import { exampleOf } from '../../domain/case/example';
import { beforePublication, beforeResult, beforeTeam } from '../../domain/case/order/usualOrder';
import { endingMeasures, unanswered } from '../../domain/protection/measures';
import { checksNow, leakRef, publicationsNow, publicationsOut } from '../../domain/publications/publication';
import { openHolds } from '../../domain/keeping/kept';
import { leftToRecover } from '../../domain/case/assets';
import { readCalendar, readKeeping, readProcedures } from '../../seeds/reference';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import type { CaseState } from '../../domain/case/state';
import { lawFor } from '../../domain/case/subject';
import { signedFields } from '../../domain/case/submissions/submission';

type CommandName = Command['type'];

const leader: Actor = { id: 'u-teamLeader', roles: ['teamLeader'] };

const usualRole: Partial<Record<CommandName, Role>> = {
  appraise: 'departmentHead', returnSubmission: 'departmentHead', approve: 'viceChair', takeBackSubmission: 'areaOfficer',
  register: 'intakeOfficer', classify: 'intakeOfficer', accept: 'intakeOfficer', refuseReport: 'intakeOfficer',
  keepOnFile: 'intakeOfficer', guide: 'intakeOfficer', forward: 'intakeOfficer', merge: 'intakeOfficer',
  unmerge: 'intakeOfficer', recordRecovery: 'publisher', takeBackPublication: 'publisher', apologise: 'areaOfficer', proposeCommendation: 'areaOfficer',
  recordCommendation: 'areaOfficer', acceptAppeal: 'intakeOfficer', splitPetition: 'intakeOfficer', guidePart: 'intakeOfficer', decideAppeal: 'standingCommittee',
  requestIdentity: 'intakeOfficer', grantIdentity: 'custodian', denyIdentity: 'custodian', readIdentity: 'custodian', makeWorkingCopy: 'custodian', cutFile: 'custodian',
  proposeSecrecy: 'areaOfficer', setSecrecy: 'departmentHead', extendSecrecy: 'chair', recordSecrecyTold: 'departmentHead', giveAccess: 'departmentHead', takeAccess: 'departmentHead', setArea: 'departmentHead', setKeeping: 'departmentHead', holdFile: 'departmentHead', releaseFile: 'departmentHead', proposeDestruction: 'departmentHead',
  recordFirstMeeting: 'intakeOfficer', tell: 'intakeOfficer', note: 'intakeOfficer', meetReporter: 'intakeOfficer', declareConflict: 'departmentHead', withdrawConflict: 'departmentHead',
  proposeAssignment: 'areaOfficer', formTeam: 'areaOfficer', reassign: 'departmentHead', extend: 'viceChair',
  establishComplexity: 'viceChair', pause: 'departmentHead', resume: 'departmentHead', instruct: 'departmentHead', closeCase: 'departmentHead',
  escalate: 'areaOfficer', publish: 'publisher', acceptLeak: 'chair', recordPublicCheck: 'publisher', recordBroadcast: 'publisher', recordPublicationProof: 'publisher', endPublication: 'publisher', followRecommendation: 'publisher', holdHearing: 'commissioner',
  postponeHearing: 'commissioner', recordDissent: 'commissioner',
  recordSuperiorDecision: 'standingCommittee', announceDecision: 'teamLeader', recordExplanation: 'teamLeader',
  recordEvidence: 'teamLeader', recordMinutes: 'teamLeader', requestInformation: 'teamLeader',
  recordReply: 'teamLeader', recordReturn: 'intakeOfficer', requestProtection: 'intakeOfficer', recordProtectionPaper: 'intakeOfficer', reportRetaliation: 'intakeOfficer',
  recordTransferReply: 'areaOfficer', restoreName: 'areaOfficer', serveDecision: 'areaOfficer', setFinding: 'teamLeader', submitReport: 'teamLeader',
}; // prettier-ignore

function definitionOf(type: CommandName): { givenBy: readonly string[]; input: () => z.ZodType } {
  if (type === 'register') return register;
  return isOwnPageCommand(type) ? ownPageCommands[type] : findCommand(type);
}

/** The chair where they may; else the first who may. */
function firstGiver(type: CommandName): Role {
  const { givenBy: givers } = definitionOf(type);
  const first = roles.find((role) => givers.includes(role));
  return givers.includes('chair') ? 'chair' : (first ?? 'teamLeader');
}

/** Who usually gives a command: one holder of one role. */
export const ordinaryGiver = (type: CommandName): Actor => {
  const role = usualRole[type] ?? firstGiver(type);
  return role === 'teamLeader' ? leader : { id: `u-${role}`, roles: [role] };
};

const schedule = readKeeping('demo');

const text = 'Nội dung theo hồ sơ.';

/** Cadres of these levels are disciplined by a level above the commission (procedure §5). */
const liesHigher = (state: CaseState | undefined): boolean => {
  const subject = state?.registration.subject;
  return (
    subject !== undefined &&
    'managedBy' in subject &&
    ['centralCommittee', 'provincialCommittee'].includes(subject.managedBy)
  );
};
/** The first recommendation that is still after assets, and how many đồng are left. */
function openAssetsOf(state: CaseState | undefined) {
  const open = state?.recommendations.find(({ done, assets }) => !done && assets);
  return open?.assets && { id: open.id, left: leftToRecover(open.assets) };
}

/** The decision of a case, chosen as that which an appeal is against: it says the rest itself. */
export const against = (appealedCase: string) => ({
  appealedCase,
  decisionNumber: undefined,
  form: undefined,
  decidedBy: undefined,
  servedOn: undefined,
});

/** An appeal against a decision that is not on record here. */
const appealOf = (state: CaseState | undefined) => ({
  decisionNumber: '4-QĐ/UBKT',
  form: 'warning',
  decidedBy: 'provincialInspection',
  servedOn: state?.registration.receivedOn,
  lodgedOn: state?.registration.receivedOn,
  lodgedBy: 'appellant',
});

/** Contents that were withdrawn; where there are none, one that the case refuses, since the form asks for at least one. */
const withdrawnOf = (state: CaseState | undefined): string[] => {
  const withdrawn = (state?.allegations ?? []).filter((one) => one.withdrawn).map(({ id }) => id);
  return withdrawn.length > 0 ? withdrawn : ['a1'];
};

/** The first content that is neither judged nor withdrawn. */
const partable = (state: CaseState | undefined): string =>
  state?.allegations.find(({ finding, withdrawn, found }) => !finding && !withdrawn && !found)?.id ?? 'a1';

/** What was submitted last. */
const lastSubmitted = (state: CaseState | undefined): number => state?.submissions?.at(-1)?.id ?? 1;

/** The day that the paper bears, where it bears one. */
const signatureFor = (state: CaseState | undefined, today: string) => {
  const act = state?.submissions?.at(-1)?.act;
  return act && signedFields[act] ? { on: today } : {};
};

/** The first measure of protection that goes on. */
const openMeasureOf = (state: CaseState | undefined): string =>
  state?.measures?.find(({ ended }) => ended === undefined)?.id ?? 'm1';

/** The first thing that a check has found and a head can decide on. */
const openLeakOf = (state: CaseState): string | undefined =>
  checksNow(state).flatMap((check) =>
    check.leaks.flatMap(({ kind, accepted }, i) =>
      accepted || kind === 'reporter' ? [] : leakRef(check, i + 1),
    ),
  )[0];

const sealedForTest = { keyId: 'c', iv: 'aXY=', tag: 'dGFn', text: 'dGV4dA==' };

type Inputs = {
  [Type in CommandName]?: (state: CaseState | undefined, today: string) => Record<string, unknown>;
};

/** The subject of the case is a member: otherwise discipline is not the commission's. */
const imposesDiscipline = (state: CaseState | undefined) => !state || !isUnderStateLaw(state);

/** A file that has arrived and is in no case yet. */
const nextFile = (state: CaseState | undefined) => ({
  file: `00000000-0000-4000-8000-${String(state?.files?.length ?? 0).padStart(12, '0')}`,
  sha256: '0'.repeat(64),
  size: 1000,
  type: 'application/pdf',
  words: sealedForTest,
});

/** The version by which an office goes that has changed nothing. */
const seededProcedures = readProcedures('office');
const procedureOf = ({ registration: { subject, receivedOn } }: CaseState) =>
  getProcedureInForce(seededProcedures, receivedOn, lawFor(subject));

const inputs: Inputs = {
  register: (_state, today) => ({
    number: 'TC-1',
    kind: 'denunciation',
    source: 'reception',
    receivedOn: today,
    reporter: { standing: 'named', ref: 'v-1' },
    checkable: true,
    subject: {
      kind: 'member',
      name: 'Nguyễn Văn Mẫu',
      position: 'Phó Giám đốc',
      organisation: 'Sở Mẫu',
      managedBy: 'provincialStandingCommittee',
    },
    allegations: [{ summary: text }],
  }),
  correctRegistration: (state) => ({
    subjectPosition: `Phó Giám đốc ${state?.seq ?? 0}`,
    reason: text,
  }),
  classify: () => ({ kind: 'denunciation', complex: false, severalPlaces: false, assessment: text }),
  accept: () => ({ basis: text }),
  refuseReport: () => ({ ground: 'outsideCompetence', explanation: text }),
  keepOnFile: () => ({ ground: 'noSpecificContent', explanation: text }),
  guide: () => ({ to: 'Tòa án nhân dân', explanation: text }),
  forward: () => ({ to: 'UBKT Huyện ủy Mẫu', explanation: text }),
  merge: () => ({ into: 'c-other', explanation: text }),
  appraise: (state) => ({ submission: lastSubmitted(state) }),
  approve: (state, today) => ({ submission: lastSubmitted(state), ...signatureFor(state, today) }),
  returnSubmission: (state) => ({ submission: lastSubmitted(state), missing: text }),
  takeBackSubmission: (state) => ({ submission: lastSubmitted(state), reason: text }),
  decideMerge: () => ({ same: true, reason: text }),
  convertCase: (_state, today) => ({ on: today, grounds: text, signs: [text] }),
  openCombinedProcess: (_state, today) => ({
    form: 'warning',
    acceptedOn: today,
    statement: text,
    grounds: text,
  }),
  endCombinedProcess: () => ({ reason: text }),
  concludeWithDiscipline: (state, today) => ({
    on: today,
    number: '3-TB/UBKT',
    summary: text,
    form: state?.vote?.adopted ?? 'warning',
    decisionNumber: '4-QĐ/UBKT',
    grounds: text,
  }),
  recordRecovery: (state, today) => ({
    recommendationId: openAssetsOf(state)?.id ?? 'k1',
    on: today,
    amount: Math.min(400_000_000, openAssetsOf(state)?.left ?? 1),
    report: text,
  }),
  giveUpRecovery: (state, today) => ({
    recommendationId: openAssetsOf(state)?.id ?? 'k1',
    on: today,
    reason: text,
  }),
  handleFalseReport: (_state, today) => ({
    on: today,
    deliberate: true,
    grounds: text,
    consequence: 'writtenWarning',
  }),
  apologise: (_state, today) => ({
    on: today,
    place: 'Sở Mẫu',
    how: 'meeting',
    rights: ['name'],
    explanation: text,
  }),
  refuseApology: (_state, today) => ({ on: today, reason: text }),
  proposeCommendation: (_state, today) => ({ on: today, to: 'Ban Thường vụ Tỉnh ủy', merits: text }),
  recordCommendation: (_state, today) => ({ on: today, result: 'internally', explanation: text }),
  unmerge: () => ({ reason: text }),
  acceptAppeal: (state) => ({ ...appealOf(state), basis: text }),
  correctAppeal: (state) => ({ ...appealOf(state), reason: text }),
  splitPetition: (state) => ({
    allegationIds: [partable(state)],
    newKind: state?.kind === 'disciplineAppeal' ? 'denunciation' : 'disciplineAppeal',
    keptKind: state === undefined || state.kind === 'mixed' ? 'denunciation' : state.kind,
    explanation: text,
  }),
  guidePart: (state) => ({
    allegationIds: [partable(state)],
    to: 'Thanh tra tỉnh',
    ...(state?.kind === 'mixed' && { keptKind: 'denunciation' }),
    explanation: text,
  }),
  decideAppeal: (_state, today) => ({
    result: 'upheld',
    officialMembers: 15,
    present: 12,
    votesFor: 9,
    number: '30-QĐ/TU',
    on: today,
    grounds: text,
  }),
  // Every second one can give the reporter away.
  takeInFiles: (state, today) => ({
    kind: 'evidence',
    on: today,
    ...((state?.seq ?? 0) % 2 === 0 && { guarded: true }),
    files: [nextFile(state)],
  }),
  cutFile: (state) => ({
    file: (state?.files?.find(({ guarded, cutFrom }) => guarded && !cutFrom) ?? nextFile(state)).file,
    copy: nextFile(state),
    boxes: 2,
    sheets: 1,
    reason: 'Còn sót chữ ký ở trang một.',
  }),
  handOverOriginal: (state, today) => ({
    file: state?.files?.at(-1)?.file ?? '00000000-0000-4000-8000-000000000000',
    on: today,
    words: sealedForTest,
  }),
  recordPaper: () => ({ kind: 'minutes', of: 1, docx: '0'.repeat(64), pdf: '1'.repeat(64) }),
  changeRules: () => ({
    procedure: getProcedureInForce(readProcedures('office'), '2025-06-02', 'party'),
    calendar: readCalendar('office'),
    reason: text,
  }),
  openInspection: () => ({ basis: text }),
  proposeAssignment: (_state, today) => ({
    purpose: 'Xác minh',
    contents: text,
    method: text,
    periodFrom: today,
    periodTo: today,
    durationDays: 45,
  }),
  recordFirstMeeting: (state, today) => ({
    on: today,
    place: 'Trụ sở cơ quan',
    confirmed: ['identity', 'address'],
    allegationIds: [state?.allegations.find(({ withdrawn }) => !withdrawn)?.id ?? 'a1'],
    content: text,
  }),
  formTeam: (state) => ({
    leader: leader.id,
    members: ['u-member'],
    ...(state && beforeTeam(state, procedureOf(state)).length > 0 && { orderReason: text }),
  }),
  signDecision: (_state, today) => ({ signedOn: today }),
  reassign: () => ({ leader: 'u-teamLeader-2', members: ['u-member'], reason: text }),
  announceDecision: (_state, today) => ({ on: today, place: 'Sở Mẫu', present: text, explainBy: today }),
  recordExplanation: (_state, today) => ({ on: today, summary: text }),
  recordEvidence: (_state, today) => ({ on: today, title: 'Bản sao', origin: 'Sở Mẫu', content: text }),
  recordMinutes: (_state, today) => ({ on: today, title: 'Biên bản', content: text }),
  requestInformation: () => ({ to: 'Sở Tài chính', about: text }),
  recordReply: (state, today) => ({
    requestId: state?.requests.find(({ repliedOn }) => !repliedOn)?.id ?? 'r1',
    on: today,
    summary: text,
  }),
  setFinding: (state) => ({
    allegationId: state?.allegations.find(({ finding, withdrawn }) => !finding && !withdrawn)?.id ?? 'a1',
    finding: 'upheld',
    reasons: text,
  }),
  submitReport: (state) => ({ summary: text, proposesDiscipline: imposesDiscipline(state) }),
  holdHearing: (_state, today) => ({
    on: today,
    subjectPresent: true,
    absenceExcused: false,
    opinion: text,
    minutes: text,
  }),
  putOnAgenda: (_state, today) => ({
    meetingId: 'm-1',
    body: 'commission',
    on: today,
    place: 'Phòng họp số 1',
  }),
  recordAttendance: () => ({
    meetingId: 'm-1',
    members: Array.from({ length: 9 }, (_, i) => ({
      id: `u-official-${i + 1}`,
      name: `Ủy viên ${i + 1}`,
      standing: i < 7 ? 'present' : 'excused',
    })),
  }),
  postponeHearing: (_state, today) => ({ on: today, excused: true, explanation: text }),
  recordDissent: () => ({ member: 'u-official-1', text }),
  countersignDissent: (state) => ({
    member: state?.dissents?.find(({ countersignedBy }) => !countersignedBy)?.member ?? 'u-official-1',
  }),
  referDiscipline: () => ({ to: 'Ban Thường vụ Tỉnh ủy', grounds: text }),
  deferDiscipline: (_state, today) => ({
    ground: 'seriousIllness',
    until: `${Number(today.slice(0, 4)) + 1}-01-15`,
    explanation: text,
  }),
  endDeferral: (_state, today) => ({ on: today, explanation: text }),
  recordVote: (state, today) => ({
    ...(state?.vote && { reason: text }),
    on: today,
    body: liesHigher(state) ? 'proposing' : 'deciding',
    officialMembers: 9,
    present: 7,
    warning: 5,
  }),
  conclude: (state, today) => ({
    on: today,
    summary: text,
    disciplineDue: imposesDiscipline(state),
  }),
  decideDiscipline: (state, today) => ({
    form: state?.vote?.adopted ?? 'warning',
    on: today,
    grounds: text,
  }),
  proposeDiscipline: (state) => ({ form: state?.vote?.adopted ?? 'warning', to: 'Tỉnh ủy', grounds: text }),
  recordSuperiorDecision: (state, today) => ({
    form: state?.proposedDiscipline?.form,
    number: '5-QĐ/TU',
    on: today,
    grounds: text,
  }),
  approvePublication: () => ({ publicText: text }),
  publish: (state, today) => ({
    on: today,
    place: 'Cổng thông tin',
    ...(state && beforePublication(state, today).length > 0 && { orderReason: text }),
  }),
  // Every second one is after assets.
  makeRecommendation: (state) => ({
    to: 'Sở Mẫu',
    text,
    ...((state?.recommendations.length ?? 0) % 2 === 1 && { kind: 'assetRecovery', amount: 1_000_000_000 }),
  }),
  followRecommendation: (state, today) => ({
    recommendationId: state?.recommendations.find(({ done, assets }) => !done && !assets)?.id ?? 'k1',
    on: today,
    done: true,
    report: text,
  }),
  // A head gives no reason: while anything is owed they do not close the case.
  closeCase: (state) => ({
    summary: text,
    ...(state && owedAtEnd(state).length > 0 && { owedReason: text }),
  }),
  tell: (state, today) => ({
    to: state?.owed[0]?.to ?? 'reporter',
    about: state?.owed[0]?.about ?? 'acceptance',
    on: today,
    how: 'Văn bản',
    ...(state?.owed[0]?.about === 'result' && beforeResult(state).length > 0 && { orderReason: text }),
  }),
  note: () => ({ text }),
  escalate: () => ({ to: 'chair', explanation: text }),
  instruct: () => ({ text }),
  establishComplexity: (state) => ({
    complexity: 'complex',
    // From July 2026 on it is counted what makes it so.
    ...(state?.registration.procedure.id === 'luat-to-cao-136' && { criteria: ['foreignElement'] }),
    reason: text,
  }),
  extend: (state) => ({
    ...(isRunning(state?.clocks.settling) && { clock: 'settling' }),
    by: 30,
    explanation: text,
  }),
  pause: () => ({ reason: 'expertOpinion', explanation: text }),
  resume: () => ({ explanation: text }),
  meetReporter: (_state, today) => ({
    on: today,
    allegationIds: ['a1'],
    pressureSuspected: false,
    content: text,
  }),
  withdraw: (state, today) => ({
    on: today,
    allegationIds: state?.reporterMeeting?.allegationIds ?? ['a1'],
    explanation: text,
  }),
  takeUpWithdrawn: (state) => ({
    allegationIds: withdrawnOf(state),
    reason: text,
  }),
  recordPublicCheck: () => ({ hashes: [], leaks: [] }),
  acceptLeak: (state) => ({ leak: (state && openLeakOf(state)) ?? '1.1', reason: text }),
  recordBroadcast: (state, today) => ({
    publicationId: (state && publicationsOut(state)[0]?.id) ?? 'p1',
    on: today,
    place: 'Đài tỉnh',
  }),
  recordPublicationProof: (state, today) => ({
    publicationId: (state && publicationsNow(state)[0]?.id) ?? 'p1',
    kind: 'picture',
    on: today,
  }),
  endPublication: (state, today) => ({
    publicationId: (state && publicationsOut(state)[0]?.id) ?? 'p1',
    on: today,
    reason: text,
  }),
  takeBackPublication: (_state, today) => ({ on: today, place: 'Cổng thông tin', explanation: text }),
  declareConflict: () => ({ accountId: 'u-viceChair', relation: 'Anh em ruột' }),
  withdrawConflict: (state) => ({
    accountId: state?.conflictProposals?.[0]?.accountId ?? 'u-viceChair',
    reason: text,
  }),
  decideConflict: (state) => ({
    accountId: state?.conflictProposals?.[0]?.accountId ?? 'u-viceChair',
    upheld: true,
    reason: text,
  }),
  liftConflict: (state) => ({
    accountId: state?.conflicts[0]?.accountId ?? 'u-viceChair',
    reason: text,
  }),
  proposeSecrecy: (state) => ({
    secrecy: state?.secrecy === 'confidential' ? 'ordinary' : 'confidential',
    reason: text,
  }),
  requestIdentity: () => ({ fields: ['name', 'phone'], hours: 24, reason: text }),
  grantIdentity: (state) => {
    const asked = state?.identityRequests?.find(({ answer }) => !answer);
    return { request: asked?.id ?? 1, fields: asked?.fields ?? ['name'], hours: asked?.hours ?? 1 };
  },
  denyIdentity: (state) => ({
    request: state?.identityRequests?.find(({ answer }) => !answer)?.id ?? 1,
    reason: text,
  }),
  makeWorkingCopy: () => ({ copy: '00000000-0000-4000-8000-000000000001', sha256: 'a'.repeat(64) }),
  readIdentity: () => ({ fields: ['name'], reason: text }),
  extendSecrecy: () => ({ years: 5, reason: text }),
  recordSecrecyTold: (_state, today) => ({ on: today, to: 'Không nơi nào giữ tài liệu' }),
  setSecrecy: (state) => ({
    secrecy: state?.secrecy === 'confidential' ? 'ordinary' : 'confidential',
    reason: text,
  }),
  giveAccess: (_state, today) => ({ accountId: 'u-publisher', until: today, reason: text }),
  takeAccess: (state) => ({ accountId: state?.access?.[0]?.accountId ?? 'u-publisher', reason: text }),
  setArea: () => ({
    unit: 'du-mau',
    placed: {
      id: 'du-mau',
      chain: [{ id: 'du-mau', level: 'grassroots', name: 'Đảng ủy Mẫu' }],
      tree: { id: 'tinh-mau', version: 1 },
    },
    reason: text,
  }),
  setKeeping: (state) => ({ keptAs: state?.keptAs === 'serious' ? 'settled' : 'serious', reason: text }),
  releaseFile: (state) => ({ hold: state ? (openHolds(state)[0]?.seq ?? 1) : 1, reason: text }),
  proposeDestruction: () => ({ reason: text, keeping: schedule }),
  decideDestruction: () => ({ destroy: true, reason: text, keeping: schedule }),
  reopen: () => ({ reason: text }),
  recordReturn: (_state, today) => ({ from: 'UBKT Huyện ủy Mẫu', on: today, reason: text }),
  takeOver: () => ({ reason: text }),
  allowForwarding: () => ({ explanation: text }),
  // Every second one is urgent, and its paper is owed.
  requestProtection: (state, today) => ({
    askedBy: 'reporter',
    way: (state?.seq ?? 0) % 2 === 0 ? 'telephone' : 'writing',
    on: today,
    whom: ['reporter'],
    explanation: text,
  }),
  // Secrecy can be granted at any time, also once the matter is decided. Whoever asks again gets what the police decide on, for a time.
  decideProtection: (state, today) => ({
    on: today,
    granted: true,
    ...((state?.protectionRequests?.length ?? 0) > 1 &&
    !(state?.conclusion ?? state?.appeal?.decision) &&
    state?.stage !== 'closed'
      ? { kinds: ['honour'], until: '2029-03-02' }
      : { kinds: ['secrecy'] }),
    measures: text,
  }),
  recordMeasureAnswer: (state, today) => ({
    measureId: (state && unanswered(state)[0]?.id) ?? 'm1',
    on: today,
    answer: (state?.seq ?? 0) % 2 === 0 ? 'granted' : 'refused',
    explanation: text,
  }),
  extendMeasure: (state, today) => ({
    measureId: (state && endingMeasures(state)[0]?.id) ?? 'm1',
    on: today,
    until: '2031-03-02',
    explanation: text,
  }),
  followMeasure: (state, today) => ({
    measureId: openMeasureOf(state),
    on: today,
    standing: 'goesOn',
    explanation: text,
  }),
  endMeasure: (state, today) => ({
    measureId: openMeasureOf(state),
    on: today,
    ground: 'onRequest',
    explanation: text,
  }),
  transferToInvestigators: (_state, today) => ({ to: 'Cơ quan điều tra', on: today, grounds: text }),
  recordTransferReply: (_state, today) => ({ on: today, summary: text }),
  suspendActivity: (_state, today) => ({ from: today, grounds: text }),
  extendSuspension: () => ({ by: 90, explanation: text }),
  endSuspension: (_state, today) => ({ on: today, explanation: text }),
  serveDecision: (_state, today) => ({ on: today, how: 'Giao trực tiếp' }),
  restoreName: (_state, today) => ({ on: today, restored: true, explanation: text }),
};

/** What is not put in otherwise above: the plainest input that the schema takes. */
const plainest = (type: CommandName, today: string) =>
  z.record(z.string(), z.unknown()).parse(exampleOf(definitionOf(type).input(), today));

/** A lawful input for a command on that day, where the case allows one. */
export const ordinaryInput = (
  type: CommandName,
  state: CaseState | undefined,
  today: string,
): Record<string, unknown> => inputs[type]?.(state, today) ?? plainest(type, today);

/** The same, of a day before today: with the reason why it is entered late, where the command asks for it. */
export function lateInput(
  type: CommandName,
  state: CaseState | undefined,
  day: string,
): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(definitionOf(type).input(), { io: 'input' });
  return {
    ...ordinaryInput(type, state, day),
    ...('lateReason' in properties && { lateReason: 'Ghi bổ sung theo hồ sơ giấy.' }),
  };
}
