import type { CaseEvent } from '../case/events/event';
import { fold } from '../case/evolve/evolve';
import { giveNumber } from '../case/evolve/numbers';
import type { CaseState } from '../case/state';

/**
 * The case as a paper tells it: as it stood after the event that the paper is written from, with the numbers that the registers
 * have given its acts since, and as secret as it is now.
 * @throws RangeError when there is no case
 */
export function caseForPaper(events: readonly CaseEvent[], of: number): CaseState {
  const state = fold(events.filter(({ seq }) => seq <= of));
  if (!state) throw new RangeError('a paper needs the case that it is about');
  const { secrecy, secrecyChanges } = fold(events) ?? state;
  const numbered = events
    .filter(({ seq }) => seq > of)
    .reduce<CaseState>((before, event) => {
      if (event.type === 'numberGiven' && event.data.of <= of)
        return { ...before, ...giveNumber(before, event.data) };
      return before;
    }, state);
  return { ...numbered, secrecy, secrecyChanges };
}

/** Whether a number is still to come that a paper of this event bears or tells of. */
export const awaitsNumber = ({ unnumbered = [] }: Pick<CaseState, 'unnumbered'>, of: number): boolean =>
  unnumbered.some((act) => act.of <= of);
