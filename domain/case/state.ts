import type { Role } from '../access/roles';
import type { SecrecyLevel } from '../access/sight';
import type { ClockRef, Clocks, Escalated } from '../clocks/clock';
import type { AttendingMember, MeetingBody } from '../meetings/meeting';
import type { MeetingMinutes } from '../meetings/minutes';
import type { DisciplineForm } from '../procedure/partyProcedure';
import type { CaseFile } from '../files/caseFile';
import type { KeepingKind } from '../keeping/schedule';
import type { PlacedUnit } from '../organisations/unit';
import type { NumberedAct } from '../papers/numberedAct';
import type { PublicCheck, Publication } from '../publications/kept';
import type { EventData, EventType } from './events/event';
import type { CourseStep } from './courseStep';
import type { CaseException } from './exceptionKinds';
import type {
  AppealResult,
  DocumentKind,
  Finding,
  Outcome,
  ReportKind,
  secrecyChangeKinds,
  Stage,
} from './vocabulary';

export interface Allegation {
  id: string;
  summary: string;
  code?: string | undefined;
  endedOn?: string | undefined;
  finding?: { finding: Finding; reasons: string } | undefined;
  withdrawn: boolean;
  /** Found by the inspection itself, not said by the reporter: not theirs to withdraw. */
  found?: boolean | undefined;
}

/** A paper of the case; what it says is in the event with that number. */
export interface CaseDocument {
  seq: number;
  kind: DocumentKind;
  title: string;
  on: string;
}

export interface InformationRequest {
  id: string;
  to: string;
  about: string;
  askedAt: string;
  replyBy?: string | undefined;
  repliedOn?: string | undefined;
}

export interface Recommendation {
  id: string;
  to: string;
  text: string;
  dueOn?: string | undefined;
  done: boolean;
  /** When it was made. */
  at?: string | undefined;
  lastReport?: string | undefined;
  kind?: EventData<'recommendationMade'>['kind'];
  /** Of a recommendation to recover assets only. */
  assets?: Assets | undefined;
}

/** Amounts in đồng: what is to come back, what has, and what is not pursued any further. */
export interface Assets {
  amount: number;
  recovered: number;
  givenUp?: { amount: number; reason: string } | undefined;
  surplusReason?: string | undefined;
}

export type Escalation = Escalated;

export interface OwedNotice {
  to: EventData<'noticeOwed'>['to'];
  about: EventData<'noticeOwed'>['about'];
  since: string;
  clock?: EventData<'noticeOwed'>['clock'];
  /** The event that made it owed; absent in a case whose run began before this was kept. */
  seq?: number | undefined;
}

/** An appeal against this case's disciplinary decision; without a result it is still under way. */
export interface LodgedAppeal {
  caseId: string;
  number: string;
  result?: AppealResult | undefined;
  /** The number of the decision on it, and its day. */
  decision?: string | undefined;
  on?: string | undefined;
  /** What it left of the discipline. */
  form?: DisciplineForm | undefined;
}

/** A part of a mixed petition that went its own way; the number follows once the register has given it. */
export interface PetitionPart {
  caseId: string;
  number?: string | undefined;
}

/** A meeting on whose agenda the case was put, and who was there once that is recorded. */
export interface CaseMeeting {
  meetingId: string;
  body: MeetingBody;
  on: string;
  place: string;
  /** When the case was put on its agenda: the order of its items. */
  since: string;
  members?: AttendingMember[] | undefined;
  /** When it was, who chaired it and who wrote, as far as it was taken down. */
  minutes?: MeetingMinutes | undefined;
  /** A ballot on the case was held at it: its attendance stays as it is. */
  balloted?: boolean | undefined;
  /** The case was opened again since. */
  over?: boolean | undefined;
}

/** An opinion in the minutes: by whom it was entered, and who countersigned it where that was not the member. */
export type Dissent = EventData<'dissentRecorded'> & {
  seq?: number | undefined;
  by?: string | undefined;
  countersignedBy?: string | undefined;
};

/** Somebody who takes no part; `origin` is the linked case in which it was declared, absent where that is this one. */
export interface ConflictOfInterest {
  accountId: string;
  relation: string;
  at: string;
  origin?: string | undefined;
}

