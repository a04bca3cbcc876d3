import { signatories } from '../../../access/signatories';
import { type Actor, type Giver } from '../../../access/policy';
import { standsFor } from '../../conflicts';
import { answerersOf, findOpenRequest, requestsFor } from '../../identity';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState, IdentityRequest } from '../../state';

/** Who may answer a request to read what is sealed of the reporter, where it is left to them. */
export const identityAnswerers: readonly Giver[] = ['custodian', ...signatories];

export const answerersIn = (
  state: CaseState,
  { request }: { request: number },
): readonly Giver[] | undefined => {
  const one = findOpenRequest(state, request);
  return one && answerersOf(one);
};

export const whyNoneToAnswer = (state: CaseState, actor: Actor): Refusal | undefined =>
  requestsFor(state, actor).length > 0 ? undefined : refuse('noIdentityRequest');

/** The request that this person answers: never their own, nor in the place of whoever made it. */
export function mayAnswer(state: CaseState, request: number, actor: Actor): IdentityRequest | Refusal {
  const one = findOpenRequest(state, request);
  if (!one) return refuse('noIdentityRequest', { field: 'request' });
  return standsFor(actor, state, identityAnswerers, [one.by])
    ? refuse('ownIdentityRequest', { field: 'request' })
    : one;
}
