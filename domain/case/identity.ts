import type { Actor } from '../access/policy';
import type { Role } from '../access/roles';
import { signatories } from '../access/signatories';
import type { Instant } from '../calendar/calendar';
import type { CaseState, IdentityRequest } from './state';
import type { IdentityField } from './vocabulary';

/** For so many hours at most what is sealed of a reporter is open at once; it can be asked for again. */
export const identityOpenHours = 168;

type Asked = Pick<CaseState, 'identityRequests'>;

export const openRequests = ({ identityRequests = [] }: Asked): IdentityRequest[] =>
  identityRequests.filter(({ answer }) => !answer);

export const findOpenRequest = (state: Asked, id: number): IdentityRequest | undefined =>
  openRequests(state).find((one) => one.id === id);

/** A custodian who came since may answer what was left to the heads. */
export const answerersOf = ({ decidedBy }: Pick<IdentityRequest, 'decidedBy'>): Role[] =>
  decidedBy === 'custodian' ? ['custodian'] : ['custodian', ...signatories];

/** What this person can answer: never what they have asked for themselves. */
export const requestsFor = (state: Asked, { id, roles }: Pick<Actor, 'id' | 'roles'>): IdentityRequest[] =>
  openRequests(state).filter((one) => one.by !== id && answerersOf(one).some((role) => roles.includes(role)));

/** The grants of this person that still hold. */
export const grantsOf = (
  { identityRequests = [] }: Asked,
  accountId: string,
  now: Instant,
): { request: number; fields: IdentityField[]; until: Instant; reason: string }[] =>
  identityRequests.flatMap(({ id, by, answer, reason }) =>
    by === accountId && answer?.was === 'granted' && now < answer.until
      ? [{ request: id, fields: answer.fields, until: answer.until, reason }]
      : [],
  );
