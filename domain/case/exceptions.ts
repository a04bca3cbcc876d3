import { wallDay } from '../calendar/wallDay';
import { daysBefore } from '../clocks/years';
import { type CaseEvent, systemActor } from './events/event';
import { type ExceptionKind, judgedFacts } from './exceptionKinds';
import type { CaseState } from './state';

/** An act whose day is longer ago than this when it is entered counts as back-dated. The house's choice: what happens in a week is entered in it. */
export const backDatedAfterDays = 7;
/** A case that rests longer than this is looked at. The house's choice. */
export const longRestDays = 30;

/** The day that an act bears; what comes from elsewhere, or is reckoned, bears none of this office's. */
function dayOfAct(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'reportRegistered':
      // A register that is brought in is old by its nature.
      return event.data.backlog || event.data.splitFrom ? undefined : event.data.receivedOn;
    case 'decisionSigned':
      return event.data.signedOn;
    case 'casePaused':
      return event.data.from;
    case 'caseResumed':
      return event.data.until;
    case 'firstMeetingHeld':
    case 'decisionAnnounced':
    case 'explanationRecorded':
    case 'minutesRecorded':
    case 'hearingHeld':
    case 'hearingPostponed':
    case 'voteRecorded':
    case 'concluded':
    case 'disciplineDecided':
    case 'decisionServed':
    case 'appealDecided':
    case 'protectionRequested':
    case 'protectionDecided':
    case 'measureEnded':
    case 'measureAnswered':
    case 'measureExtended':
    case 'reporterMet':
    case 'published':
    case 'noticeGiven':
    case 'transferred':
    case 'nameRestored':
    case 'apologyGiven':
    case 'falseReportHandled':
      return event.data.on;
    case 'activitySuspended':
      return event.data.from;
    default:
      return undefined;
  }
}

function isBackDated(event: CaseEvent): boolean {
  const day = dayOfAct(event)?.slice(0, 10);
  // Nearly every act bears the day of its record: only what lies before it is reckoned with.
  if (day === undefined || day >= event.at.slice(0, 10)) return false;
  return day < daysBefore(wallDay(event.at), backDatedAfterDays);
}

/** The day of the wall calendar since which a case rests. */
export const restingSince = ({ since, from = since }: NonNullable<CaseState['paused']>): string =>
  from.length > 10 ? wallDay(from) : from;

const isLongRest = (paused: NonNullable<CaseState['paused']>, until: string): boolean =>
  restingSince(paused) < daysBefore(wallDay(until), longRestDays);

/** Another ballot of the same body on the same matter; where it was asked for, the reason says so. */
const isSecondBallot = (before: CaseState, event: CaseEvent): boolean =>
  event.type === 'voteRecorded' && (event.data.reason !== undefined || before.vote?.body === event.data.body);

/** By what kind of event an exception shows, one line for each. */
const shownBy: Partial<Record<CaseEvent['type'], ExceptionKind>> = {
  enteredLate: 'outOfOrder',
  returned: 'returned',
  actReturned: 'returned',
  departedFromOrder: 'outOfOrder',
  reopened: 'reopened',
};

function kindsIn(before: CaseState | undefined, after: CaseState, event: CaseEvent): ExceptionKind[] {
  const kinds = new Set<ExceptionKind>();
  const shown = shownBy[event.type];
  if (shown) kinds.add(shown);
  if (isBackDated(event)) kinds.add('backDated');
  if (!before) return [...kinds];
  if (isSecondBallot(before, event)) kinds.add('secondBallot');
  const lost = (after.superseded ?? []).filter(({ seq }) => seq === event.seq);
  const isJudgedAnew = lost.some(({ fact }) => judgedFacts.some((one) => one === fact));
  // What the opening of a case sets aside is told by that, and a ballot by its own kind.
  if (isJudgedAnew && event.type !== 'reopened' && !kinds.has('secondBallot')) kinds.add('judgedAnew');
  if (event.type === 'caseResumed' && before.paused && isLongRest(before.paused, event.at))
    kinds.add('longRest');
  if (event.type === 'caseClosed' && event.data.owed) kinds.add('closedOwing');
  return [...kinds];
}

/** The exceptions of a case after an event; nothing where it brings none, which is nearly always. */
export function withExceptions(
  before: CaseState | undefined,
  after: CaseState,
  event: CaseEvent,
): Pick<CaseState, 'exceptions'> {
  if (event.by === systemActor) return {};
  const kinds = kindsIn(before, after, event);
  if (kinds.length === 0) return {};
  const { seq, at, by } = event;
  const there = before?.exceptions ?? [];
  // An act that brings several events is one exception of a kind.
  const isNew = (kind: ExceptionKind) =>
    !there.some((one) => one.kind === kind && one.at === at && one.by === by);
  const fresh = kinds.filter(isNew).map((kind) => ({ kind, seq, at, by }));
  return fresh.length > 0 ? { exceptions: [...there, ...fresh] } : {};
}
