import type { CaseEvent } from './events/event';
import { type Refusal, refuse } from './refusal';

/** How large one act may be, and all of a case, in characters of its JSON: what carries it on must be able to hold it. */
export const mostOfAct = 400_000;
export const mostOfCase = 5_000_000;
/** How large one version of a procedure or of the calendar may be: a case carries both with what it reads when it opens. */
export const mostOfVersion = 150_000;

/** Whether a version is too large for the cases that would go by it. */
export const isTooLargeToGoBy = (version: object): boolean => JSON.stringify(version).length > mostOfVersion;

/**
 * Why an act has no room in its case; undefined when it has. Only persons are refused: what a clock, a register or another case brings
 * about is small, and a margin is kept for it.
 */
export function whyNoRoom(size: number, events: readonly CaseEvent[]): Refusal | undefined {
  const more = JSON.stringify(events).length;
  if (more > mostOfAct) return refuse('actTooLarge');
  return size + more > mostOfCase ? refuse('caseFull') : undefined;
}
