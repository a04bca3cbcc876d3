import type { CaseEvent } from '../domain/case/events/event';
import { messagesOf } from '../domain/case/messages';
import type { CaseState } from '../domain/case/state';
import { nextDue } from '../domain/clocks/passTime';
import { type NumberedAct } from '../domain/papers/numberedAct';
import { findNumberedAct } from '../domain/papers/numbering';
import type { Rules } from '../domain/procedure/migration';

/**
 * What steers a run after something is stored. It is answered with what is stored, and so recorded: a run never finds it out again
 * by itself, where a later program might find another.
 */
export interface CaseStanding {
  /** When something falls due by itself next. */
  due?: string | undefined;
  /** Acts whose papers are to have their numbers from a register, or their typed numbers entered in one. */
  toNumber: NumberedAct[];
  /** Whether there is something of which other cases may not have heard. */
  owesOthers: boolean;
  /** The rules by which the case goes from now on, where they have changed. */
  rules?: Rules | undefined;
}

/** Whether an event means something for another case. */
export const concernsOthers = (state: CaseState, event: CaseEvent): boolean =>
  event.type === 'petitionSplit' || messagesOf(state, event).length > 0;

/** How a case stands after events that have just been stored. */
export const standingAfter = (state: CaseState, events: readonly CaseEvent[]): CaseStanding => ({
  due: nextDue(state),
  toNumber: events.flatMap((event) => findNumberedAct(state, event) ?? []),
  owesOthers: events.some((event) => concernsOthers(state, event)),
});
