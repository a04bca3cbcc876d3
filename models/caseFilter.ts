import type { Away, Visibility } from '../domain/access/policy';
import type { Role } from '../domain/access/roles';
import type { ClockKind, Recipient } from '../domain/clocks/clock';
import type { Subject } from '../domain/case/subject';
import type { ReportKind, Stage } from '../domain/case/vocabulary';
import { type MeetingBody, meetingBodies } from '../domain/meetings/meeting';
import { actedForKey, type JudgedFact } from '../domain/views/caseView';
import { type Attention, type ClockTag, clockTags, kindDueKey } from '../domain/views/clockStates';
import { type AskedException, askedKeys, restingBefore } from '../domain/views/exceptionKeys';
import { instructedKey, type InstructionFate } from '../domain/views/instructions';
import type { SecrecySign } from '../domain/views/secrecyListed';
import { searchable, searchedWords } from '../domain/views/searchText';
import { noDigest, noUnit } from './caseRows';
import type { Condition } from './condition';
import { beginningWith } from './rowTags';
import { addressedBelow, type PassedTo, turnsPassedTo } from './passedOn';
import { visible } from './sightCondition';

/** Cases that are somebody's for those who are away: where the policy lets them act for them, and no others. */
export interface ForAbsent {
  deputyId: string;
  away: readonly Away[];
}

/** Whose cases are asked for; of several ways in which they can be somebody's. */
export interface Concern {
  escalatedTo?:
    | {
        roles: readonly Recipient[];
        absent?: ForAbsent | undefined;
        /** Roles whose decision on a proposed conflict is asked for besides: only for those who hold them. */
        deciding?: readonly Role[] | undefined;
        passed?: PassedTo | undefined;
      }
    | undefined;
  /** Cases whose turn it is for one of these roles, or for this account by its place in the case. */
  waitingFor?:
    | {
        roles: readonly string[];
        accountId: string;
        absent?: ForAbsent | undefined;
        passed?: PassedTo | undefined;
      }
    | undefined;
  /** Cases whose turn it is for one of these roles, or for one of these accounts. */
  beneath?: { roles: readonly Role[]; accounts: readonly string[] } | undefined;
}

/** What a list of cases can be narrowed by; all given conditions hold together. */
export interface CaseFilter extends Concern {
  /** Cases with a clock that bears one of these tags. */
  tags?: readonly ClockTag[] | undefined;
  /** Cases with a clock that bears a tag, or with a limit that ends within these dates. */
  standsOut?: { from: string; to: string } | undefined;
  /** Cases with a limit that ends on this date. */
  dueOn?: string | undefined;
  /** Cases with a limit that ends on an earlier day than this: of a kind where one is said. */
  dueBefore?: { day: string; kind?: ClockKind | undefined } | undefined;
  /** Cases in which somebody has acted since this moment. */
  changedSince?: string | undefined;
  /** Cases entered into the register from this moment on, and before that one. */
  registeredFrom?: string | undefined;
  registeredBefore?: string | undefined;
  /** Cases in which a clock of each of these kinds goes on, running or at rest. */
  openClocks?: readonly ClockKind[] | undefined;
  /** Cases that are this account's work now. */
  officer?: string | undefined;
  /** Cases about somebody of this unit; `none`: of none. */
  unit?: string | 'none' | undefined;
  /** Cases in which the last instruction of this head has come to this. */
  instructed?: { by: string; fate: InstructionFate } | undefined;
  /** Cases about subjects of this kind. */
  subjectKind?: Subject['kind'] | undefined;
  /** Cases about this subject (`subjectKey`). */
  subject?: string | undefined;
  /** Cases in which each of these words stands, or one that begins so. */
  text?: string | undefined;
  /** Accounts that the text names: their cases are found as those are in which its words stand. */
  namedOfficers?: readonly string[] | undefined;
  /** Cases received from this day on, and up to that one. */
  receivedFrom?: string | undefined;
  receivedTo?: string | undefined;
  /** Cases received on an earlier day than this. */
  receivedBefore?: string | undefined;
  /** Closed cases whose files are of one of these kinds, closed up to a day where one is said. */
  keeping?: readonly { kind: string; closedUpTo?: string | undefined }[] | undefined;
  /** Cases that are or were State secrets, and those of them whose protection ends up to a day. */
  secrecySign?: SecrecySign | undefined;
  secretUpTo?: string | undefined;
  /** Cases with a paper whose number begins so, however it is typed. */
  document?: string | undefined;
  stages?: readonly Stage[] | undefined;
  kinds?: readonly ReportKind[] | undefined;
  attention?: readonly Attention[] | undefined;
  overdueKind?: ClockKind | undefined;
  /** Cases that this account registered or works on. */
  ofAccount?: string | undefined;
  /** Cases in which one of these accounts has this place. */
  placeOf?: { accounts: readonly string[]; place: PlaceInCase } | undefined;
  /** Cases in which one of these was judged anew. */
  judgedAnew?: readonly JudgedFact[] | undefined;
  /** Cases in which there was something out of the ordinary. */
  exception?: AskedException | undefined;
  /** Cases about somebody in this unit, or in one below it. */
  underUnit?: string | undefined;
  importId?: string | undefined;
  /** Cases in which something was made public: in one of these forms, or so that it stands so. */
  published?: readonly string[] | undefined;
  /** Cases whose letter waits for a working copy. */
  awaitsCopy?: true | undefined;
  /** Cases of which something is or was with a body outside. */
  outside?: true | undefined;
  /** Cases that go by none of these versions, as `goesByKey` names them. */
  notUnder?: readonly string[] | undefined;
  /** Cases on the agenda of this meeting. */
  meeting?: string | undefined;
  /** Cases that could be put on the agenda of this meeting, as `whyNotOnAgenda` says it. */
  awaiting?: { meetingId: string; body: MeetingBody; on: string } | undefined;
  /** Cases that were escalated in this digest; `none`: in no digest. */
  digest?: string | 'none' | undefined;
  /** Cases of which something could be new since this moment. */
  newsAfter?: string | undefined;
  /** Cases that one of these filters lets through. */
  anyOf?: readonly CaseFilter[] | undefined;
}

