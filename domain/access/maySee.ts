import type { CaseState } from '../case/state';
import { sightOf } from '../views/sight';
import { type Actor, handsIn, visibilityOf } from './policy';
import { isSeen } from './sight';

/** Whether a person may see a case: what lists ask of its row, asked of the case itself. */
export const maySee = (actor: Actor, state: CaseState): boolean =>
  isSeen(visibilityOf(actor), { ...sightOf(state), hands: handsIn(state) });
