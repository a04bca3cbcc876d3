import { localDate } from '../calendar/officeDays';
import type { Way } from '../procedure/ways';
import type { Context } from './context';
import type { Procedure } from '../procedure/procedure';
import { type Refusal, refuse } from './refusal';
import type { Allegation, CaseState } from './state';
import { lawFor } from './subject';
import { appealGrounds, type RefusalGround, refusalGrounds, type ReportKind } from './vocabulary';
import type { Disciplined } from '../voting/tally';

/** A fact cannot have happened tomorrow, nor before the report came in. */
export function whyNotDate(state: CaseState, ctx: Context, field: string, date: string): Refusal | undefined {
  if (date > localDate(ctx.calendar, ctx.now)) return refuse('dateInFuture', { field });
  return date < state.registration.receivedOn ? refuse('dateBeforeReceipt', { field }) : undefined;
}

/** What is still to be judged: allegations that were not withdrawn. */
export const pursued = (state: CaseState): Allegation[] =>
  state.allegations.filter((allegation) => !allegation.withdrawn);

export const upheld = (state: CaseState): Allegation[] =>
  pursued(state).filter(
    ({ finding }) => finding?.finding === 'upheld' || finding?.finding === 'partlyUpheld',
  );

export const reporterCanBeTold = (state: CaseState): boolean =>
  state.registration.reporter.standing === 'named';

/** The kind of disciplinary forms that apply to the subject. */
export const subjectKind = (state: CaseState): 'member' | 'organisation' =>
  state.registration.subject.kind === 'organisation' ? 'organisation' : 'member';

/** Which forms of discipline there are for the subject. */
export const disciplinedKind = (state: CaseState): Disciplined => {
  const { subject } = state.registration;
  return subject.kind === 'member' && subject.probationary ? 'probationary' : subjectKind(state);
};

/** Whether every allegation that was pursued has been found wrong. */
export const isCleared = (state: CaseState): boolean =>
  pursued(state).length > 0 && pursued(state).every(({ finding }) => finding?.finding === 'unfounded');

/** The transfer whose answer the case waits for. */
export const findOpenTransfer = ({ transfers = [] }: CaseState) =>
  transfers.find(({ repliedOn }) => repliedOn === undefined);

/** Whether a cleared subject's name is neither restored nor refused yet. */
export const owesRestoration = ({ restoration }: CaseState): boolean =>
  restoration !== undefined && restoration.settled === undefined;

/** What says which way a case goes. */
export interface OnItsWay {
  kind: ReportKind;
  registration: Pick<CaseState['registration'], 'appealsByLadder'>;
  discipline?: CaseState['discipline'];
}

/** Whether the case goes the way of discipline appeals, with its own acceptance, clock and decision (procedure §5). */
export const isAppeal = ({ kind, registration }: OnItsWay): boolean =>
  kind === 'disciplineAppeal' && registration.appealsByLadder === true;

/** What an appeal has its own command for cannot be done to it. */
export const whyNotForAppeal = (state: CaseState): Refusal | undefined =>
  isAppeal(state) ? refuse('appealGoesItsOwnWay') : undefined;

/** The grounds on which this report may be turned down. */
export const groundsFor = (state: CaseState, procedure: Procedure): RefusalGround[] =>
  refusalGrounds
    .filter((ground) => isAppeal(state) || !appealGrounds.includes(ground))
    .filter((ground) => ground !== 'severalSignatories' || refusesSeveralSignatories(procedure));

/** Whether a report that several have signed is not settled: a switch of the law, off where a version says nothing. */
const refusesSeveralSignatories = (procedure: Procedure): boolean =>
  procedure.law !== 'state' && procedure.severalSignatories?.value.refused === true;

/** Whether the case goes by State law, as its subject is no Party member. */
export const isUnderStateLaw = ({ registration }: CaseState): boolean =>
  lawFor(registration.subject) === 'state';

/** What State law does not know cannot be done: the discipline of an official belongs to the State body that manages them. */
export const whyNotUnderStateLaw = (
  state: CaseState,
  reason: 'stateLawNoDiscipline' | 'stateLawNoSuspension' | 'stateLawNoAppeal',
): Refusal | undefined => (isUnderStateLaw(state) ? refuse(reason) : undefined);

/** The versions by which the case goes now: those of its registration, or those that it was moved to since. */
export const rulesOf = ({ rules, registration }: CaseState) => rules ?? registration;

/** Why the version by which the case goes does not let it go this way; undefined when it does. */
export const whyNotWay = (state: CaseState, way: Way): Refusal | undefined =>
  rulesOf(state).ways?.includes(way) ? undefined : refuse('wayNotOpen');

/** Whether an apology after wrong discipline is neither given nor refused yet. */
export const owesApology = ({ apology }: CaseState): boolean =>
  apology !== undefined && apology.settled === undefined;

/** Whether protection was asked for, and nobody has decided on it. */
export const awaitsProtection = ({ protectionRequested, protection }: CaseState): boolean =>
  protectionRequested && protection === undefined;

/** How many words a reason has at least, by which a duty ends or a right is refused: the house's choice. */
export const fewestWords = 5;

/** Why a text is no reason by which a duty may end, or a right be refused: one word says nothing that could be looked into. */
export const whyNoReason = (field: string, text: string): Refusal | undefined =>
  text.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length < fewestWords
    ? refuse('reasonTooShort', { field, params: { words: fewestWords } })
    : undefined;

/** Whether a proposal to commend the reporter waits for its decision. */
export const awaitsCommendation = ({ commendation }: CaseState): boolean =>
  commendation !== undefined && commendation.decided === undefined;
