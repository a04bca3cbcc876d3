import { z } from 'zod';
import { meetingBodies } from '../meetings/meeting';
import { roles } from '../access/roles';
import { secrecyLevels } from '../access/sight';
import { keepingKinds } from '../keeping/schedule';
import { stages } from '../case/vocabulary';
import { opinionWays } from '../satisfaction/opinions';
import type { MatterDeed } from '../matters/matter';
import type { FigureDeedKind } from '../figures/acts';
import type { DayDeed } from '../reception/day';
import type { VisitDeed } from '../reception/visit';
import type { MemberNoticeDeed } from '../coordination/memberNotice';
import type { NoticeDeed } from '../meetings/sessionNotice/notice';
import type { RecommendationDeed } from '../supervision/recommendation';
import { readThings, readWays } from './unusualReading';
import { mostDrawn, seedPattern } from '../proof/draw';
import { heldScopes } from './programs';
import { signInMeans } from './secondFactor';

/** Who did it, where no account did: somebody who has not signed in, or one of the office's own programs at its console. */
export const nobody = 'nobody';
export const officeItself = 'office';

const id = z.string().min(1).max(100);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const revision = z.number().int().positive();

/** An account as it stood after a change: the log knows which copy of a row is the last, and no name. */
const row = { accountId: id, revision, digest };
const heldRoles = z.array(z.enum(roles));

/** The account of a program as it stood after a change, and for whom it acts. */
const program = { programId: id, accountId: id, revision, digest };

/** Whose user name was typed; what belongs to no account is kept as a keyed digest alone. */
const typed = { accountId: id.optional(), unknownName: digest.optional() };

/** What can wait for a second person. */
export const actKinds = [
  'makeAccount',
  'changeRoles',
  'activateAccount',
  'resetPassword',
  'arrangeAbsence',
  'resetSecondFactor',
  'requireSecondFactor',
  'bindAccount',
  'placeAccount',
  'beginNeedToKnow',
  'setKeepingTerms',
  'makeProgram',
  'renewProgram',
  'endProgram',
  'openWebhook',
] as const;
export type ActKind = (typeof actKinds)[number];

/** An act on a plan, by the id under which it is kept. */
const planAct = { planActId: id, year: z.number().int().positive(), digest };

const act = { actId: id, kind: z.enum(actKinds), accountId: id };

/** What is done with a webhook. */
export const webhookDeeds = [
  'opened',
  'secretTaken',
  'paused',
  'resumed',
  'tested',
  'ended',
  'gaveUp',
  'accountEnded',
  'restored',
] as const;
export type WebhookDeed = (typeof webhookDeeds)[number];

/** Which limit stopped a sign-in, or a change of a password. */
export const signInLimitNames = ['usernameAndAddress', 'username', 'address', 'currentPassword'] as const;
export type SignInLimitName = (typeof signInLimitNames)[number];

/** The lists that can be taken along as a file. */
export const exportedLists = [
  'cases',
  'registers',
  'subjects',
  'officeLog',
  'plans',
  'agenda',
  'caseFile',
  'destroyed',
  'reception',
  'events',
  'matters',
  'coordination',
  'memberNotices',
  'figures',
  'nationalDatabase',
  'publications',
] as const;
export type ExportedList = (typeof exportedLists)[number];

/** What can be done to a day of reception, and in a visit. */
export const dayDeedKinds = ['planned', 'posted', 'moved', 'cancelled'] as const satisfies DayDeed['kind'][];
export const visitDeedKinds = [
  'arrived', 'statementTaken', 'papersTaken', 'scanKept', 'settled', 'noticeSigned', 'becameCase', 'replied', 'concluded', 'chargeFollowed', 'stepPassed',
] as const satisfies VisitDeed['kind'][]; // prettier-ignore

/** What can be done to a complex or pending matter. */
export const matterDeedKinds = [
  'criteriaMet', 'listed', 'takenOff', 'caseClosed', 'stepSet', 'stepDropped', 'stepReported', 'lookSet', 'titleCleared', 'titleWithdrawn', 'timePassed',
] as const satisfies MatterDeed['kind'][]; // prettier-ignore
/** What can be done with figures. */
export const figureDeedKinds = [
  'sent', 'takenIn', 'drafted', 'handedIn', 'returned', 'approved', 'issued', 'exported',
] as const satisfies FigureDeedKind[]; // prettier-ignore
/** What can be done to the notice of a session, and to a recommendation of those who supervise. */
export const noticeDeedKinds = [
  'drafted', 'returned', 'approved', 'issued', 'published', 'takenDown',
] as const satisfies NoticeDeed['kind'][]; // prettier-ignore
export const recommendationDeedKinds = ['sent', 'answered'] as const satisfies RecommendationDeed['kind'][];
/** What can be done to a notice about a member. */
export const memberNoticeDeedKinds = [
  'received', 'corrected', 'passedOn', 'linked', 'leftAlone',
] as const satisfies MemberNoticeDeed['kind'][]; // prettier-ignore

