import { awaitsProtection } from '../case/checks';
import { systemActor } from '../case/events/event';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState, Correspondence, ProtectionRequest } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { type ProtectedPerson, protectedPeople, type ProtectionWay } from './vocabulary';

/** The request that waits for its decision, or was decided on last. */
export const lastRequest = ({ protectionRequests = [] }: CaseState): ProtectionRequest | undefined =>
  protectionRequests.at(-1);

/** It came through the public door, and nobody has put down yet what it asks for. */
export const isUntold = ({ by, message }: ProtectionRequest): boolean =>
  by === systemActor && message !== undefined;

/** Urgent, it was said and not written: the paper is to follow (Luật Tố cáo art. 50). */
const isSpoken = (way: ProtectionWay | undefined): boolean => way === 'telephone' || way === 'inPerson';

/** Requests of which the paper is still to come; whoever was refused owes none. */
export const requestsWithoutPaper = ({ protectionRequests = [] }: CaseState): ProtectionRequest[] =>
  protectionRequests.filter(
    ({ way, paperCameOn, refused }) => isSpoken(way) && paperCameOn === undefined && !refused,
  );

type FromReporter = Extract<Correspondence, { from: 'reporter' }>;

/** What a reporter has written through the public door about protection or retaliation, and nobody has put down in full. */
export function messagesToTell(state: CaseState): FromReporter[] {
  const { correspondence = [], protectionRequests = [], retaliations = [] } = state;
  const told = [...protectionRequests.filter((one) => !isUntold(one)), ...retaliations].map(
    ({ message }) => message,
  );
  return correspondence.filter(
    (one): one is FromReporter =>
      one.from === 'reporter' &&
      (one.kind === 'protection' || one.kind === 'retaliation') &&
      !told.includes(one.message),
  );
}

/** Whether a request is the one that waits, told in full now. */
const isWaitingOne = (state: CaseState, message: string | undefined): boolean => {
  const last = lastRequest(state);
  return last !== undefined && isUntold(last) && last.message === message;
};

/** Why no request can be put down: one waits for its decision. */
export const whyPending = (state: CaseState, message: string | undefined): Refusal | undefined =>
  awaitsProtection(state) && !isWaitingOne(state, message) ? refuse('protectionPending') : undefined;

export const whyNotMessage = (state: CaseState, message: string | undefined): Refusal | undefined =>
  message === undefined || messagesToTell(state).some((one) => one.message === message)
    ? undefined
    : refuse('noSuchMessage', { field: 'message' });

/** Whom a version protects; one that does not say it, all whom the law names. */
export const peopleUnder = ({
  protectedPeople: said,
}: Pick<Procedure, 'protectedPeople'>): readonly ProtectedPerson[] => said?.value ?? protectedPeople;

export const whyNotProtected = (
  procedure: Procedure,
  whom: readonly ProtectedPerson[] = [],
): Refusal | undefined =>
  whom.every((one) => peopleUnder(procedure).includes(one))
    ? undefined
    : refuse('notProtected', { field: 'whom' });
