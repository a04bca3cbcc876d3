import type { Procedure } from '../procedure/procedure';
import { hangingOn, type HangingUnit } from './chain';
import { findSettlingLevel, type Matter, ofUnit, settlingBody } from './competence';
import type { Unit } from './treeShape';
import type { OrganisationTree } from './tree';
import { type ChainLink, isAbove } from './unit';

/** Each unit of a day with the chain that it begins. */
const chained = ({ unit, below }: HangingUnit, over: readonly ChainLink[] = []): ChainLink[][] => {
  const { id, level, name } = unit;
  const chain = [{ id, level, name }, ...over];
  return [chain, ...below.flatMap((one) => chained(one, chain))];
};

/**
 * The lower units that may be the one that settles a matter whose subject's unit nobody has named, by their ids: each that is
 * competent for a unit that is not over the level that settles (procedure §5, handle at the base).
 * @param day ISO date on which the units exist
 */
export function unitsThatSettle(
  tree: OrganisationTree,
  matter: Matter,
  procedure: Procedure,
  day: string,
): ReadonlySet<Unit['id']> {
  const level = findSettlingLevel(matter, procedure);
  const chains = hangingOn(tree, day).flatMap((root) => chained(root));
  return new Set(
    chains.flatMap((chain) => {
      const [unit] = chain;
      if (!unit || unit.level === 'province' || (level && isAbove(unit.level, level))) return [];
      const place = { id: unit.id, chain, tree: { id: tree.id, version: tree.version } };
      const placed = ofUnit(matter, place);
      const body = placed && settlingBody(placed, procedure, day);
      return body?.at === 'below' ? [(body.unit ?? unit).id] : [];
    }),
  );
}