/** What each kind of entry says. Ids, days and digests only: no name, and nothing that somebody typed. */
const contents = {
  logBegun: z.strictObject({
    accounts: z.array(z.strictObject({ accountId: id, revision, digest })),
    memberships: z.array(z.strictObject({ membershipId: id, digest })),
  }),
  signedIn: z.strictObject({ device: z.enum(['known', 'new']), means: z.enum(signInMeans).optional() }),
  /** `step`: the password was right and what belongs to it was not, or who is signed in did not prove again who they are. */
  signInFailed: z.strictObject({ ...typed, step: z.enum(['secondFactor', 'again']).optional() }),
  signInLimited: z.strictObject({ ...typed, limit: z.enum(signInLimitNames) }),
  signedOut: z.strictObject({}),
  sessionEnded: z.strictObject({ accountId: id }),
  sessionsEnded: z.strictObject(row),
  accountMade: z.strictObject({ ...row, roles: heldRoles }),
  detailsChanged: z.strictObject(row),
  languageChanged: z.strictObject(row),
  rolesChanged: z.strictObject({ ...row, roles: heldRoles }),
  /** Where it works, and for what it is cleared. */
  accountPlaced: z.strictObject({
    ...row,
    areas: z.array(id).max(200),
    clearance: z.enum(secrecyLevels),
  }),
  /** From here on people see what they need to know. */
  needToKnowBegun: z.strictObject({}),
  /** For how long closed files are kept from now on. */
  keepingTermsSet: z.strictObject({ version: revision }),
  accountDeactivated: z.strictObject(row),
  accountActivated: z.strictObject(row),
  passwordChanged: z.strictObject(row),
  passwordReset: z.strictObject(row),
  /** Somebody came with a one-time code whose time is over; they were not let in. */
  codeExpired: z.strictObject({ accountId: id }),
  authenticatorSetUp: z.strictObject(row),
  authenticatorRemoved: z.strictObject(row),
  passkeyAdded: z.strictObject(row),
  passkeyRemoved: z.strictObject(row),
  recoveryCodesMade: z.strictObject(row),
  recoveryCodeUsed: z.strictObject({ ...row, left: z.number().int().nonnegative() }),
  /** All that the person had besides their password was taken away, since they had lost it. */
  secondFactorReset: z.strictObject(row),
  /** Who a person is at the provider of single sign-on. */
  accountBound: z.strictObject(row),
  accountUnbound: z.strictObject(row),
  /** A program has an account of its own, with its first token; or one more, which follows the one in use. */
  programMade: z.strictObject({ ...program, scopes: heldScopes(), tokenId: id, until: day }),
  programTokenGiven: z.strictObject({ ...program, tokenId: id, until: day }),
  programTokenRevoked: z.strictObject({ ...program, tokenId: id }),
  programEnded: z.strictObject(program),
  /** A program signed in for the first time on a day. */
  programUsed: z.strictObject({ programId: id, accountId: id }),
  /** From a day on, whoever holds one of these roles signs in with a second factor. */
  secondFactorRequired: z.strictObject({ ruleId: id, digest, roles: heldRoles, effectiveFrom: day }),
  absenceArranged: z.strictObject({ ...row, from: day, to: day, deputy: id }),
  absenceEnded: z.strictObject(row),
  actProposed: z.strictObject({ ...act, digest }),
  actConfirmed: z.strictObject(act),
  actRefused: z.strictObject(act),
  actWithdrawn: z.strictObject(act),
  /** Nobody had answered in time. */
  actExpired: z.strictObject(act),
  membersSet: z.strictObject({
    membershipId: id,
    digest,
    body: z.enum(meetingBodies),
    effectiveFrom: day,
    count: z.number().int().positive(),
  }),
  /** What was done to the inspection plan of a year: the act is known by its digest. */
  planDrafted: z.strictObject({ ...planAct, count: z.number().int().nonnegative() }),
  planApproved: z.strictObject({ ...planAct, approves: revision }),
  planTakenUp: z.strictObject({ ...planAct, entryId: id, caseId: id }),
  /** What was done to a day of reception, or in a visit: the act is known by its digest, and says nothing of who came. */
  receptionDayActed: z.strictObject({ dayActId: id, dayId: id, deed: z.enum(dayDeedKinds), digest }),
  visitActed: z.strictObject({ visitActId: id, visitId: id, deed: z.enum(visitDeedKinds), digest }),
  /** What was done to a complex or pending matter: the act is known by its digest. */
  matterActed: z.strictObject({ matterActId: id, caseId: id, deed: z.enum(matterDeedKinds), digest }),
  /** What was done with figures: the act is known by its digest. */
  figuresActed: z.strictObject({
    figureActId: z.string().min(1).max(300),
    deed: z.enum(figureDeedKinds),
    digest,
  }),
  /** What was done to the notice of a session, or to a recommendation of those who supervise: the act is known by its digest. */
  sessionNoticeActed: z.strictObject({
    noticeActId: id,
    meetingId: id,
    deed: z.enum(noticeDeedKinds),
    digest,
  }),
  supervisionActed: z.strictObject({
    supervisionActId: id,
    recommendationId: id,
    deed: z.enum(recommendationDeedKinds),
    digest,
  }),
  /** What was done to a notice that a body outside sent about a member: the act is known by its digest, and says nothing of whom it is about. */
  memberNoticeActed: z.strictObject({
    memberActId: id,
    noticeId: id,
    deed: z.enum(memberNoticeDeedKinds),
    digest,
  }),
  /** Somebody put down an opinion that was given on paper or in reception: its scores are not told. */
  opinionTaken: z.strictObject({ way: z.enum(opinionWays), quarter: z.string().regex(/^\d{4}-[1-4]$/) }),
  /** Somebody read who had come in a visit, or took along the register with who came. */
  visitorSeen: z.strictObject({ visitId: id }),
  accessRefused: z.strictObject({
    method: z.string().max(10),
    pattern: z.string().max(200),
    /** `hidden`: there is such a case, and it is not for them to see. */
    why: z.enum(['forbidden', 'conflict', 'hidden']),
  }),
  /** The office was put back from a backup, as it stood then; what was done since is in no log. */
  restored: z.strictObject({ backupId: id, takenAt: z.iso.datetime() }),
  /** What Temporal keeps of a case was opened for an operator, by a program at the console. */
  historyOpened: z.strictObject({ caseId: id }),
  /** Cases drawn by chance for a check: of those of a time and a stage so many by this seed, in the order in which they were drawn. */
  casesDrawn: z.strictObject({
    seed: z.string().regex(seedPattern),
    from: day,
    to: day,
    stage: z.enum(stages).optional(),
    among: z.number().int().nonnegative(),
    caseIds: z.array(id).max(mostDrawn),
  }),
  /** A list left the office as a file: which, and how many lines; nothing of what it says or was asked by. */
  listExported: z.strictObject({
    list: z.enum(exportedLists),
    format: z.enum(['csv', 'xlsx', 'pdf', 'docx', 'xes']),
    count: z.number().int().nonnegative(),
  }),
  /** A file of a case was given to somebody: to the byte as it arrived, or as the copy that pages show. */
  fileRead: z.strictObject({ caseId: id, file: id, as: z.enum(['original', 'copy']) }),
  /** What a file says was destroyed: as what it was kept, since when it was closed, to which day by which schedule, and who had proposed it. */
  fileDestroyed: z.strictObject({
    caseId: id,
    keptAs: z.enum(keepingKinds),
    closedOn: day,
    until: day,
    schedule: z.string().max(100),
    proposedBy: id,
  }),
  secretSeen: z.strictObject({ caseId: id, part: z.enum(['contact', 'letter', 'messages', 'protected']) }),
  /** What a door delivered is not the row that it sealed: from which number on, and up to which. */
  doorFaulty: z.strictObject({
    fault: z.enum([
      ...['unreadable', 'missing', 'repeated', 'altered', 'reordered', 'otherDoor', 'fileSpoiled'],
      ...['heldBack', 'rolledBack', 'falseStatement', 'silent'],
    ] as const),
    seq: z.number().int().nonnegative().optional(),
    upTo: z.number().int().nonnegative().optional(),
  }),
  /** A report that came through the public door was opened to be registered, or put aside as none; it is known by its envelope. */
  doorReportOpened: z.strictObject({ envelope: digest }),
  doorReportPutAside: z.strictObject({ envelope: digest }),
  /** What was done with a webhook: by somebody, or by the office where it could not go on. */
  webhookActed: z.strictObject({ webhookId: id, deed: z.enum(webhookDeeds) }),
  /** Somebody opened a case, or part of it: once for each quarter of an hour. `own`: they have a hand in it, or it was given to them. */
  /** `way` is absent in entries from before it was kept. */
  caseRead: z.strictObject({
    caseId: id,
    what: z.enum(readThings),
    own: z.boolean(),
    way: z.enum(readWays).optional(),
  }),
} as const;

export type OfficeEntryType = keyof typeof contents;
export const officeEntryTypes = Object.keys(contents) as OfficeEntryType[];

/** What happened in the office beside its cases, and who did it. */
export type OfficeEntry = {
  [Type in OfficeEntryType]: { by: string; type: Type; data: z.infer<(typeof contents)[Type]> };
}[OfficeEntryType];

const shell = z.strictObject({ by: id, type: z.enum(officeEntryTypes), data: z.unknown() });

/** Reads an entry. @throws when it is none that this program knows */
export function parseOfficeEntry(value: unknown): OfficeEntry {
  const { by, type, data } = shell.parse(value);
  return { by, type, data: contents[type].parse(data) } as OfficeEntry;
}

/** The entry in what was kept; undefined for one that this program does not know, which may have been tampered with. */
export function findOfficeEntry(value: unknown): OfficeEntry | undefined {
  try {
    return parseOfficeEntry(value);
  } catch {
    return undefined;
  }
}

/** Whom an entry is about, where that is another than who did it. */
export function whomOf({ data }: OfficeEntry): string | undefined {
  return 'accountId' in data ? data.accountId : undefined;
}
