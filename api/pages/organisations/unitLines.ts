import type { HangingUnit } from '../../../domain/organisations/chain';
import type { Unit } from '../../../domain/organisations/treeShape';

/** Wide blanks, which a list of options does not swallow: each unit stands under the one over it. */
const indent = '\u2003';

/** A unit as a list to choose from shows it. */
export interface UnitLine {
  unit: Unit;
  text: string;
}

/** The tree as lines, from the top down. */
export const unitLines = (roots: readonly HangingUnit[], depth = 0): UnitLine[] =>
  roots.flatMap(({ unit, below }) => [
    { unit, text: `${indent.repeat(depth)}${unit.name}` },
    ...unitLines(below, depth + 1),
  ]);
