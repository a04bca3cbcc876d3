import { isWithin } from './periods';
import type { Unit } from './treeShape';
import type { OrganisationTree } from './tree';
import type { ChainLink, PlacedUnit } from './unit';

/** The units that exist on a day, in the order in which the tree names them. */
export const unitsOn = ({ units }: OrganisationTree, day: string): Unit[] =>
  units.filter(({ exists }) => exists.some((period) => isWithin(period, day)));

const findUnitOn = (tree: OrganisationTree, unitId: string, day: string): Unit | undefined =>
  unitsOn(tree, day).find(({ id }) => id === unitId);

/** The id of the unit over this one on a day. */
export const findParentId = ({ under }: Unit, day: string): string | undefined =>
  under.find((period) => isWithin(period, day))?.unit;

const linkOf = ({ id, level, name, exists }: Unit, day: string): ChainLink => {
  const until = exists.find((period) => isWithin(period, day))?.to;
  return { id, level, name, ...(until !== undefined && { until }) };
};

/** The chain from a unit up to the province as it is on a day; empty where the unit does not exist then. */
export function chainOf(tree: OrganisationTree, unitId: string, day: string): ChainLink[] {
  const unit = findUnitOn(tree, unitId, day);
  if (!unit) return [];
  const parent = findParentId(unit, day);
  return [linkOf(unit, day), ...(parent === undefined ? [] : chainOf(tree, parent, day))];
}

/** Where a unit stands on a day, to be kept with what is decided by it; undefined where it does not exist then. */
export function findPlace(tree: OrganisationTree, unitId: string, day: string): PlacedUnit | undefined {
  const chain = chainOf(tree, unitId, day);
  if (chain.length === 0) return undefined;
  return { id: unitId, chain, tree: { id: tree.id, version: tree.version } };
}

/** A unit with those that hang under it. */
export interface HangingUnit {
  unit: Unit;
  below: HangingUnit[];
}

/** The whole tree on a day, from the province down, in the order in which the version names its units. */
export function hangingOn(tree: OrganisationTree, day: string): HangingUnit[] {
  const byParent = new Map<string | undefined, Unit[]>();
  for (const unit of unitsOn(tree, day)) {
    const parent = findParentId(unit, day);
    byParent.set(parent, [...(byParent.get(parent) ?? []), unit]);
  }
  const under = (parent: string | undefined): HangingUnit[] =>
    (byParent.get(parent) ?? []).map((unit) => ({ unit, below: under(unit.id) }));
  return under(undefined);
}
