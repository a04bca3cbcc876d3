import type { EventData } from '../case/events/event';
import { isRefusal, type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { type Matter, matterOf, ofUnit, settlingBody } from './competence';
import { type ChainLink, isWholeChain, type PlacedUnit } from './unit';

/** In the place of a unit: the level above the province, which is no part of its tree. */
export const levelAbove = 'above';

interface Wish {
  /** The body in words: for one outside the tree, or to say more. */
  to?: string | undefined;
  /** A unit of the Party's organisation, or the level above. */
  toUnit?: string | undefined;
  /** Where that unit stands on the day, when the registration names none that it could be found by. */
  place?: PlacedUnit | undefined;
}
type Receiver = Pick<EventData<'forwarded'>, 'to' | 'toUnit' | 'place'>;

const wrong = (refused: 'settledHere' | 'settledAbove' | 'unitNotKnown'): Refusal =>
  refuse(refused, { field: 'toUnit' });

/** Where a report about a subject of a lower level goes: to the one unit that is competent. */
function receiverBelow({ id, level, name }: ChainLink, { to, toUnit }: Wish): Receiver | Refusal {
  if (id !== toUnit) return refuse('notTheCompetentUnit', { field: 'toUnit', params: { body: name } });
  return { to: to ?? name, toUnit: { id, level, name } };
}

/** The same where the registration names no unit: the chosen one must be competent by its own chain. */
function receiverPlaced(matter: Matter, wish: Wish, procedure: Procedure, day: string): Receiver | Refusal {
  const { toUnit, place } = wish;
  const unit = place?.chain[0];
  const placed = place && isWholeChain(place) && ofUnit(matter, place);
  if (!unit || !placed || unit.id !== toUnit) return wrong('unitNotKnown');
  const body = settlingBody(placed, procedure, day);
  if (body?.at !== 'below' || unit.level === 'province') return wrong('settledHere');
  const receiver = receiverBelow(body.unit ?? unit, wish);
  return isRefusal(receiver) ? receiver : { ...receiver, place };
}

/**
 * Who gets a forwarded report. Within the Party's organisation that is the competent body and no other; what this level has the
 * power to settle is neither passed upward nor down (procedure §5, handle at the base). Outside bodies are named in words.
 * @param day of forwarding
 */
export function receiverOf(
  state: CaseState,
  wish: Wish,
  procedure: Procedure,
  day: string,
): Receiver | Refusal {
  const { to, toUnit } = wish;
  if (toUnit === undefined) return to === undefined ? refuse('nowhereToForward', { field: 'to' }) : { to };
  const matter = matterOf(state);
  const body = settlingBody(matter, procedure, day);
  switch (body?.at) {
    case undefined:
      return wrong('unitNotKnown');
    case 'own':
      return wrong('settledHere');
    case 'below':
      return body.unit ? receiverBelow(body.unit, wish) : receiverPlaced(matter, wish, procedure, day);
    case 'above':
      if (toUnit !== levelAbove) return wrong('settledAbove');
      return to === undefined ? refuse('nowhereToForward', { field: 'to' }) : { to };
  }
}
