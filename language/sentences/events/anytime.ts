import { withCriteria } from '../criteria';
import type { anytimeEvents } from '../../../domain/case/events/anytime';
import { joined } from '../../joined';
import { formatDate } from '../../dates';
import { formatDay } from '../days';
import { clockNameInside } from '../clockName';
import { wordInside } from '../vocabulary';
import { numberOf, type Renderers, withNumber } from './renderer';

const conflictKey = (isOwn: boolean, proposedBy?: string, origin?: string): string => {
  if (origin !== undefined) return 'conflictFollowed';
  if (proposedBy !== undefined) return 'conflictUpheld';
  return isOwn ? 'conflictDeclaredOwn' : 'conflictDeclared';
};

/** Before a signatory decided on it, a withdrawal was recorded and had no day. */
function withdrawnKey(underPressure: boolean, pursuedFor?: string, on?: string): string {
  if (on === undefined) return underPressure ? 'withdrawnUnderPressure' : 'withdrawn';
  if (pursuedFor !== undefined) return 'withdrawalPursued';
  return underPressure ? 'withdrawalAfterPressure' : 'withdrawalDecided';
}

/** What may happen in any stage. */
export const anytime: Renderers<typeof anytimeEvents> = {
  actedForAbsent: ({ accountId }, { names }) => ({
    key: 'actedForAbsent',
    params: { person: names(accountId) },
  }),
  actedThroughProgram: ({ program }, { names }) => ({
    key: 'actedThroughProgram',
    params: { program: names(program) },
  }),
  enteredLate: ({ on, reason, recorded }, { t }) => ({
    key: recorded ? 'enteredLateRecorded' : 'enteredLate',
    params: {
      on: formatDate(on),
      act: recorded && wordInside(t, 'acts', recorded.act),
      recordedOn: recorded && formatDate(recorded.on),
    },
    detail: reason,
  }),
  departedFromOrder: ({ first, reason }, { t }) => ({
    key: 'departedFromOrder',
    params: { first: first.map((one) => wordInside(t, 'usuallyFirst', one)).join(', ') },
    detail: reason,
  }),
  complexityEstablished: ({ complexity, criteria = [], reason }, { t }) => ({
    key: 'complexityEstablished',
    params: { complexity: wordInside(t, 'complexities', complexity) },
    detail: withCriteria(t, criteria, reason),
  }),
  casePaused: ({ reason, explanation, congressOn, from }, { t }) => ({
    key: `${congressOn ? 'casePausedBeforeCongress' : 'casePaused'}${from ? 'From' : ''}`,
    params: {
      reason: wordInside(t, 'pauseReasons', reason),
      congress: congressOn && formatDate(congressOn),
      from: from && formatDay(from),
    },
    // Before the day of the opening had a place of its own, it was said as the explanation.
    detail: /^\d{4}-\d\d-\d\d$/.test(explanation) ? formatDate(explanation) : explanation,
  }),
  caseResumed: ({ explanation, until }) => ({
    key: until ? 'caseResumedAfterCongress' : 'caseResumed',
    params: { until: until && formatDay(until) },
    detail: explanation,
  }),
  reporterWrittenTo: ({ text, asks }) => ({
    key: asks ? 'reporterAsked' : 'reporterWrittenTo',
    detail: text,
  }),
  reporterWrote: ({ kind, on, files }, { t }) => ({
    key: files > 0 ? 'reporterWroteWithFiles' : 'reporterWrote',
    params: { kind: wordInside(t, 'reporterMessages', kind), on: formatDate(on), count: files },
  }),
  superiorAsked: ({ on, from, number, content }) => ({
    key: number === undefined ? 'superiorAsked' : 'superiorAskedNumbered',
    params: { on: formatDate(on), from, number },
    detail: content,
  }),
  superiorAnswered: ({ on, number, reason, responsible }) => ({
    key: number === undefined ? 'superiorAnswered' : 'superiorAnsweredNumbered',
    params: { on: formatDate(on), number, responsible },
    detail: reason,
  }),
  reporterMet: ({ on, allegationIds, pressureSuspected, content }) => ({
    key: pressureSuspected ? 'reporterMetUnderPressure' : 'reporterMet',
    params: { on: formatDate(on), n: allegationIds.map(numberOf).join(', ') },
    detail: content,
  }),
  withdrawnTakenUp: ({ allegationIds, reason }) => ({
    key: 'withdrawnTakenUp',
    params: { n: allegationIds.map(numberOf).join(', ') },
    detail: reason,
  }),
  withdrawn: ({ allegationIds, pressureSuspected, pursuedFor, on, explanation }, { t }) => ({
    key: withdrawnKey(pressureSuspected, pursuedFor, on),
    params: {
      count: allegationIds.length,
      n: allegationIds.map(numberOf).join(', '),
      on: formatDate(on),
      why: pursuedFor && wordInside(t, 'withdrawalsPursued', pursuedFor),
    },
    detail: explanation,
  }),
  activitySuspended: ({ number, what = 'activity', from, grounds }, { t }) => ({
    key: withNumber('activitySuspended', number),
    params: { number, what: wordInside(t, 'suspensions', what), from: formatDate(from) },
    detail: grounds,
  }),
  reopened: ({ to, reason }, { t }) => ({
    key: 'reopened',
    params: { stage: wordInside(t, 'stages', to) },
    detail: reason,
  }),
  conflictDeclared: ({ accountId, relation, proposedBy, origin, reason }, { names, by }) => ({
    key: conflictKey(accountId === by, proposedBy, origin),
    params: { person: names(accountId), proposer: proposedBy && names(proposedBy) },
    detail: reason === undefined ? relation : joined(relation, reason),
  }),
  conflictProposed: ({ accountId, relation, decidedBy }, { names }) => ({
    key: decidedBy === 'heads' ? 'conflictProposed' : 'conflictProposedToCommittee',
    params: { person: names(accountId) },
    detail: relation,
  }),
  conflictDismissed: ({ accountId, proposedBy, reason }, { names }) => ({
    key: 'conflictDismissed',
    params: { person: names(accountId), proposer: names(proposedBy) },
    detail: reason,
  }),
  conflictWithdrawn: ({ accountId, reason }, { names }) => ({
    key: 'conflictWithdrawn',
    params: { person: names(accountId) },
    detail: reason,
  }),
  secrecyProposed: ({ secrecy, reason }, { t }) => ({
    key: 'secrecyProposed',
    params: { level: wordInside(t, 'secrecy', secrecy) },
    detail: reason,
  }),
  secrecySet: ({ secrecy, reason }, { t }) => ({
    key: 'secrecySet',
    params: { level: wordInside(t, 'secrecy', secrecy) },
    detail: reason,
  }),
  declassified: ({ level, on }, { t }) => ({
    key: 'declassified',
    params: { level: wordInside(t, 'secrecy', level), on: formatDate(on) },
  }),
  accessGiven: ({ accountId, until, reason }, { names }) => ({
    key: 'accessGiven',
    params: { person: names(accountId), until: formatDate(until) },
    detail: reason,
  }),
  accessTaken: ({ accountId, reason }, { names }) => ({
    key: 'accessTaken',
    params: { person: names(accountId) },
    detail: reason,
  }),
  areaSet: ({ placed, reason }) => ({
    key: 'areaSet',
    params: { unit: placed.chain[0]?.name ?? placed.id },
    detail: reason,
  }),
  conflictLifted: ({ accountId, reason }, { names }) => ({
    key: 'conflictLifted',
    params: { person: names(accountId) },
    detail: reason,
  }),
  rulesChanged: ({ procedure, calendar, reason }) => ({
    key: 'rulesChanged',
    params: { instrument: procedure.instrument, version: procedure.version, calendar: calendar.version },
    detail: reason,
  }),
  paperIssued: ({ kind, number, replaces, reason, corrected }, { t }) => ({
    key: `${number ? 'paperIssuedNumbered' : 'paperIssued'}${replaces ? 'Instead' : corrected ? 'Corrected' : ''}`,
    params: {
      paper: t(`papers:kind.${kind}`),
      number,
      before: replaces?.number ?? formatDate(replaces?.on),
    },
    detail: reason,
  }),
  numberGiven: ({ kind, number, insteadOf }, { t }) => ({
    key: insteadOf === undefined ? 'numberGiven' : 'numberGivenInstead',
    params: { paper: t(`papers:kind.${kind}`), number, insteadOf },
  }),
  noticeOwed: ({ to, about, clock }, { t }) => ({
    key: clock ? 'noticeOwedOfClock' : 'noticeOwed',
    params: {
      to: wordInside(t, 'audiences', to),
      about: wordInside(t, 'matters', about),
      clock: clock && clockNameInside(t, clock),
    },
  }),
  noticeDropped: ({ to, about }, { t }) => ({
    key: 'noticeDropped',
    params: { to: wordInside(t, 'audiences', to), about: wordInside(t, 'matters', about) },
  }),
  noticeGiven: ({ to, about, on, how, settles = [] }, { t }) => ({
    key: settles.length > 1 ? 'noticesGiven' : 'noticeGiven',
    params: {
      notices: settles.length,
      to: wordInside(t, 'audiences', to),
      about: wordInside(t, 'matters', about),
      on: formatDate(on),
      how,
    },
  }),
};
