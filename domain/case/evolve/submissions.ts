import type { submissionEvents } from '../events/submissions';
import type { Evolvers } from './evolver';
import type { CaseState, Submission } from '../state';

const without = ({ submissions = [] }: CaseState, gone: number | undefined): Submission[] =>
  submissions.filter(({ id }) => id !== gone);

const changed = ({ submissions = [] }: CaseState, id: number, change: Partial<Submission>): Submission[] =>
  submissions.map((one) => (one.id === id ? { ...one, ...change } : one));

/** What is on its way through the office; its history says all that ever was. */
export const evolveSubmissions: Evolvers<typeof submissionEvents> = {
  actSubmitted: (state, { replaces, ...data }, { seq, by, at }) => ({
    submissions: [...without(state, replaces), { ...data, id: seq, by, at }],
  }),
  actAppraised: (state, { submission, opinion }, { by, at }) => ({
    submissions: changed(state, submission, { appraised: { by, at, opinion } }),
  }),
  actApproved: (state, { submission }) => ({ submissions: without(state, submission) }),
  actReturned: (state, { submission, missing }, { by, at }) => ({
    submissions: changed(state, submission, { returned: { by, at, missing } }),
  }),
  submissionTakenBack: (state, { submission }) => ({ submissions: without(state, submission) }),
};
