/** Closed lists of the procedure, named as in the glossary; texts are in the language files. */
export const stages = [
  'intake',
  'assignment',
  'verification',
  'discipline',
  'publication',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export const reportKinds = ['denunciation', 'feedback', 'disciplineAppeal', 'mixed'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const sources = [
  'reception', 'post', 'hotline', 'email', 'publicForm', 'press', 'otherBody', 'ownInspection',
] as const; // prettier-ignore

export const reporterStandings = ['named', 'anonymous', 'falseName'] as const;

export const findings = ['upheld', 'partlyUpheld', 'unfounded', 'noBasis'] as const;
export type Finding = (typeof findings)[number];

/** Why a report is not accepted (procedure §6). */
export const refusalGrounds = [
  'hiddenOrFalseName', 'noSpecificContent', 'alreadyConcluded', 'copiedSignature', 'repeatsNothingNew',
  'noCapacity', 'outsideCompetence', 'pendingInCourt', 'privateCitizen', 'appealLate', 'noWrittenDecision', 'byProxy',
  'pendingHigher', 'alreadyFinal', 'levelSkipped', 'severalSignatories',
] as const; // prettier-ignore
export type RefusalGround = (typeof refusalGrounds)[number];

/** Those that only a discipline appeal can meet. */
export const appealGrounds: readonly RefusalGround[] = [
  'appealLate', 'noWrittenDecision', 'byProxy', 'pendingHigher', 'alreadyFinal', 'levelSkipped',
]; // prettier-ignore

/** Who lodged a discipline appeal; only the one who was disciplined may. */
export const lodgers = ['appellant', 'proxy'] as const;

/** What becomes of a disciplinary decision on appeal (procedure §9). */
export const appealResults = ['upheld', 'raised', 'lowered', 'annulled'] as const;
export type AppealResult = (typeof appealResults)[number];

/** What one part of a mixed petition can be. */
export const partKinds = ['denunciation', 'feedback', 'disciplineAppeal'] as const;

/** Why discipline is deferred (procedure §5). */
export const deferralGrounds = ['pregnancy', 'childUnderTwelveMonths', 'seriousIllness'] as const;
export type DeferralGround = (typeof deferralGrounds)[number];

export const pauseReasons = ['expertOpinion', 'caseSuspended', 'beforeCongress', 'otherBodyDecides'] as const;

/** Why a case rested while it was closed. */
export const closingReasons = ['merged', 'forwarded', 'closed'] as const;
export const isClosing = (reason: string): boolean => closingReasons.some((one) => one === reason);

/** Why the duty to publish waited: discipline was deferred, or proposed to the level above. */
export const heldUp = 'heldUp';

/** How a case ended. */
export const outcomes = [
  'settled', 'refused', 'keptOnFile', 'guided', 'forwarded', 'merged', 'withdrawn',
] as const; // prettier-ignore
export type Outcome = (typeof outcomes)[number];

/** Who decides on a conflict of interest that is proposed of somebody. */
export const conflictDeciders = ['heads', 'standingCommittee'] as const;

/** Acts of a case with a day of their own, and those of which only the moment of their record is known. */
export const datedActNames = [
  'decision', 'announcement', 'explanation', 'conversion', 'formAccepted', 'postponement', 'hearing', 'meeting', 'ballot',
  'conclusion', 'endOfDeferral', 'discipline', 'appealDecision', 'service', 'publication', 'resultTold', 'review', 'fall', 'firstMeeting', 'superiorQuestion', 'reporterMeeting',
  'commendation', 'transfer', 'suspension', 'endOfSuspension',
] as const; // prettier-ignore
export const recordedActNames = [
  'acceptance', 'proposal', 'request', 'report', 'deferral', 'upwardProposal', 'approval', 'recommendation', 'noticeOwed',
  'protectionRequest', 'answerAwaited', 'forwarding',
] as const; // prettier-ignore

/** With what whoever reported is commended (TTLT 01/2015/TTLT-TTCP-BNV). */
export const rewardForms = ['courageOrder', 'governmentCertificate', 'provinceCertificate'] as const;

/** What usually comes before another act, by custom or law: the office may depart from it with a reason. */
export const usuallyFirst = ['firstMeeting', 'acceptanceToSubject', 'service', 'resultToSubject'] as const;

/** What a reporter confirms at the first meeting, besides by which contents they stand (89-QĐ/TW). */
export const confirmedAtMeeting = ['identity', 'address', 'subject'] as const;

/** Whom the office must tell something, and what about. */
export const noticeAudiences = [
  'reporter',
  'subject',
  'managingOrganisation',
  'forwarder',
  'superior',
] as const;
/** How complex a report is under State law, beyond an ordinary one (Luật Tố cáo art. 30). */
export const complexities = ['complex', 'especiallyComplex'] as const;
export type Complexity = (typeof complexities)[number];

/** What makes a report complex (NĐ 31/2019 art. 3). */
export const complexityCriteria = [
  'severalPlaces', 'severalContents', 'manyReporters', 'foreignElement', 'severalManagingBodies', 'divergingOpinions',
  'contradictingEvidence',
] as const; // prettier-ignore
export type ComplexityCriterion = (typeof complexityCriteria)[number];

export const noticeMatters = [
  'acceptance',
  'refusal',
  'forwarding',
  'extension',
  'result',
  'withdrawal',
  'falseReport',
  'complexity',
  'guidance',
  'reopening',
  'handling',
  'lateAnnouncement',
] as const;

/** What only others than the reporter are told of. */
export const mattersOfOthers = [
  'handling',
  'lateAnnouncement',
] as const satisfies (typeof noticeMatters)[number][];

/** Why what was withdrawn is pursued all the same (Luật Tố cáo art. 33). */
export const withdrawalsPursued = ['pressure', 'signsOfBreach', 'slander'] as const;

/** What the office can still owe when a case is to be closed (procedure §3.5). */
export const owedThings = [
  'notices', 'takingBack', 'restoration', 'apology', 'recommendations', 'service', 'protection', 'commendation',
] as const; // prettier-ignore

/** What a recommendation asks for (procedure §3.5). */
/** From what a subject is suspended: Party activity, their post, or both (22-QĐ/TW art. 28–33). */
export const suspensions = ['activity', 'post', 'both'] as const;

export const recommendationKinds = [
  'remedy',
  'assetRecovery',
  'organisational',
  'removalOfName',
  'legalText',
  'other',
] as const;

/** What a reporter says through the public door after their report. */
export const reporterMessageKinds = [
  'answer', 'addition', 'protection', 'retaliation', 'withdrawal',
] as const; // prettier-ignore
export type ReporterMessageKind = (typeof reporterMessageKinds)[number];

/** What is sealed of a reporter or can give them away: each is asked for, granted and read by itself. */
export const identityFields = ['name', 'address', 'phone', 'originalText', 'messages', 'files'] as const;
export type IdentityField = (typeof identityFields)[number];

/** Who answers a request to read it: the custodian, or where the office has none a head who signs. */
export const identityDeciders = ['custodian', 'signatories'] as const;

/** What follows from a report, once it is established whether it was deliberately false (procedure §3.4). */
export const falseReportConsequences = ['none', 'writtenWarning', 'transferred'] as const;

/** How an apology after wrong discipline is made, and what is restored with it (117-QĐ/TW). */
export const apologyForms = ['meeting', 'writing', 'press'] as const;
export const restoredRights = ['post', 'pay', 'name'] as const;

/** How a proposal to commend the reporter was decided. */
export const commendationResults = ['openly', 'internally', 'declined'] as const;

export const documentKinds = [
  'decision', 'plan', 'explanation', 'evidence', 'minutes', 'request', 'reply', 'report', 'hearingMinutes',
  'ballotMinutes', 'conclusion', 'disciplineDecision', 'publication', 'conversionDecision',
] as const; // prettier-ignore
export type DocumentKind = (typeof documentKinds)[number];

/** What becomes of the secrecy of a case that those who hold its papers are told of (Luật Bảo vệ bí mật nhà nước art. 20–22). */
export const secrecyChangeKinds = ['extended', 'changed', 'decided', 'termOver'] as const;
