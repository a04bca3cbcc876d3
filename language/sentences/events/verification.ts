import type { verificationEvents } from '../../../domain/case/events/verification';
import { formatDate } from '../../dates';
import { wordInside } from '../vocabulary';
import { labelled, numberOf, type Renderers, withNumber } from './renderer';

/** Stage 3, thẩm tra, xác minh. */
export const verification: Renderers<typeof verificationEvents> = {
  decisionAnnounced: ({ on, place, present, explainBy }) => ({
    key: explainBy === undefined ? 'decisionAnnounced' : 'decisionAnnouncedBy',
    params: { on: formatDate(on), place, explainBy: formatDate(explainBy) },
    detail: present,
  }),
  informationRequested: ({ requestId, to, about, replyBy }) => ({
    key: replyBy ? 'informationRequestedWithDate' : 'informationRequested',
    params: { n: numberOf(requestId), to, replyBy: formatDate(replyBy) },
    detail: about,
  }),
  replyRecorded: ({ requestId, on, summary }) => ({
    key: 'replyRecorded',
    params: { n: numberOf(requestId), on: formatDate(on) },
    detail: summary,
  }),
  findingSet: ({ allegationId, finding, reasons, endedOn }, { t }) => ({
    key: endedOn ? 'findingSetWithEnd' : 'findingSet',
    params: {
      n: numberOf(allegationId),
      finding: wordInside(t, 'findings', finding),
      endedOn: formatDate(endedOn),
    },
    detail: reasons,
  }),
  converted: ({ number, on, grounds, allegations }) => ({
    key: withNumber('converted', number),
    params: { number, on: formatDate(on), n: allegations.map(({ id }) => numberOf(id)).join(', ') },
    detail: [grounds, ...allegations.map(({ id, summary }) => `${numberOf(id)}. ${summary}`)].join('\n'),
  }),
  combinedProcessOpened: ({ acceptedOn, form, statement, grounds }, { t }) => ({
    key: 'combinedProcessOpened',
    params: { form: wordInside(t, 'disciplineForms', form), on: formatDate(acceptedOn) },
    detail: labelled(t, { statement, grounds }),
  }),
  reportSubmitted: ({ summary, proposesDiscipline, proposedResult }, { t }) => ({
    key: proposedResult
      ? 'reportSubmittedOnAppeal'
      : proposesDiscipline
        ? 'reportSubmittedWithDiscipline'
        : 'reportSubmitted',
    params: { result: proposedResult && wordInside(t, 'appealResults', proposedResult) },
    detail: summary,
  }),
};
