import type { Role } from '../access/roles';
import { handsIn } from '../access/policy';
import type { SecrecyLevel } from '../access/sight';
import { rulesOf } from '../case/checks';
import { type CaseException, type JudgedFact, judgedFacts } from '../case/exceptionKinds';
import { restingSince } from '../case/exceptions';
import type { CaseState } from '../case/state';
import { findUnit, type Subject } from '../case/subject';
import type { Outcome, ReportKind, Stage } from '../case/vocabulary';
import { type ClockKind, clocksIn, endsByItself, isOpen, isRunning, type Recipient } from '../clocks/clock';
import { outsideOf } from '../coordination/outside';
import { findKeepingKey } from '../keeping/kept';
import { amountsIn } from '../likeness/amounts';
import { deliberatingBody, findMeeting } from '../meetings/caseMeeting';
import type { MeetingBody } from '../meetings/meeting';
import {
  type Attention,
  attentionOf,
  type ClockTag,
  dueDaysOf,
  kindsDueOf,
  findDue,
  type RowClock,
  runningClocks,
  tagsOf,
} from './clockStates';
import { standingOf } from '../publications/publication';
import { awaitsWorkingCopy } from '../workingCopy/awaited';
import { closedOn, type Course, courseOf } from './course';
import { decidersIn } from './deciders';
import { documentNumbers } from './documentNumbers';
import { instructedKeys } from './instructions';
import { type CaseNews, newsIn } from './news';
import { searchable } from './searchText';
import { secrecyListed, type SecrecyListed } from './secrecyListed';
import { sightOf } from './sight';
import { unitRightBelow } from './unitRightBelow';
import { type Waiting, waitingFor } from './waiting';

export { type JudgedFact, judgedFacts } from '../case/exceptionKinds';

/** The read model of a case: what lists, counts and searches ask, and the whole state for its page. */
export interface CaseView extends SecrecyListed {
  caseId: string;
  seq: number;
  number: string;
  stage: Stage;
  outcome?: Outcome | undefined;
  kind: ReportKind;
  receivedOn: string;
  /** Absent in rows from before. */
  subjectKind?: Subject['kind'] | undefined;
  subjectName: string;
  organisation: string;
  searchText: string;
  registeredBy: string;
  leader?: string | undefined;
  members: string[];
  conflictOf: string[];
  /** Who needs to know of it (`Sight`); absent in rows from before, which are shown to fewer. */
  openTo?: Role[] | undefined;
  areas?: string[] | undefined;
  knownTo?: string[] | undefined;
  assignedTo?: string[] | undefined;
  granted?: string[] | undefined;
  secrecy?: SecrecyLevel | undefined;
  /** Whose own work is in the case, and who has acted in it for whom: who may not act in it for others (policy); absent in rows from before. */
  hands?: string[] | undefined;
  deputies?: string[] | undefined;
  actedFor?: string[] | undefined;
  waiting: Waiting;
  /** The limit of whose state `attention` speaks; where it speaks of none, the one that ends first (`findDue`). */
  due?: RowClock | undefined;
  attention: Attention;
  /** Every running clock, the worst first; absent in rows from before, as is what is derived from it. */
  running?: RowClock[] | undefined;
  /** The tags that its clocks bear. */
  tags?: ClockTag[] | undefined;
  /** The dates on which its limits end. */
  dueDays?: string[] | undefined;
  /** The same with the kind of each (`kindDueKey`). */
  kindsDue?: string[] | undefined;
  /** Clocks that go on, running or at rest. */
  openClocks?: ClockKind[] | undefined;
  overdueKinds: ClockKind[];
  /** Whose work it is: the team, before there is one whoever proposed the assignment, and before that whoever registered it. */
  officers?: string[] | undefined;
  /** The unit of the organisation right below the province to which its subject belongs; absent where none is named. */
  unit?: { id: string; name: string } | undefined;
  /** What became of the last instruction of each head (`instructedKey`). */
  instructed?: string[] | undefined;
  /** The numbers that its papers bear, as they are compared; absent in rows from before. */
  documentNumbers?: string[] | undefined;
  escalatedTo: Recipient[];
  /** Whose decision a proposed conflict of interest, a request for protection or a withdrawal waits for; absent where there is none. */
  decides?: Role[] | undefined;
  digests: string[];
  /** What was judged anew while the earlier judgement stays in the file; absent where nothing was. */
  judgedAnew?: JudgedFact[] | undefined;
  /** What was out of the ordinary, in order; absent where nothing was, and in rows from before. */
  exceptions?: CaseException[] | undefined;
  /** The day since which it rests; absent where it does not. */
  restingSince?: string | undefined;
  /** The subject's unit and those over it on the day of receipt; absent where it is in none. */
  units?: string[] | undefined;
  paused: boolean;
  importId?: string | undefined;
  /** Meetings on whose agenda the case was put; absent where there was none. */
  meetings?: string[] | undefined;
  /** When it was put on each of them, in the same order: the order of their items; absent in rows from before. */
  putOnAt?: string[] | undefined;
  /** The meeting on whose agenda it stands now, and which body's turn it is to deliberate; absent where there is none, and in rows from before. */
  onAgenda?: string | undefined;
  deliberates?: MeetingBody | undefined;
  /** The versions of procedure and calendar by which it goes (`goesByKey`); absent in rows from before. */
  goesBy?: string[] | undefined;
  /** Of what kind its closed file is, and since when (`findKeepingKey`). */
  keeping?: string | undefined;
  /** Since when it is what desks show; absent in rows from before. */
  news?: CaseNews | undefined;
  registeredAt: string;
  lastActAt: string;
  /** The day on which it came to its end; absent while it is open, and in rows from before. */
  closedOn?: string | undefined;
  /** The way that it has taken, for figures; absent in rows from before. */
  course?: Course | undefined;
  /** Its letter came in with a register, and waits for a working copy; absent where it does not, and in rows from before. */
  awaitsCopy?: true | undefined;
  /** Something of it is or was with a body outside (`outsideOf`); absent where nothing was, and in rows from before. */
  outside?: true | undefined;
  /** In which forms something of it was made public, and how that stands; absent where nothing was, and in rows from before. */
  published?: string[] | undefined;
  /** When its contents were destroyed: then nothing else tells of them (`leftOf`). */
  destroyedAt?: string | undefined;
  state: CaseState;
}

