import type { anytimeEvents } from '../events/anytime';
import type { CaseRest, CaseState, SecrecyChange } from '../state';
import type { Evolvers } from './evolver';
import { wallDay } from '../../calendar/wallDay';
import { originOf } from '../conflicts';
import { levelOf } from '../secrecy';
import { isSettledBy } from '../owed';
import { withInstruction } from './instructions';
import { giveNumber } from './numbers';

const withdrawing = (state: CaseState, ids: readonly string[], withdrawn: boolean) =>
  state.allegations.map((allegation) =>
    ids.includes(allegation.id) ? { ...allegation, withdrawn } : allegation,
  );

/** Since when pressure on the reporter is on record: it never is not again. */
const pressureShown = ({ pressureSince }: CaseState, isSuspected: boolean, at: string): Partial<CaseState> =>
  isSuspected && pressureSince === undefined ? { pressureSince: at } : {};

const restBegun = (rests: readonly CaseRest[] = [], rest: CaseRest): CaseRest[] => [...rests, rest];

/** What rests still is over. */
const restEnded = (
  rests: readonly CaseRest[] | undefined,
  endedAt: string,
  until?: string,
): CaseRest[] | undefined =>
  rests?.map((rest) =>
    rest.endedAt === undefined ? { ...rest, endedAt, ...(until !== undefined && { until }) } : rest,
  );

const withoutProposal = ({ conflictProposals = [] }: CaseState, id: string): Partial<CaseState> => {
  const left = conflictProposals.filter(({ accountId }) => accountId !== id);
  return conflictProposals.length > 0 ? { conflictProposals: left.length > 0 ? left : undefined } : {};
};

const changesWith = (
  { secrecyChanges = [] }: Pick<CaseState, 'secrecyChanges'>,
  change: SecrecyChange,
): Pick<CaseState, 'secrecyChanges'> => ({ secrecyChanges: [...secrecyChanges, change] });

