import type { assignmentEvents } from '../events/assignment';
import { type Evolvers, withDocument } from './evolver';

/** Stage 2, phân công. */
export const evolveAssignment: Evolvers<typeof assignmentEvents> = {
  firstMeetingHeld: (_state, data, { at, by }) => ({ firstMeeting: { ...data, at, by } }),
  assignmentProposed: (state, data, event) => ({
    proposal: { ...data, by: event.by, at: event.at },
    documents: withDocument(state, event, 'plan', data.purpose, data.periodFrom),
  }),
  teamFormed: (_state, team) => ({ team }),
  decisionSigned: (state, data, event) => ({
    stage: 'verification',
    decision: { ...data, by: event.by },
    documents: withDocument(state, event, 'decision', data.number ?? '', data.signedOn),
  }),
  reassigned: (_state, { leader, members }) => ({ team: { leader, members } }),
};
