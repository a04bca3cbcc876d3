import type { CaseEvent } from './events/event';
import { type Refusal, refuse } from './refusal';

/** How large one act may be, and all of a case, in characters of its JSON: what carries it on must be able to hold it. */
export const mostOfAct = 400_000;
export const mostOfCase = 5_000_000;

/**
 * Why an act has no room in its case; undefined when it has. Only persons are refused: what a clock, a register or another case brings
 * about is small, and a margin is kept for it.
 */
export function whyNoRoom(size: number, events: readonly CaseEvent[]): Refusal | undefined {
  const more = JSON.stringify(events).length;
  if (more > mostOfAct) return refuse('actTooLarge');
  return size + more > mostOfCase ? refuse('caseFull') : undefined;
}
