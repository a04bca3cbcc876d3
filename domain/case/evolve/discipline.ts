import type { disciplineEvents } from '../events/discipline';
import type { CaseState } from '../state';
import { type Evolvers, withDocument } from './evolver';

/** The meeting at which the ballot was held, where one is on record, keeps its attendance. */
const withBallotHeld = ({ meetings }: CaseState): Partial<CaseState> =>
  meetings
    ? { meetings: meetings.map((one, i) => (i < meetings.length - 1 ? one : { ...one, balloted: true })) }
    : {};

/** Stage 4, kết luận và kỷ luật. */
export const evolveDiscipline: Evolvers<typeof disciplineEvents> = {
  hearingHeld: (state, data, event) => ({
    hearing: data,
    documents: withDocument(state, event, 'hearingMinutes', '', data.on),
  }),
  voteRecorded: (state, data, event) => ({
    vote: data,
    ...withBallotHeld(state),
    documents: withDocument(state, event, 'ballotMinutes', '', data.on),
  }),
  concluded: (state, data, event) => ({
    conclusion: data,
    stage: data.disciplineDue ? state.stage : 'publication',
    ...(data.disciplineDue ? {} : { deferral: undefined }),
    documents: withDocument(state, event, 'conclusion', data.number ?? '', data.on),
  }),
  disciplineDecided: (state, { form, number, on }, event) => ({
    stage: 'publication',
    discipline: { form, number, on, by: 'commission' },
    documents: withDocument(state, event, 'disciplineDecision', number ?? '', on),
  }),
  decisionServed: (_state, data) => ({ served: data }),
  disciplineProposed: (_state, data, { at }) => ({ proposedDiscipline: { ...data, at } }),
  disciplineReferred: (_state, data, { at }) => ({ proposedDiscipline: { ...data, at } }),
  appealDecided: (state, data, event) => ({
    stage: 'publication',
    appeal: state.appeal && { ...state.appeal, decision: data },
    ...withBallotHeld(state),
    documents: withDocument(state, event, 'disciplineDecision', data.number ?? '', data.on),
  }),
  appealLodged: ({ appeals = [] }, { caseId, number }) => ({ appeals: [...appeals, { caseId, number }] }),
  appealLeft: ({ appeals = [], links }, { caseId }) => ({
    appeals: appeals.filter((appeal) => appeal.caseId !== caseId),
    ...(links && { links: links.filter((link) => link.caseId !== caseId) }),
  }),
  disciplineReviewed: ({ appeals = [], discipline }, { caseId, number, result, form, decision, on }) => ({
    appeals: [
      ...appeals.filter((appeal) => appeal.caseId !== caseId),
      { caseId, number, result, decision, on, ...(form && { form }) },
    ],
    discipline: discipline && {
      ...discipline,
      form,
      ...(discipline.form !== form && { imposed: discipline.imposed ?? discipline.form }),
    },
  }),
  superiorDecided: (state, { form, number, on }, event) => ({
    deferral: undefined,
    stage: 'publication',
    discipline: { form, number, on, by: 'superior' },
    documents: withDocument(state, event, 'disciplineDecision', number, on),
  }),
};
