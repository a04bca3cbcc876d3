import { chainOf, unitsOn } from '../../domain/organisations/chain';
import type { OrganisationTree } from '../../domain/organisations/tree';

/** The units by which cases are told apart: those of a day that hang right below the province. */
export const unitsRightBelow = (
  tree: OrganisationTree | undefined,
  day: string,
): { id: string; name: string }[] =>
  tree === undefined
    ? []
    : unitsOn(tree, day)
        .filter(({ id }) => {
          const chain = chainOf(tree, id, day).filter(({ level }) => level !== 'province');
          return chain.at(-1)?.id === id;
        })
        .map(({ id, name }) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
