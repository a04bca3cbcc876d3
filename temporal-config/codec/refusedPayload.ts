// Read outside the workflow's sandbox, where payloads are opened, and inside, where they are believed or not.

/** What stands in place of a value that was not sealed by this office for this workflow. */
export interface RefusedPayload {
  readonly refusedPayload: Refusal;
}

/** `notOurs`: not sealed, sealed for another place, or altered. `unknownKey`: it names a key that nobody here vouches for. */
export type Refusal = 'notOurs' | 'unknownKey';

export const refusedPayload = (refusal: Refusal): RefusedPayload => ({ refusedPayload: refusal });

/** Why a value was refused; undefined for one that may be believed. */
export function findRefusal(value: unknown): Refusal | undefined {
  if (typeof value !== 'object' || value === null || !('refusedPayload' in value)) return undefined;
  return value.refusedPayload === 'unknownKey' ? 'unknownKey' : 'notOurs';
}