/** A time in which the whole case rested: as of the moments of its acts, or of the days that these name. */
export interface CaseRest {
  reason: string;
  since: string;
  /** The day from which it counts, where that is not the day of the act. */
  from?: string | undefined;
  /** Absent while it lasts. */
  endedAt?: string | undefined;
  /** The day on which it was over, where that is not the day of the act. */
  until?: string | undefined;
  congressOn?: string | undefined;
  office?: Role | undefined;
}

/** An act on its way through the office: who has prepared it, who has looked it over, and with whom it is. */
export interface Submission extends Omit<EventData<'actSubmitted'>, 'replaces'> {
  /** The number of the event that brought it in. */
  id: number;
  by: string;
  at: string;
  appraised?: { by: string; at: string; opinion?: string | undefined } | undefined;
  returned?: { by: string; at: string; missing: string } | undefined;
}

/** Somebody has the file kept; `released` is the event that ended it. */
export interface FileHold {
  seq: number;
  at: string;
  by: string;
  onBehalfOf: string;
  released?: number | undefined;
}

export type ConflictProposal = EventData<'conflictProposed'> & { by: string; at: string };

/** A head's answer to what was escalated to them. */
export interface Instruction {
  seq: number;
  by: string;
  at: string;
  text: string;
  /** Over which clocks it had been escalated; none where it was over something else. */
  about: ClockRef[];
  /** The first thing that somebody else did in the case since. */
  acted?: { seq: number; at: string; by: string } | undefined;
}

/** What went through the public door, in order: what the office wrote, and what came from the reporter, whose words lie sealed. */
export type Correspondence =
  | { from: 'office'; seq: number; at: string; by: string; text: string; asks: boolean; answered: boolean }
  | (EventData<'reporterWrote'> & { from: 'reporter'; seq: number; at: string });

/** A request to read what is sealed of a reporter, and what came of it: what was refused stays in the case. */
export type IdentityRequest = EventData<'identityRequested'> & {
  /** The number of the event by which it was made. */
  id: number;
  by: string;
  at: string;
  answer?:
    | {
        was: 'granted';
        by: string;
        at: string;
        fields: EventData<'identityRequested'>['fields'];
        until: string;
      }
    | { was: 'denied'; by: string; at: string; reason: string }
    /** Its author has asked anew. */
    | { was: 'replaced'; by: string; at: string }
    | undefined;
};

/** A copy of the letter that the case is worked on with; the last one counts. */
export type WorkingCopy = EventData<'workingCopyMade'> & { by: string; at: string; commandId: string };