/** In whose hands a case can be, as far as a list asks for it; `waiting`: whose turn it is by their own name. */
export const placesOfAccounts = ['team', 'leader', 'member', 'registrar', 'waiting'] as const;
export type PlaceInCase = (typeof placesOfAccounts)[number];

function inPlace({ accounts, place }: NonNullable<CaseFilter['placeOf']>): Condition {
  const one = { $in: accounts };
  switch (place) {
    case 'team':
      return { $or: [{ leader: one }, { members: one }] };
    case 'leader':
      return { leader: one };
    case 'member':
      return { members: one };
    case 'registrar':
      return { registeredBy: one };
    case 'waiting':
      return { 'waiting.accounts': one };
  }
}

/** What `coveredIn` of the policy says of a case, as a question to the database. */
function forAbsent(field: string, absent: ForAbsent | undefined): Condition[] {
  if (!absent) return [];
  const { deputyId, away } = absent;
  return away.map(({ id, roles }) => ({
    $and: [
      { [field]: { $in: roles } },
      { conflictOf: { $nin: [id] } },
      { hands: { $nin: [deputyId] } },
      { $or: [{ deputies: { $nin: [deputyId] } }, { actedFor: actedForKey(deputyId, id) }] },
    ],
  }));
}

/** Whose a case is: every way that is given holds. */
function concerns({ escalatedTo, waitingFor, beneath }: Concern): Condition[] {
  const all: Condition[] = [];
  if (escalatedTo) {
    const { roles, absent, deciding, passed } = escalatedTo;
    const up = passed ? [...addressedBelow('escalatedTo', passed), ...addressedBelow('decides', passed)] : [];
    const asked = deciding ? [{ decides: { $in: deciding } }, ...forAbsent('decides', absent)] : [];
    all.push({
      $or: [{ escalatedTo: { $in: roles } }, ...forAbsent('escalatedTo', absent), ...asked, ...up],
    });
  }
  if (waitingFor) {
    const { roles, accountId, absent, passed } = waitingFor;
    const up = passed ? turnsPassedTo(passed) : [];
    const own = [{ 'waiting.roles': { $in: roles } }, { 'waiting.accounts': accountId }];
    all.push({ $or: [...own, ...forAbsent('waiting.roles', absent), ...up] });
  }
  if (beneath) {
    const { roles, accounts } = beneath;
    all.push({ $or: [{ 'waiting.roles': { $in: roles } }, { 'waiting.accounts': { $in: accounts } }] });
  }
  return all;
}

/** What is looked for: words that stand in the case, or the people whose case it is. */
function foundBy({ text = '', namedOfficers = [] }: CaseFilter): Condition[] {
  const words = searchedWords(text).map((word) => ({ words: beginningWith(word) }));
  if (words.length === 0 || namedOfficers.length === 0) return words;
  const oneOf = { $in: namedOfficers };
  return [{ $or: [{ $and: words }, { registeredBy: oneOf }, { leader: oneOf }, { members: oneOf }] }];
}

