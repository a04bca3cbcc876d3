import type { identityEvents } from '../events/identity';
import type { CaseState, IdentityRequest } from '../state';
import type { Evolvers } from './evolver';

const answered = (
  { identityRequests = [] }: CaseState,
  id: number,
  answer: IdentityRequest['answer'],
): Pick<CaseState, 'identityRequests'> => ({
  identityRequests: identityRequests.map((one) => (one.id === id ? { ...one, answer } : one)),
});

export const evolveIdentity: Evolvers<typeof identityEvents> = {
  // Who asks once more takes back what they had asked and nobody has answered.
  identityRequested: ({ identityRequests = [] }, asked, { seq, by, at }) => ({
    identityRequests: [
      ...identityRequests.map((one) =>
        one.by === by && !one.answer ? { ...one, answer: { was: 'replaced' as const, by, at } } : one,
      ),
      { ...asked, id: seq, by, at },
    ],
  }),
  identityGranted: (state, { request, fields, until }, { by, at }) =>
    answered(state, request, { was: 'granted', by, at, fields, until }),
  identityDenied: (state, { request, reason }, { by, at }) =>
    answered(state, request, { was: 'denied', by, at, reason }),
  identityRead: () => ({}),
  workingCopyMade: ({ workingCopies = [] }, made, { by, at, commandId }) => ({
    workingCopies: [...workingCopies, { ...made, by, at, commandId }],
  }),
};