/** A case as its events have left it. Facts appear when their event has happened, and only then. */
export interface CaseState {
  caseId: string;
  seq: number;
  number: string;
  stage: Stage;
  outcome?: Outcome | undefined;
  kind: ReportKind;
  registration: EventData<'reportRegistered'> & { at: string; by: string };
  allegations: Allegation[];
  classification?: EventData<'classified'> | undefined;
  /** Found since the classification, and counts in its place. */
  complexity?: (EventData<'complexityEstablished'> & { at: string }) | undefined;
  acceptedAt?: string | undefined;
  ending?:
    | {
        ground?: string | undefined;
        to?: string | undefined;
        explanation: string;
        reporterTold?: EventData<'merged'>['reporterTold'];
      }
    | undefined;
  forwardings: number;
  /** With whom a forwarded report is, and since when. */
  forwarding?: (Pick<EventData<'forwarded'>, 'to' | 'toUnit' | 'place'> & { at: string }) | undefined;
  takenOver?: (Pick<EventData<'takenOver'>, 'from' | 'since'> & { at: string }) | undefined;
  /** The chair's leave to forward once more. */
  forwardingAllowed?: boolean | undefined;
  proposal?: (EventData<'assignmentProposed'> & { by: string; at?: string | undefined }) | undefined;
  team?: { leader: string; members: string[] } | undefined;
  decision?: (EventData<'decisionSigned'> & { by: string }) | undefined;
  announcedOn?: string | undefined;
  /** The day by which the subject is to explain. */
  explainBy?: string | undefined;
  explanationOn?: string | undefined;
  /** The case is an inspection for signs of violation: from intake on, or since the decision that made it one. */
  inspection?: { number?: string | undefined; on?: string | undefined } | undefined;
  /** The subject accepts a form: settling and disciplining go together. */
  combined?: EventData<'combinedProcessOpened'> | undefined;
  requests: InformationRequest[];
  report?: (EventData<'reportSubmitted'> & { at?: string | undefined }) | undefined;
  hearing?: EventData<'hearingHeld'> | undefined;
  /** Days on which the subject did not come to be heard. */
  postponements?: EventData<'hearingPostponed'>[] | undefined;
  /** Every meeting on whose agenda the case was put, the last being the one that counts. */
  meetings?: CaseMeeting[] | undefined;
  dissents?: Dissent[] | undefined;
  /** Discipline may not be decided while this lasts. */
  deferral?: (EventData<'disciplineDeferred'> & { at?: string | undefined }) | undefined;
  deferralEndedOn?: string | undefined;
  vote?: EventData<'voteRecorded'> | undefined;
  conclusion?: EventData<'concluded'> | undefined;
  /** What lies with the level above: a form, or, where none reached its majority, the whole decision. */
  proposedDiscipline?:
    | (Omit<EventData<'disciplineProposed'>, 'form'> & {
        form?: DisciplineForm | undefined;
        at?: string | undefined;
      })
    | undefined;
  discipline?:
    | {
        form?: DisciplineForm | undefined;
        /** The form as it was imposed, where a review has changed it. */
        imposed?: DisciplineForm | undefined;
        number?: string | undefined;
        on: string;
        by: 'commission' | 'superior';
      }
    | undefined;
  /** What this case, an appeal, is against, and how it was decided. */
  appeal?: (EventData<'appealAccepted'> & { decision?: EventData<'appealDecided'> | undefined }) | undefined;
  /** Appeals against this case's own decision. */
  /** The rules that the case was moved to, where they are not those of its registration. */
  rules?:
    | Pick<EventData<'rulesChanged'>, 'procedure' | 'calendar' | 'ways' | 'extendable' | 'preparedBy'>
    | undefined;
  appeals?: LodgedAppeal[] | undefined;
  /** When the decision was served on whom it is about: from then on it can be appealed against. */
  served?: EventData<'decisionServed'> | undefined;
  /** Acts whose papers still wait for their number. */
  unnumbered?: NumberedAct[] | undefined;
  papers?: EventData<'paperIssued'>[] | undefined;
  /** What was taken into its file, in order. */
  files?: CaseFile[] | undefined;
  parts?: PetitionPart[] | undefined;
  /** What of the letter its sender was guided on, and to which body. */
  guidedParts?: { to: string; explanation: string; summaries: string[] }[] | undefined;
  /** Reports that were merged into this case. */
  mergedReports?: EventData<'reportMerged'>[] | undefined;
  /** Cases that are of the same matter by their own word alone: an appeal against discipline that is not on record here, a report merged under older rules. */
  links?: EventData<'matterLinked'>[] | undefined;
  /** How the case into which this report was merged has ended. */
  mergedMatter?: EventData<'mergedMatterEnded'> | undefined;
  publication?:
    | {
        text: string;
        by?: string | undefined;
        approvedAt?: string | undefined;
        /** The event of its approval, and what it lets the text name (`publicItems`). */
        approval?: number | undefined;
        named?: string[] | undefined;
        publishedOn?: string | undefined;
        place?: string | undefined;
        takenBack?: EventData<'publicationTakenBack'> | undefined;
      }
    | undefined;
  /** Each thing that was made public where the version tells forms apart, in order; and the checks of what was to go out. */
  publications?: Publication[] | undefined;
  publicChecks?: PublicCheck[] | undefined;
  /** What was owed when a signatory closed the case all the same, and why. */
  closedOwing?:
    | { owed: NonNullable<EventData<'caseClosed'>['owed']>; reason: string; at: string; by: string }
    | undefined;
  recommendations: Recommendation[];
  documents: CaseDocument[];
  notes: number;
  /** With the reporter, through the public door; absent where nothing was written. */
  correspondence?: Correspondence[] | undefined;
  owed: OwedNotice[];
  /** `notices`: how many at once, where it was more than one. */
  told: { to: OwedNotice['to']; about: OwedNotice['about']; on: string; notices?: number | undefined }[];
  /** What the direct superior asked last about a case that is late, and what they were answered. */
  superiorQuestion?:
    (EventData<'superiorAsked'> & { answered?: EventData<'superiorAnswered'> | undefined }) | undefined;
  /** On which day another body was pressed for its answer last. */
  urgedOn?: string | undefined;
  /** The first meeting with the reporter, before there was a team. */
  firstMeeting?: (EventData<'firstMeetingHeld'> & { at: string; by: string }) | undefined;
  /** The last meeting with the reporter about a withdrawal, and whether it is decided on. */
  reporterMeeting?:
    (EventData<'reporterMet'> & { at: string; by: string; decided?: boolean | undefined }) | undefined;
  /** Since when threats, coercion or bribes behind a withdrawal are on record. */
  pressureSince?: string | undefined;
  protectionRequested: boolean;
  protectionRequestedAt?: string | undefined;
  protection?: Omit<EventData<'protectionDecided'>, 'given'> | undefined;
  /** All that was asked for, in order, the last being the one that counts. */
  protectionRequests?: ProtectionRequest[] | undefined;
  measures?: ProtectionMeasure[] | undefined;
  /** What the reporter or a relative has told of retaliation, in order. */
  retaliations?: (EventData<'retaliationReported'> & { seq: number; at: string; by: string })[] | undefined;
  transfers?: (EventData<'transferred'> & { repliedOn?: string | undefined })[] | undefined;
  suspension?: (EventData<'activitySuspended'> & { endedOn?: string | undefined }) | undefined;
  restoration?: { since: string; settled?: EventData<'nameRestored'> | undefined } | undefined;
  falseReport?: EventData<'falseReportHandled'> | undefined;
  apology?:
    | (EventData<'apologyOwed'> & {
        since: string;
        settled?:
          | (EventData<'apologyGiven'> & { was: 'given' })
          | (EventData<'apologyRefused'> & { was: 'refused' })
          | undefined;
      })
    | undefined;
  commendation?:
    | (EventData<'commendationProposed'> & { decided?: EventData<'commendationDecided'> | undefined })
    | undefined;
  /** How secret it is, where it is at all; and what is proposed to a head. */
  secrecy?: SecrecyLevel | undefined;
  /** Since when it is of its level, by whom; absent of what is no State secret, and in a state from before this was kept. */
  graded?: { on: string; by: string } | undefined;
  /** What ended or prolonged its secrecy, in order; `told`: to whom that was told, and on which day. */
  secrecyChanges?: SecrecyChange[] | undefined;
  secrecyProposal?: { secrecy: SecrecyLevel; at: string; by: string } | undefined;
  /** Who is let in for a time, by office days. */
  access?: { accountId: string; from: string; until: string }[] | undefined;
  /** Who asked to read what is sealed of the reporter, and what came of it. */
  identityRequests?: IdentityRequest[] | undefined;
  /** The letter without its writer, in the order in which it was made anew. */
  workingCopies?: WorkingCopy[] | undefined;
  /** To whose area a head has given it. */
  area?: PlacedUnit | undefined;
  /** Of what kind its closed file is, where a head has found it; and who has it kept whatever the schedule says. */
  keptAs?: KeepingKind | undefined;
  holds?: FileHold[] | undefined;
  destructionProposal?:
    { kept: EventData<'destructionProposed'>['kept']; at: string; by: string } | undefined;
  /** Nothing follows it. */
  destroyed?: (EventData<'fileDestroyed'> & { at: string; by: string }) | undefined;
  conflicts: ConflictOfInterest[];
  /** To be merged, once somebody else has looked at both cases. */
  mergeProposal?: (EventData<'mergeProposed'> & { by: string; at: string }) | undefined;
  /** What is on its way through the office: submitted, and neither approved nor taken back. */
  submissions?: Submission[] | undefined;
  /** What a head has still to decide on. */
  conflictProposals?: ConflictProposal[] | undefined;
  paused?: (Omit<EventData<'casePaused'>, 'explanation'> & { since: string }) | undefined;
  /** When it has rested, the present time among them: what counts from an earlier day takes them along. */
  rests?: CaseRest[] | undefined;
  clocks: Clocks;
  /** Who has acted in this case for whom while they were away. */
  actedFor?: { by: string; for: string }[] | undefined;
  /** Escalations since the team last acted; the highest level is whom the case waits for. */
  escalations: Escalation[];
  /** What heads have instructed, in order. */
  instructions?: Instruction[] | undefined;
  /** What was in the file before a later act replaced or ended it, in order. */
  superseded?: Superseded[] | undefined;
  /** What was out of the ordinary, for those who look back; absent where nothing was. */
  exceptions?: CaseException[] | undefined;
  /** The last thing that a person did, by which a form knows whether a colleague was faster. */
  lastAct: { seq: number; at: string; by: string };
  /** Whose turn it is, since when and through whose act; absent in a state from before this was kept. */
  turn?: { of: string; since: string; by: string } | undefined;
  /** The way that it has taken, step by step; absent in a state from before this was kept. */
  course?: CourseStep[] | undefined;
}

