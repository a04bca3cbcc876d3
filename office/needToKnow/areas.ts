import { chainOf, unitsOn } from '../../domain/organisations/chain';
import type { OrganisationTree } from '../../domain/organisations/tree';

/** A unit as an area in which people can work. */
export interface AreaChoice {
  id: string;
  name: string;
}

/**
 * The areas in which people can be placed on a day: the units right below the top of the tree, each with all that is below it. What somebody
 * works in already is offered as well, whatever has become of it.
 */
export function areaChoices(
  tree: OrganisationTree | undefined,
  day: string,
  held: readonly string[] = [],
): AreaChoice[] {
  if (!tree) return [];
  const top = new Set(
    unitsOn(tree, day).flatMap((unit) => (chainOf(tree, unit.id, day).length === 2 ? unit.id : [])),
  );
  return tree.units
    .filter(({ id }) => top.has(id) || held.includes(id))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** The name of a unit in any version of its time. */
export const areaName = (tree: OrganisationTree | undefined, id: string): string =>
  tree?.units.find((unit) => unit.id === id)?.name ?? id;
