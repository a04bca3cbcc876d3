import { isPlausibleBirth } from './birth';
import { type Refusal, refuse } from './refusal';
import type { Subject } from './subject';

/** What is told of people alone. */
export type PersonalFact = 'bornOn' | 'partyPosition';

/**
 * Why what is said of a subject as a person cannot be: an organisation has no birth and no post in the Party, and nobody was born a few
 * years before the report.
 * @param fieldOf how the form that says it calls its fields
 */
export function whyNotPerson(
  subject: Subject,
  receivedOn: string,
  fieldOf: (fact: PersonalFact) => string,
): Refusal | undefined {
  if (subject.kind === 'privateCitizen') return undefined;
  const { kind, bornOn } = subject;
  if (kind === 'organisation' && subject.partyPosition !== undefined)
    return refuse('partyPostForMembers', { field: fieldOf('partyPosition') });
  if (bornOn === undefined) return undefined;
  if (kind === 'organisation') return refuse('birthForPeople', { field: fieldOf('bornOn') });
  return isPlausibleBirth(bornOn, receivedOn)
    ? undefined
    : refuse('birthImplausible', { field: fieldOf('bornOn'), params: { year: bornOn.slice(0, 4) } });
}