/** How the secrecy of a case ended or went on. */
export interface SecrecyChange {
  seq: number;
  on: string;
  /** The level that it had; of an extension, has. */
  level: SecrecyLevel;
  was: (typeof secrecyChangeKinds)[number];
  told?: { on: string; to: string } | undefined;
}

/** A request for protection; `by`: the system, for one that came through the public door and that nobody has told of in full. */
export type ProtectionRequest = EventData<'protectionRequested'> & {
  seq: number;
  at: string;
  by: string;
  /** Under which what is sealed of it was sealed. */
  commandId: string;
  /** The written request, where it was asked for in person or by telephone. */
  paperCameOn?: string | undefined;
  /** It was decided on, and nothing granted. */
  refused?: true | undefined;
};

/** A measure of protection, with what was last said of it. */
export type ProtectionMeasure = NonNullable<EventData<'protectionDecided'>['given']>[number] & {
  text: string;
  decidedOn: string;
  by: string;
  /** Since when the body that was asked for it applies it. */
  appliedOn?: string | undefined;
  /** What it said, in order; absent where it has said nothing. */
  answers?: Pick<EventData<'measureAnswered'>, 'on' | 'answer' | 'explanation'>[] | undefined;
  reviewedOn?: string | undefined;
  reviews: number;
  /** How often its planned end was put off. */
  extensions?: number | undefined;
  ended?: Pick<EventData<'measureEnded'>, 'on' | 'ground'> | undefined;
};

