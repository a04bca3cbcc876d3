import type { disciplineEvents } from '../events/discipline';
import { type Evolvers, withDocument } from './evolver';

/** Stage 4, kết luận và kỷ luật. */
export const evolveDiscipline: Evolvers<typeof disciplineEvents> = {
  hearingHeld: (state, data, event) => ({
    hearing: data,
    documents: withDocument(state, event, 'hearingMinutes', '', data.on),
  }),
  voteRecorded: (state, data, event) => ({
    vote: data,
    documents: withDocument(state, event, 'ballotMinutes', '', data.on),
  }),
  concluded: (state, data, event) => ({
    conclusion: data,
    stage: data.disciplineDue ? state.stage : 'publication',
    documents: withDocument(state, event, 'conclusion', data.number, data.on),
  }),
  disciplineDecided: (state, { form, number, on }, event) => ({
    stage: 'publication',
    discipline: { form, number, on, by: 'commission' },
    documents: withDocument(state, event, 'disciplineDecision', number, on),
  }),
  disciplineProposed: (_state, data) => ({ proposedDiscipline: data }),
  appealDecided: (state, data, event) => ({
    stage: 'publication',
    appeal: state.appeal && { ...state.appeal, decision: data },
    documents: withDocument(state, event, 'disciplineDecision', data.number, data.on),
  }),
  appealLodged: ({ appeals = [] }, { caseId, number }) => ({ appeals: [...appeals, { caseId, number }] }),
  disciplineReviewed: ({ appeals = [], discipline }, { caseId, number, result, form }) => ({
    appeals: [...appeals.filter((appeal) => appeal.caseId !== caseId), { caseId, number, result }],
    discipline: discipline && { ...discipline, form },
  }),
  superiorDecided: (state, { form, number, on }, event) => ({
    stage: 'publication',
    discipline: { form, number, on, by: 'superior' },
    documents: withDocument(state, event, 'disciplineDecision', number, on),
  }),
};