/** What may happen in any stage. */
export const evolveAnytime: Evolvers<typeof anytimeEvents> = {
  superiorAsked: (_state, data) => ({ superiorQuestion: data }),
  superiorAnswered: ({ superiorQuestion }, answered) =>
    superiorQuestion ? { superiorQuestion: { ...superiorQuestion, answered } } : {},
  replyUrged: (_state, { on }) => ({ urgedOn: on }),
  enteredLate: () => ({}),
  departedFromOrder: () => ({}),
  noted: (state) => ({ notes: state.notes + 1 }),
  reporterWrittenTo: ({ correspondence = [] }, { text, asks }, { seq, at, by }) => ({
    correspondence: [...correspondence, { from: 'office', seq, at, by, text, asks, answered: false }],
  }),
  reporterWrote: ({ correspondence = [] }, data, { seq, at }) => ({
    correspondence: [
      ...correspondence.map((one) =>
        one.from === 'office' && one.seq === data.question ? { ...one, answered: true } : one,
      ),
      { from: 'reporter', seq, at, ...data },
    ],
  }),
  actedForAbsent: ({ actedFor = [] }, { accountId }, { by }) => ({
    actedFor: [...actedFor, { by, for: accountId }],
  }),
  actedThroughProgram: () => ({}),
  instructed: (state, data, event) => ({
    escalations: [],
    instructions: withInstruction(state, data, event),
  }),
  complexityEstablished: (_state, data, { at }) => ({ complexity: { ...data, at } }),
  casePaused: ({ rests }, { reason, congressOn, office, from }, { at }) => {
    const paused = {
      reason,
      since: at,
      ...(congressOn && { congressOn }),
      ...(office && { office }),
      ...(from && { from }),
    };
    return { paused, rests: restBegun(rests, paused) };
  },
  caseResumed: ({ rests }, { until }, { at }) => ({ paused: undefined, rests: restEnded(rests, at, until) }),
  reporterMet: (state, data, { at, by }) => ({
    reporterMeeting: { ...data, at, by },
    ...pressureShown(state, data.pressureSuspected, at),
  }),
  withdrawnTakenUp: (state, { allegationIds }) => ({
    allegations: withdrawing(state, allegationIds, false),
  }),
  withdrawn: (state, { allegationIds, pressureSuspected, pursuedFor, explanation }, { at }) => {
    const { reporterMeeting } = state;
    const decided = {
      ...(reporterMeeting && { reporterMeeting: { ...reporterMeeting, decided: true } }),
      ...pressureShown(state, pressureSuspected, at),
    };
    // Under suspected threats, coercion or bribes the matter is pursued all the same (procedure §3, withdrawal).
    if (pressureSuspected || pursuedFor) return decided;
    const allegations = withdrawing(state, allegationIds, true);
    if (!allegations.every(({ withdrawn }) => withdrawn)) return { ...decided, allegations };
    return { ...decided, allegations, stage: 'closed', outcome: 'withdrawn', ending: { explanation } };
  },
  transferred: ({ transfers = [] }, data) => ({ transfers: [...transfers, data] }),
  transferAnswered: ({ transfers = [] }, { on }) => ({
    transfers: transfers.map((transfer) =>
      transfer.repliedOn === undefined ? { ...transfer, repliedOn: on } : transfer,
    ),
  }),
  activitySuspended: (_state, data) => ({ suspension: data }),
  suspensionEnded: ({ suspension }, { on }) => ({ suspension: suspension && { ...suspension, endedOn: on } }),
  reopened: (state, { to }, { at }) => ({
    rests: restEnded(state.rests, at),
    stage: to,
    outcome: undefined,
    // What it rested for ended with the case; and where everything had been withdrawn, all of it is looked into again.
    paused: undefined,
    allegations: state.allegations.every(({ withdrawn }) => withdrawn)
      ? state.allegations.map((allegation) => ({ ...allegation, withdrawn: false }))
      : state.allegations,
    ending: undefined,
    forwarding: undefined,
    report: undefined,
    hearing: undefined,
    postponements: undefined,
    ...(state.meetings && { meetings: state.meetings.map((one) => ({ ...one, over: true })) }),
    dissents: undefined,
    deferral: undefined,
    deferralEndedOn: undefined,
    vote: undefined,
    conclusion: undefined,
    discipline: undefined,
    served: undefined,
    proposedDiscipline: undefined,
    publication: undefined,
    closedOwing: undefined,
    destructionProposal: undefined,
    restoration: undefined,
    combined: undefined,
    falseReport: undefined,
    commendation: state.commendation?.decided ? state.commendation : undefined,
    appeal: state.appeal && { ...state.appeal, decision: undefined },
  }),
  conflictDeclared: (state, { accountId, relation, origin }, { at }) => ({
    conflicts: [...state.conflicts, { accountId, relation, at, ...(origin !== undefined && { origin }) }],
    ...withoutProposal(state, accountId),
  }),
  conflictProposed: ({ conflictProposals = [] }, proposed, { by, at }) => ({
    conflictProposals: [...conflictProposals, { ...proposed, by, at }],
  }),
  conflictDismissed: (state, { accountId }) => withoutProposal(state, accountId),
  conflictWithdrawn: (state, { accountId }) => withoutProposal(state, accountId),
  secrecyProposed: (_state, { secrecy }, { at, by }) => ({ secrecyProposal: { secrecy, at, by } }),
  secrecySet: (state, { secrecy }, event) => {
    const level = levelOf(state);
    if (secrecy === level) return { secrecy, secrecyProposal: undefined };
    const on = wallDay(event.at);
    const was = secrecy === 'ordinary' ? 'decided' : 'changed';
    return {
      secrecy,
      secrecyProposal: undefined,
      graded: secrecy === 'ordinary' ? undefined : { on, by: event.by },
      ...(level !== 'ordinary' && changesWith(state, { seq: event.seq, on, level, was })),
    };
  },
  secrecyExtended: (state, _data, { seq, at }) =>
    changesWith(state, { seq, on: wallDay(at), level: levelOf(state), was: 'extended' }),
  declassified: (state, { level, on }, { seq }) => ({
    secrecy: 'ordinary',
    graded: undefined,
    ...changesWith(state, { seq, on, level, was: 'termOver' }),
  }),
  secrecyTold: ({ secrecyChanges = [] }, told) => ({
    secrecyChanges: secrecyChanges.map((one) => (one.told || one.on > told.on ? one : { ...one, told })),
  }),
  accessGiven: ({ access = [] }, { accountId, from, until }) => ({
    access: [...access.filter((one) => one.accountId !== accountId), { accountId, from, until }],
  }),
  accessTaken: ({ access = [] }, { accountId }) => ({
    access: access.filter((one) => one.accountId !== accountId),
  }),
  areaSet: (_state, { placed }) => ({ area: placed }),
  conflictLifted: (state, { accountId, origins }) => ({
    conflicts: state.conflicts.filter(
      (conflict) => conflict.accountId !== accountId || !origins.includes(originOf(state, conflict)),
    ),
  }),
  rulesChanged: (_state, { procedure, calendar, ways, extendable, preparedBy }) => ({
    rules: {
      procedure,
      calendar,
      ways,
      ...(extendable && { extendable }),
      ...(preparedBy && { preparedBy }),
    },
  }),
  paperIssued: ({ papers = [] }, data) => ({ papers: [...papers, data] }),
  numberGiven: (state, data) => giveNumber(state, data),
  noticeOwed: (state, notice, { at, seq }) => ({ owed: [...state.owed, { ...notice, since: at, seq }] }),
  noticeDropped: (state, { to, about }) => ({
    owed: state.owed.filter((notice) => notice.to !== to || notice.about !== about),
  }),
  noticeGiven: (state, { to, about, on, settles }) => ({
    owed: state.owed.filter((notice) => !isSettledBy(notice, { to, about, settles })),
    told: [
      ...state.told,
      { to, about, on, ...(settles && settles.length > 1 && { notices: settles.length }) },
    ],
  }),
};