/** The question as rows would be asked in the open (`RowTags` puts tags for what is keyed); every part of it can be answered by an index. */
export function conditions(visibility: Visibility, filter: CaseFilter): Condition {
  const all: Condition[] = [visible(visibility)];
  all.push(...foundBy(filter));
  if (filter.subjectKind) all.push({ subjectKind: filter.subjectKind });
  if (filter.subject !== undefined) all.push({ subject: filter.subject });
  if (filter.dueOn) all.push({ dueDays: filter.dueOn });
  if (filter.dueBefore) {
    const { day, kind } = filter.dueBefore;
    const earlier =
      kind === undefined
        ? { dueDays: { $lt: day } }
        : // One and the same limit must be of the kind and end before the day.
          { kindsDue: { $elemMatch: { $gte: kindDueKey(kind, ''), $lt: kindDueKey(kind, day) } } };
    all.push(earlier);
  }
  if (filter.changedSince) all.push({ lastActAt: { $gte: filter.changedSince } });
  if (filter.registeredFrom) all.push({ registeredAt: { $gte: filter.registeredFrom } });
  if (filter.registeredBefore) all.push({ registeredAt: { $lt: filter.registeredBefore } });
  for (const kind of filter.openClocks ?? []) all.push({ openClocks: kind });
  if (filter.officer) all.push({ officers: filter.officer });
  if (filter.unit) all.push({ inUnit: filter.unit === 'none' ? noUnit : filter.unit });
  if (filter.receivedFrom) all.push({ receivedOn: { $gte: filter.receivedFrom } });
  if (filter.receivedTo) all.push({ receivedOn: { $lte: filter.receivedTo } });
  if (filter.receivedBefore) all.push({ receivedOn: { $lt: filter.receivedBefore } });
  if (filter.document) all.push({ documentNumbers: beginningWith(searchable(filter.document)) });
  if (filter.keeping)
    all.push({
      $or: filter.keeping.map(({ kind, closedUpTo = '9999' }) => ({
        keeping: { $gte: `${kind} `, $lte: `${kind} ${closedUpTo}` },
      })),
    });
  if (filter.secrecySign) all.push({ secrecySigns: filter.secrecySign });
  if (filter.secretUpTo) all.push({ secretUntil: { $lte: filter.secretUpTo } });
  if (filter.stages) all.push({ stage: { $in: filter.stages } });
  if (filter.kinds) all.push({ kind: { $in: filter.kinds } });
  if (filter.attention) all.push({ attention: { $in: filter.attention } });
  if (filter.overdueKind) all.push({ overdueKinds: filter.overdueKind });
  all.push(...concerns(filter));
  if (filter.tags) all.push({ tags: { $in: filter.tags } });
  if (filter.standsOut) {
    const { from, to } = filter.standsOut;
    const ending = { dueDays: { $gte: from, $lte: to } };
    all.push({ $or: [{ tags: { $in: clockTags } }, ending, { openClocks: 'returned' }] });
  }
  if (filter.instructed)
    all.push({ instructed: instructedKey(filter.instructed.by, filter.instructed.fate) });
  if (filter.ofAccount) {
    const mine = filter.ofAccount;
    all.push({ $or: [{ registeredBy: mine }, { leader: mine }, { members: mine }] });
  }
  if (filter.placeOf) all.push(inPlace(filter.placeOf));
  if (filter.judgedAnew) all.push({ judgedAnew: { $in: filter.judgedAnew } });
  if (filter.exception) {
    const resting = restingBefore(filter.exception);
    const asked = { exceptional: { $in: askedKeys(filter.exception) } };
    all.push(resting === undefined ? asked : { $or: [asked, { restingSince: { $lt: resting } }] });
  }
  if (filter.underUnit) all.push({ units: filter.underUnit });
  if (filter.meeting) all.push({ meetings: filter.meeting });
  if (filter.awaiting) {
    const { meetingId, body, on } = filter.awaiting;
    const others = meetingBodies.filter((other) => other !== body);
    all.push({ stage: 'discipline', receivedOn: { $lte: on } });
    // What rows from before do not say keeps no case away: the act itself is judged by the case.
    all.push({ deliberates: { $nin: others } }, { onAgenda: { $nin: [meetingId] } });
  }
  // Rows from before do not say by what their cases go: they are looked at.
  if (filter.notUnder) all.push({ goesBy: { $nin: filter.notUnder } });
  if (filter.published) all.push({ published: { $in: filter.published } });
  if (filter.awaitsCopy) all.push({ awaitsCopy: true });
  if (filter.outside) all.push({ outside: true });
  if (filter.importId) all.push({ importId: filter.importId });
  if (filter.digest) all.push({ inDigests: filter.digest === 'none' ? noDigest : filter.digest });
  if (filter.newsAfter !== undefined) all.push({ 'news.at': { $gt: filter.newsAfter } });
  if (filter.anyOf) all.push({ $or: filter.anyOf.map((one) => conditions(visibility, one)) });
  return { $and: all };
}
