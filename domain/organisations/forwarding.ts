import { localDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { EventData } from '../case/events/event';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import { type CompetentBody, matterOf, settlingBody } from './competence';

/** In the place of a unit: the level above the province, which is no part of its tree. */
export const levelAbove = 'above';

interface Wish {
  /** The body in words: for one outside the tree, or to say more. */
  to?: string | undefined;
  /** A unit of the subject's chain, or the level above. */
  toUnit?: string | undefined;
}
type Receiver = Pick<EventData<'forwarded'>, 'to' | 'toUnit'>;

const wrong = (refused: 'settledHere' | 'settledAbove' | 'unitNotKnown'): Refusal =>
  refuse(refused, { field: 'toUnit' });

/** Where a report about a subject of a lower level goes: to the one unit that is competent. */
function receiverBelow(
  body: Extract<CompetentBody, { at: 'below' }>,
  { to, toUnit }: Wish,
): Receiver | Refusal {
  if (!body.unit) return wrong('unitNotKnown');
  const { id, level, name } = body.unit;
  if (id !== toUnit) return refuse('notTheCompetentUnit', { field: 'toUnit', params: { body: name } });
  return { to: to ?? name, toUnit: { id, level, name } };
}

/**
 * Who gets a forwarded report. Within the Party's organisation that is the competent body and no other; what this level has the
 * power to settle is neither passed upward nor down (procedure §5, handle at the base). Outside bodies are named in words.
 */
export function receiverOf(state: CaseState, wish: Wish, ctx: Context): Receiver | Refusal {
  const { to, toUnit } = wish;
  if (toUnit === undefined) return to === undefined ? refuse('nowhereToForward', { field: 'to' }) : { to };
  const body = settlingBody(matterOf(state), ctx.procedure, localDate(ctx.calendar, ctx.now));
  switch (body?.at) {
    case undefined:
      return wrong('unitNotKnown');
    case 'own':
      return wrong('settledHere');
    case 'below':
      return receiverBelow(body, wish);
    case 'above':
      if (toUnit !== levelAbove) return wrong('settledAbove');
      return to === undefined ? refuse('nowhereToForward', { field: 'to' }) : { to };
  }
}
