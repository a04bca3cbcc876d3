import { wallDay } from '../../calendar/wallDay';
import type { CaseState } from '../state';
import type { verificationEvents } from '../events/verification';
import { type Evolvers, withDocument } from './evolver';

/** Who was asked; a request that is not known is named as it stands. */
const askedOf = ({ requests }: CaseState, requestId: string): string =>
  requests.find(({ id }) => id === requestId)?.to ?? requestId;

/** Stage 3, thẩm tra, xác minh. */
export const evolveVerification: Evolvers<typeof verificationEvents> = {
  decisionAnnounced: (state, data, event) => ({
    announcedOn: data.on,
    explainBy: data.explainBy,
    documents: withDocument(state, event, 'minutes', data.place, data.on),
  }),
  explanationRecorded: (state, data, event) => ({
    explanationOn: data.on,
    documents: withDocument(state, event, 'explanation', '', data.on),
  }),
  evidenceRecorded: (state, data, event) => ({
    documents: withDocument(state, event, 'evidence', data.title, data.on),
  }),
  minutesRecorded: (state, data, event) => ({
    documents: withDocument(state, event, 'minutes', data.title, data.on),
  }),
  informationRequested: (state, { requestId, to, about, replyBy }, event) => ({
    requests: [...state.requests, { id: requestId, to, about, replyBy, askedAt: event.at }],
    documents: withDocument(state, event, 'request', to, wallDay(event.at)),
  }),
  replyRecorded: (state, { requestId, on }, event) => ({
    requests: state.requests.map((request) =>
      request.id === requestId ? { ...request, repliedOn: on } : request,
    ),
    documents: withDocument(state, event, 'reply', askedOf(state, requestId), on),
  }),
  findingSet: (state, { allegationId, finding, reasons, endedOn }) => ({
    allegations: state.allegations.map((allegation) =>
      allegation.id === allegationId
        ? { ...allegation, finding: { finding, reasons }, endedOn: endedOn ?? allegation.endedOn }
        : allegation,
    ),
  }),
  converted: (state, { number, on, allegations }, event) => ({
    inspection: { number, on },
    allegations: [
      ...state.allegations,
      ...allegations.map((allegation) => ({ ...allegation, withdrawn: false, found: true })),
    ],
    // The new decision is announced like the first, and the subject explains what it adds.
    announcedOn: undefined,
    explanationOn: undefined,
    explainBy: undefined,
    documents: withDocument(state, event, 'conversionDecision', number ?? '', on),
  }),
  combinedProcessOpened: (_state, data) => ({ combined: data }),
  combinedProcessEnded: () => ({ combined: undefined }),
  reportSubmitted: (state, data, event) => ({
    stage: 'discipline',
    report: { ...data, at: event.at },
    documents: withDocument(state, event, 'report', '', wallDay(event.at)),
  }),
};
