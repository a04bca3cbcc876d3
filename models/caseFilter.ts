import type { Away, Visibility } from '../domain/access/policy';
import type { Role } from '../domain/access/roles';
import type { ClockKind, Recipient } from '../domain/clocks/clock';
import type { ReportKind, Stage } from '../domain/case/vocabulary';
import { type MeetingBody, meetingBodies } from '../domain/meetings/meeting';
import { actedForKey, type Attention, type JudgedFact } from '../domain/views/caseView';
import { searchable, searchedWords } from '../domain/views/searchText';
import { noDigest, noUnit } from './caseRows';
import type { Condition } from './condition';
import { addressedBelow, type PassedTo, turnsPassedTo } from './passedOn';

/** Cases that are somebody's for those who are away: where the policy lets them act for them, and no others. */
export interface ForAbsent {
  deputyId: string;
  away: readonly Away[];
}

/** What a list of cases can be narrowed by; all given conditions hold together. */
export interface CaseFilter {
  text?: string | undefined;
  /** Accounts that the text names: their cases are found as those are in which its words stand. */
  namedOfficers?: readonly string[] | undefined;
  /** Cases with a limit that ends on this date. */
  dueOn?: string | undefined;
  /** Cases in which a clock of this kind goes on, running or at rest. */
  openClock?: ClockKind | undefined;
  /** Cases that are this account's work now. */
  officer?: string | undefined;
  /** Cases about somebody of this unit; `none`: of none. */
  unit?: string | 'none' | undefined;
  /** Cases received from this day on, and up to that one. */
  receivedFrom?: string | undefined;
  receivedTo?: string | undefined;
  /** Cases with a paper whose number begins so, however it is typed. */
  document?: string | undefined;
  stages?: readonly Stage[] | undefined;
  kinds?: readonly ReportKind[] | undefined;
  attention?: readonly Attention[] | undefined;
  overdueKind?: ClockKind | undefined;
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
  /** Cases that this account registered or works on. */
  ofAccount?: string | undefined;
  /** Cases in which one of these was judged anew. */
  judgedAnew?: readonly JudgedFact[] | undefined;
  importId?: string | undefined;
  /** Cases that go by none of these versions, as `goesByKey` names them. */
  notUnder?: readonly string[] | undefined;
  /** Cases on the agenda of this meeting. */
  meeting?: string | undefined;
  /** Cases that could be put on the agenda of this meeting, as `whyNotOnAgenda` says it. */
  awaiting?: { meetingId: string; body: MeetingBody; on: string } | undefined;
  /** Cases that were escalated in this digest; `none`: in no digest. */
  digest?: string | 'none' | undefined;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

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

/** Of rows and of states alike: nothing is asked without it. */
export const visible = (visibility: Visibility): Condition =>
  visibility.all ? { conflictOf: { $nin: [visibility.exceptConflictOf] } } : { _id: { $in: [] } };

const beginningWith = (text: string): Condition => ({ $regex: `^${escaped(text)}` });

/** What is looked for: words that stand in the case, or the people whose case it is. */
function foundBy({ text = '', namedOfficers = [] }: CaseFilter): Condition[] {
  const words = searchedWords(text).map((word) => ({ words: beginningWith(word) }));
  if (words.length === 0 || namedOfficers.length === 0) return words;
  const oneOf = { $in: namedOfficers };
  return [{ $or: [{ $and: words }, { registeredBy: oneOf }, { leader: oneOf }, { members: oneOf }] }];
}

/** The question to the database; every part of it can be answered by an index. */
export function conditions(visibility: Visibility, filter: CaseFilter): Condition {
  const all: Condition[] = [visible(visibility)];
  all.push(...foundBy(filter));
  if (filter.dueOn) all.push({ dueDays: filter.dueOn });
  if (filter.openClock) all.push({ openClocks: filter.openClock });
  if (filter.officer) all.push({ officers: filter.officer });
  if (filter.unit) all.push({ inUnit: filter.unit === 'none' ? noUnit : filter.unit });
  if (filter.receivedFrom) all.push({ receivedOn: { $gte: filter.receivedFrom } });
  if (filter.receivedTo) all.push({ receivedOn: { $lte: filter.receivedTo } });
  if (filter.document) all.push({ documentNumbers: beginningWith(searchable(filter.document)) });
  if (filter.stages) all.push({ stage: { $in: filter.stages } });
  if (filter.kinds) all.push({ kind: { $in: filter.kinds } });
  if (filter.attention) all.push({ attention: { $in: filter.attention } });
  if (filter.overdueKind) all.push({ overdueKinds: filter.overdueKind });
  if (filter.escalatedTo) {
    const { roles, absent, deciding, passed } = filter.escalatedTo;
    const up = passed ? [...addressedBelow('escalatedTo', passed), ...addressedBelow('decides', passed)] : [];
    const asked = deciding ? [{ decides: { $in: deciding } }, ...forAbsent('decides', absent)] : [];
    all.push({
      $or: [{ escalatedTo: { $in: roles } }, ...forAbsent('escalatedTo', absent), ...asked, ...up],
    });
  }
  if (filter.waitingFor) {
    const { roles, accountId, absent, passed } = filter.waitingFor;
    const up = passed ? turnsPassedTo(passed) : [];
    const own = [{ 'waiting.roles': { $in: roles } }, { 'waiting.accounts': accountId }];
    all.push({ $or: [...own, ...forAbsent('waiting.roles', absent), ...up] });
  }
  if (filter.ofAccount) {
    const mine = filter.ofAccount;
    all.push({ $or: [{ registeredBy: mine }, { leader: mine }, { members: mine }] });
  }
  if (filter.judgedAnew) all.push({ judgedAnew: { $in: filter.judgedAnew } });
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
  if (filter.importId) all.push({ importId: filter.importId });
  if (filter.digest) all.push({ inDigests: filter.digest === 'none' ? noDigest : filter.digest });
  return { $and: all };
}
