import { findFall } from '../../appeals/fallen';
import { findMeeting } from '../../meetings/caseMeeting';
import { findOpenTransfer } from '../checks';
import { owedOfKind } from '../owed';
import type { CaseState } from '../state';
import type { datedActNames, noticeAudiences, noticeMatters, recordedActNames } from '../vocabulary';

export type DatedAct = (typeof datedActNames)[number];
export type RecordedAct = (typeof recordedActNames)[number];
export type Act = DatedAct | RecordedAct;

/** What a command says of the act before it that it means, where there can be several. */
export interface Meant {
  requestId?: string | undefined;
  recommendationId?: string | undefined;
  to?: (typeof noticeAudiences)[number] | undefined;
  about?: (typeof noticeMatters)[number] | undefined;
  settles?: readonly number[] | undefined;
}

/** When an act was, as far as the case knows it: undefined where there was none. */
type When = (state: CaseState, meant: Meant) => string | undefined;

/** A ballot that adopted nothing carries nothing that comes after it. */
const carryingBallot: When = ({ vote }) => (vote?.adopted ? vote.on : undefined);

/** Of a result that is told, the act that it is the result of. */
const resultTold: When = ({ conclusion, appeal }, { about }) =>
  about === 'result' ? (appeal?.decision?.on ?? conclusion?.on) : undefined;

/** Acts with a day of their own: what follows from them cannot have been before. */
export const datedActs: Record<DatedAct, When> = {
  decision: ({ decision }) => decision?.signedOn,
  announcement: ({ announcedOn }) => announcedOn,
  explanation: ({ explanationOn }) => explanationOn,
  conversion: ({ inspection }) => inspection?.on,
  formAccepted: ({ combined }) => combined?.acceptedOn,
  postponement: ({ postponements = [] }) =>
    postponements
      .map(({ on }) => on)
      .sort()
      .at(-1),
  hearing: ({ hearing }) => hearing?.on,
  meeting: (state) => findMeeting(state)?.on,
  ballot: carryingBallot,
  conclusion: ({ conclusion }) => conclusion?.on,
  endOfDeferral: ({ deferralEndedOn }) => deferralEndedOn,
  discipline: ({ discipline }) => discipline?.on,
  appealDecision: ({ appeal }) => appeal?.decision?.on,
  service: ({ served }) => served?.on,
  resultTold,
  publication: ({ publication }) => publication?.publishedOn,
  review: ({ apology }) => apology?.on,
  superiorQuestion: ({ superiorQuestion }) => superiorQuestion?.on,
  firstMeeting: ({ firstMeeting }) => firstMeeting?.on,
  reporterMeeting: ({ reporterMeeting }) => reporterMeeting?.on,
  fall: (state) => findFall(state)?.on,
  commendation: ({ commendation }) => commendation?.on,
  transfer: (state) => findOpenTransfer(state)?.on,
  suspension: ({ suspension }) => suspension?.from,
  endOfSuspension: ({ suspension }) => suspension?.endedOn,
};

const noticeOwed: When = (state, { to, about, settles }) => {
  if (!to || !about) return undefined;
  const owed = owedOfKind(state, { to, about });
  const meant = settles
    ? owed.filter(({ seq }) => seq !== undefined && settles.includes(seq))
    : owed.slice(0, 1);
  return meant
    .map(({ since }) => since)
    .sort()
    .at(-1);
};

const answerAwaited: When = (state) =>
  [
    ...(state.forwarding ? [state.forwarding.at] : []),
    ...state.requests.filter(({ repliedOn }) => !repliedOn).map(({ askedAt }) => askedAt),
  ]
    .sort()
    .at(0);

/**
 * Acts of which the case knows only the moment at which they were put on record. They may have been before that: what was done
 * between the two is entered with the reason why it is entered late.
 */
export const recordedActs: Record<RecordedAct, When> = {
  acceptance: ({ acceptedAt }) => acceptedAt,
  proposal: ({ proposal }) => proposal?.at,
  request: ({ requests }, { requestId }) => requests.find(({ id }) => id === requestId)?.askedAt,
  report: ({ report }) => report?.at,
  deferral: ({ deferral }) => deferral?.at,
  upwardProposal: ({ proposedDiscipline }) => proposedDiscipline?.at,
  approval: ({ publication }) => publication?.approvedAt,
  recommendation: ({ recommendations }, { recommendationId }) =>
    recommendations.find(({ id }) => id === recommendationId)?.at,
  noticeOwed,
  protectionRequest: ({ protectionRequestedAt }) => protectionRequestedAt,
  answerAwaited,
  forwarding: ({ forwarding }) => forwarding?.at,
};

export const isDated = (act: Act): act is DatedAct => act in datedActs;
