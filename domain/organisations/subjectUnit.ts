import type { DescribedSubject } from '../case/subject';
import { chainOf } from './chain';
import { unitsBelow, unitsOfOrganisation } from './named';
import type { Unit } from './treeShape';
import type { OrganisationTree } from './tree';
import { isAbove, type Level } from './unit';
import { levelOfManager } from './whyNotUnit';

export type PartySubject = Extract<DescribedSubject, { managedBy: unknown }>;

/** Why a subject's unit is not found by the name of their organisation, with the names that were found. */
export interface Unplaced {
  why: 'noOrganisation' | 'unitUnknown' | 'unitNotThen' | 'unitsSeveral' | 'managerNotInUnit';
  names: string[];
}

const unplaced = (why: Unplaced['why'], units: readonly Unit[] = []): Unplaced => ({
  why,
  names: units.map(({ name }) => name),
});

/**
 * The unit that a subject belongs to, by the name of their organisation on a day: the one whose chain has the committee that manages them,
 * or the only cell or committee of that level below it. One that cannot be told from others is not guessed.
 */
export function unitOfSubject(
  tree: OrganisationTree,
  { kind, name, organisation, managedBy }: PartySubject,
  day: string,
): { unit: Unit } | Unplaced {
  const text = kind === 'organisation' ? name : organisation;
  if (text === '') return unplaced('noOrganisation');
  const { units, otherwise } = unitsOfOrganisation(tree, text, day);
  if (units.length === 0)
    return otherwise.length > 0 ? unplaced('unitNotThen', otherwise) : unplaced('unitUnknown');
  const level = levelOfManager[managedBy];
  const fit = units.flatMap((unit) => managedIn(tree, unit, level, day));
  const [only] = fit;
  if (!only) return unplaced('managerNotInUnit', units);
  return fit.length === 1 ? { unit: only } : unplaced('unitsSeveral', fit);
}

/** A unit itself where the managing committee is in its chain; otherwise those below it that have one of that level. */
function managedIn(tree: OrganisationTree, unit: Unit, level: Level | undefined, day: string): Unit[] {
  if (level === undefined || chainOf(tree, unit.id, day).some((link) => link.level === level)) return [unit];
  return isAbove(unit.level, level) ? unitsBelow(tree, unit, level, day) : [];
}
