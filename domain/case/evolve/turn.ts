import { waitingFor } from '../../views/waiting';
import type { CaseEvent } from '../events/event';
import type { CaseState } from '../state';

/** Whose turn it is after an event, and since when: as long as the same step waits for the same people, since the same moment. */
export function turnAfter({ turn }: CaseState, after: CaseState, { at, by }: CaseEvent): CaseState['turn'] {
  const { step, roles, accounts } = waitingFor(after);
  const of = JSON.stringify([step, roles, accounts]);
  return turn?.of === of ? turn : { of, since: at, by };
}
