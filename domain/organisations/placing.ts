import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { findPlace, unitsOn } from './chain';
import { matterOf, settlingBody } from './competence';
import type { NamedUnits } from './named';
import { unitsThatSettle } from './settlingUnits';
import type { OrganisationTree } from './tree';
import type { PlacedUnit } from './unit';

/** How a unit is meant: chosen from the tree, or named in words. */
type Meaning = { toUnit: string } | { named: NamedUnits };

/**
 * The unit of the tree to which a report is to be forwarded whose registration names none, with where it stands on that day; or why it
 * cannot be that one. Undefined where the case itself knows who is competent, or the text names nobody of the tree.
 * @param day ISO date on which it is forwarded
 */
export function placeMeant(
  tree: OrganisationTree,
  state: CaseState,
  meaning: Meaning,
  procedure: Procedure,
  day: string,
): { toUnit: string; place: PlacedUnit } | Refusal | undefined {
  const matter = matterOf(state);
  const body = settlingBody(matter, procedure, day);
  if (body?.at !== 'below' || body.unit) return undefined;
  const isChosen = 'toUnit' in meaning;
  const field = isChosen ? 'toUnit' : 'to';
  const meant = isChosen ? unitsOn(tree, day).filter(({ id }) => id === meaning.toUnit) : meaning.named.units;
  const [first] = meant;
  if (!first) return isChosen ? refuse('unitNotKnown', { field }) : undefined;
  const settling = unitsThatSettle(tree, matter, procedure, day);
  const able = meant.filter(({ id }) => settling.has(id));
  const [only] = able;
  if (!only) return refuse('unitDoesNotSettle', { field, params: { unit: first.name } });
  if (able.length > 1) {
    const units = able.map(({ name }) => name).join('; ');
    return refuse('namesSeveralUnits', { field, params: { units } });
  }
  const place = findPlace(tree, only.id, day);
  return place && { toUnit: only.id, place };
}
