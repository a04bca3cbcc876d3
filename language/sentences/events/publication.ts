import type { publicationEvents } from '../../../domain/case/events/publication';
import { mattersText, placeOfLeak } from '../publications';
import { formatAmount } from '../../amounts';
import { formatDate } from '../../dates';
import { inside } from '../inside';
import { owedText } from '../owedText';
import { rewardText } from '../rewardText';
import { wordInside } from '../vocabulary';
import { labelled, numberOf, type Renderers, withNumber } from './renderer';

/** Stage 5, công khai. */
export const publication: Renderers<typeof publicationEvents> = {
  publicationApproved: ({ publicText }) => ({ key: 'publicationApproved', detail: publicText }),
  publicTextChecked: ({ leaks }) =>
    leaks.length === 0
      ? { key: 'publicTextChecked' }
      : { key: 'publicTextCheckedFound', params: { count: leaks.length } },
  leakAccepted: ({ kind, part, reason }, { t }) => ({
    key: 'leakAccepted',
    params: { kind: wordInside(t, 'leakKinds', kind), place: inside(placeOfLeak(t, { part })) },
    detail: reason,
  }),
  publicationProven: ({ publicationId, kind, on, about }, { t }) => ({
    key: 'publicationProven',
    params: {
      n: numberOf(publicationId),
      on: formatDate(on),
      kind: wordInside(t, 'publicationProofs', kind),
    },
    ...(about !== undefined && { detail: about }),
  }),
  broadcastRecorded: ({ publicationId, on, place }) => ({
    key: 'broadcastRecorded',
    params: { n: numberOf(publicationId), on: formatDate(on), place },
  }),
  publicationEnded: ({ publicationId, on, early }) => ({
    key: early === undefined ? 'publicationEnded' : 'publicationEndedEarly',
    params: { n: numberOf(publicationId), on: formatDate(on) },
    ...(early !== undefined && { detail: early }),
  }),
  published: ({ on, place, matters, form, attended, refusedToHear }, { t }) =>
    matters && form
      ? {
          key: 'publishedInForm',
          params: {
            on: formatDate(on),
            place,
            matters: mattersText(t, matters),
            form: wordInside(t, 'publicationForms', form),
          },
          ...(attended !== undefined && {
            detail: labelled(t, { attended, refusedToHear: refusedToHear ?? '' }),
          }),
        }
      : { key: 'published', params: { on: formatDate(on), place } },
  recommendationMade: ({ recommendationId, to, text, dueOn, amount }) => ({
    key: `recommendationMade${amount === undefined ? '' : 'Assets'}${dueOn ? 'WithDate' : ''}`,
    params: {
      n: numberOf(recommendationId),
      to,
      dueOn: formatDate(dueOn),
      amount: amount === undefined ? undefined : formatAmount(amount),
    },
    detail: text,
  }),
  recommendationFollowed: ({ recommendationId, on, done, report }) => ({
    key: done ? 'recommendationFollowedDone' : 'recommendationFollowed',
    params: { n: numberOf(recommendationId), on: formatDate(on) },
    detail: report,
  }),
  assetsRecovered: ({ recommendationId, on, amount, report, surplusReason }, { t }) => ({
    key: surplusReason === undefined ? 'assetsRecovered' : 'assetsRecoveredSurplus',
    params: { n: numberOf(recommendationId), on: formatDate(on), amount: formatAmount(amount) },
    detail: surplusReason === undefined ? report : labelled(t, { report, surplusReason }),
  }),
  recoveryGivenUp: ({ recommendationId, on, amount, reason }) => ({
    key: 'recoveryGivenUp',
    params: { n: numberOf(recommendationId), on: formatDate(on), amount: formatAmount(amount) },
    detail: reason,
  }),
  falseReportHandled: ({ on, deliberate, grounds, consequence, to }, { t }) => ({
    key: deliberate ? (to ? 'falseReportTransferred' : 'falseReportHandled') : 'reportInGoodFaith',
    params: { on: formatDate(on), consequence: wordInside(t, 'falseReportConsequences', consequence), to },
    detail: grounds,
  }),
  apologyOwed: ({ number, decision, on, result }, { t }) => ({
    key: withNumber('apologyOwed', decision),
    params: { number, decision, on: formatDate(on), result: wordInside(t, 'appealResults', result) },
  }),
  apologyGiven: ({ on, place, how, rights, explanation }, { t }) => ({
    key: 'apologyGiven',
    params: {
      on: formatDate(on),
      place,
      how: wordInside(t, 'apologyForms', how),
      rights: rights.map((right) => wordInside(t, 'restoredRights', right)).join('; '),
    },
    detail: explanation,
  }),
  commendationProposed: ({ on, to, merits, reward, amount, consentOn }, { t }) => ({
    key: consentOn ? 'commendationProposedOpenly' : 'commendationProposed',
    params: { on: formatDate(on), to, consentOn: formatDate(consentOn) },
    detail: [merits, rewardText(t, { reward, amount })].filter(Boolean).join('\n'),
  }),
  commendationDecided: ({ on, result, number, explanation }, { t }) => ({
    key: number ? 'commendationDecidedNumbered' : 'commendationDecided',
    params: { on: formatDate(on), number, result: wordInside(t, 'commendationResults', result) },
    detail: explanation,
  }),
  publicationTakenBack: ({ on, place, explanation }) => ({
    key: 'publicationTakenBack',
    params: { on: formatDate(on), place },
    detail: explanation,
  }),
  caseClosed: ({ summary, owed, reason }, { t }) =>
    owed && reason !== undefined
      ? {
          key: 'caseClosedOwing',
          params: { owed: owedText(t, owed) },
          detail: labelled(t, { summary, owedReason: reason }),
        }
      : { key: 'caseClosed', detail: summary },
  restorationOwed: () => ({ key: 'restorationOwed' }),
  nameRestored: ({ on, restored, explanation }) => ({
    key: restored ? 'nameRestored' : 'restorationRefused',
    params: { on: formatDate(on) },
    detail: explanation,
  }),
};