function judgedAnew({ superseded = [] }: CaseState): JudgedFact[] | undefined {
  const anew = judgedFacts.filter((fact) => superseded.some((one) => one.fact === fact));
  return anew.length > 0 ? anew : undefined;
}

/** Limits that are over while somebody still has to keep them: of whatever body. */
const overdueKinds = (state: CaseState): ClockKind[] => [
  ...new Set(
    clocksIn(state)
      .filter(isRunning)
      .filter(
        ({ kind, overdueSince }) => kind !== 'stall' && !endsByItself(kind) && overdueSince !== undefined,
      )
      .map(({ kind }) => kind),
  ),
];

/** Whose work the case is now. */
function officersOf({ team, proposal, registration, stage }: CaseState): string[] {
  if (team) return [...new Set([team.leader, ...team.members])];
  return [stage === 'assignment' ? (proposal?.by ?? registration.by) : registration.by];
}

/** How a list asks in which cases something was made public: in a form, or so that it stands so. */
function publishedKeys(state: CaseState): string[] | undefined {
  const { publications = [] } = state;
  if (publications.length === 0) return undefined;
  return [...new Set(publications.flatMap((one) => [one.form, standingOf(one, state)]))];
}

/** How a list asks whether one person has acted for another. */
export const actedForKey = (by: string, away: string): string => `${by}>${away}`;

/** How a list asks which cases go by a version, or by another. */
export const goesByKey = (of: 'procedure' | 'calendar', { id, version }: { id: string; version: number }) =>
  `${of} ${id}@${version}`;

function goesBy(state: CaseState): string[] {
  const { procedure, calendar } = rulesOf(state);
  return [goesByKey('procedure', procedure), goesByKey('calendar', calendar)];
}

/** Derives the read model from a case; the same function serves every append and a rebuild. */
export function project(state: CaseState): CaseView {
  const { subject } = state.registration;
  const named = subject.kind === 'privateCitizen' ? { name: '', organisation: '' } : subject;
  const clocks = runningClocks(state);
  const numbers = documentNumbers(state);
  return {
    caseId: state.caseId,
    seq: state.seq,
    number: state.number,
    stage: state.stage,
    outcome: state.outcome,
    kind: state.kind,
    receivedOn: state.registration.receivedOn,
    subjectKind: subject.kind,
    subjectName: named.name,
    organisation: named.organisation,
    searchText: searchable(
      [
        state.number,
        state.registration.backlog?.incomingNumber ?? '',
        named.name,
        named.organisation,
        ...numbers,
        ...state.allegations.map(({ summary }) => summary),
        // However an amount is written, it is found by its digits.
        ...state.allegations.flatMap(({ summary }) => amountsIn(summary)),
      ].join(' '),
    ),
    registeredBy: state.registration.by,
    leader: state.team?.leader,
    members: state.team?.members ?? [],
    ...sightOf(state),
    published: publishedKeys(state),
    hands: handsIn(state),
    deputies: [...new Set((state.actedFor ?? []).map(({ by }) => by))],
    actedFor: [...new Set((state.actedFor ?? []).map((one) => actedForKey(one.by, one.for)))],
    waiting: waitingFor(state),
    due: findDue(clocks),
    attention: attentionOf(clocks),
    running: clocks,
    tags: tagsOf(clocks),
    dueDays: dueDaysOf(clocks),
    kindsDue: kindsDueOf(clocks),
    openClocks: [
      ...new Set(
        clocksIn(state)
          .filter(isOpen)
          .map(({ kind }) => kind),
      ),
    ],
    overdueKinds: overdueKinds(state),
    officers: officersOf(state),
    unit: unitRightBelow(findUnit(subject)),
    instructed: instructedKeys(state),
    documentNumbers: numbers.map(searchable),
    escalatedTo: [...new Set(state.escalations.map(({ to }) => to))],
    decides: decidersIn(state),
    digests: [...new Set(state.escalations.flatMap(({ digest }) => digest ?? []))],
    judgedAnew: judgedAnew(state),
    exceptions: state.exceptions,
    restingSince: state.paused && restingSince(state.paused),
    units: findUnit(subject)?.chain.map(({ id }) => id),
    paused: state.paused !== undefined,
    importId: state.registration.backlog?.importId,
    meetings: state.meetings?.map(({ meetingId }) => meetingId),
    putOnAt: state.meetings?.map(({ since }) => since),
    onAgenda: findMeeting(state)?.meetingId,
    deliberates: state.stage === 'discipline' ? deliberatingBody(state) : undefined,
    keeping: findKeepingKey(state),
    ...secrecyListed(state),
    goesBy: goesBy(state),
    news: newsIn(state),
    awaitsCopy: awaitsWorkingCopy(state) || undefined,
    outside: outsideOf(state).length > 0 || undefined,
    registeredAt: state.registration.at,
    lastActAt: state.lastAct.at,
    closedOn: closedOn(state),
    course: courseOf(state),
    state,
  };
}
