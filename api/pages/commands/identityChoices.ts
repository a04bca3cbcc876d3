import { type Actor, rolesIn } from '../../../domain/access/policy';
import { findOpenRequest, requestsFor } from '../../../domain/case/identity';
import type { CaseState, IdentityRequest } from '../../../domain/case/state';
import { type IdentityField, identityFields } from '../../../domain/case/vocabulary';
import { shortened } from '../../../domain/text/shortened';
import { identityFieldsText } from '../../../language/sentences/events/identity';
import type { Choice, ChoiceContext } from './choice';

/** The requests to read about the reporter that this person can answer. */
export const requestsToAnswer = (state: CaseState, actor: Actor): IdentityRequest[] =>
  requestsFor(state, { id: actor.id, roles: rolesIn(actor, state) });

export const identityRequestChoices = ({ state, actor, people, t }: ChoiceContext): Choice[] =>
  requestsToAnswer(state, actor).map(({ id, by, fields, hours, reason }) => ({
    value: String(id),
    text: t('cases:reporter.choice', {
      by: people.nameOf(by),
      fields: identityFieldsText(t, fields),
      count: hours,
    }),
    hint: shortened(reason, 300),
  }));

/** What there can be of a reporter in this case, or what was asked for. */
export function identityFieldChoices({ type, state, actor }: ChoiceContext): IdentityField[] {
  if (type === 'grantIdentity') {
    const asked = requestsToAnswer(state, actor).flatMap(({ fields }) => fields);
    return identityFields.filter((field) => asked.includes(field));
  }
  const { registration, files = [] } = state;
  return identityFields.filter((field) => {
    if (field === 'messages') return registration.throughDoor === true;
    return field === 'files' ? files.some(({ guarded }) => guarded) : registration.reporter.ref !== undefined;
  });
}

/** What the form of an answer begins with: the request that a link names, or the only one, as it was asked. */
export function suggestedAnswer(state: CaseState, chosen: unknown): Record<string, unknown> {
  const open = state.identityRequests?.filter(({ answer }) => !answer) ?? [];
  const one = findOpenRequest(state, Number(chosen)) ?? (open.length === 1 ? open[0] : undefined);
  return one ? { request: one.id, fields: one.fields, hours: one.hours } : {};
}