/** Where the case stands, what is still to be done, and lists that only grow: nothing of the file. */
type Standing =
  | 'caseId' | 'seq' | 'number' | 'stage' | 'outcome' | 'kind' | 'forwardings' | 'forwardingAllowed' | 'unnumbered' | 'papers' | 'files' | 'publications' | 'publicChecks'
  | 'documents' | 'notes' | 'correspondence' | 'owed' | 'told' | 'protectionRequested' | 'conflictProposals' | 'mergeProposal' | 'submissions' | 'clocks' | 'actedFor' | 'escalations'
  | 'secrecy' | 'graded' | 'secrecyChanges' | 'secrecyProposal' | 'keptAs' | 'holds' | 'destructionProposal' | 'destroyed' | 'access' | 'identityRequests' | 'workingCopies' | 'area' | 'lastAct' | 'turn' | 'course' | 'instructions' | 'superseded' | 'exceptions' | 'rests' | 'deferralEndedOn' | 'protectionRequestedAt' | 'protectionRequests' | 'measures' | 'retaliations' | 'pressureSince' | 'urgedOn'; // prettier-ignore

/** What of a case is a fact of its file, and may be replaced or ended by a later act. */
export type SupersededFact = Exclude<keyof CaseState, Standing>;

/** What was in the file until the event `seq` put something else in its place, or ended it. Of a list: those of it that were. */
export type Superseded = {
  [Fact in SupersededFact]: {
    fact: Fact;
    was: NonNullable<CaseState[Fact]>;
    seq: number;
    at: string;
    by: string;
    through: EventType;
  };
}[SupersededFact];
