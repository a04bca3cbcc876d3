import { findOverlap, type Period, uncovered } from './periods';
import type { TreeShape, Unit } from './treeShape';
import { isAbove } from './unit';

/** What does not hold together in a tree: always with the unit at fault, by its id. */
export type TreeFault = { unit: string } & (
  | { fault: 'sameId' }
  | { fault: 'endsBeforeItBegins'; from: string }
  | { fault: 'existsTwice'; from: string }
  | { fault: 'secondProvince' }
  | { fault: 'provinceBelow'; parent: string }
  | { fault: 'unknownParent'; parent: string }
  | { fault: 'wrongLevel'; parent: string }
  | { fault: 'inACircle'; parent: string }
  | { fault: 'parentNotThere'; parent: string; from: string; to?: string | undefined }
  | { fault: 'noParent'; from: string; to?: string | undefined }
  | { fault: 'twoParents'; from: string }
  | { fault: 'notThere'; from: string; to?: string | undefined }
);

const isReversed = ({ from, to }: Period): boolean => to !== undefined && to < from;

function existenceFaults({ id: unit, exists, under }: Unit): TreeFault[] {
  const reversed = [...exists, ...under].filter(isReversed);
  const twice = findOverlap(exists);
  return [
    ...reversed.map(({ from }): TreeFault => ({ fault: 'endsBeforeItBegins', unit, from })),
    ...(twice === undefined ? [] : [{ fault: 'existsTwice' as const, unit, from: twice }]),
  ];
}

/** Whether somebody who goes up from the unit, on any day, comes by it again. */
function isInACircle(start: Unit, byId: ReadonlyMap<string, Unit>): boolean {
  const seen = new Set<string>();
  const ahead = start.under.map(({ unit }) => unit);
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (id === start.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    ahead.push(...(byId.get(id)?.under.map(({ unit }) => unit) ?? []));
  }
  return false;
}

function parentFaults(one: Unit, byId: ReadonlyMap<string, Unit>): TreeFault[] {
  const { id: unit, level } = one;
  return one.under.flatMap(({ unit: parent, from, to }): TreeFault[] => {
    const above = byId.get(parent);
    if (!above) return [{ fault: 'unknownParent', unit, parent }];
    if (isInACircle(one, byId)) return [{ fault: 'inACircle', unit, parent }];
    if (!isAbove(above.level, level)) return [{ fault: 'wrongLevel', unit, parent }];
    return uncovered({ from, to }, above.exists).map((days) => ({
      fault: 'parentNotThere',
      unit,
      parent,
      ...days,
    }));
  });
}

/** Each day of a unit's existence has one parent, and no other day has. */
function seamFaults({ id: unit, exists, under }: Unit): TreeFault[] {
  const two = findOverlap(under);
  return [
    ...exists
      .flatMap((days) => uncovered(days, under))
      .map((days) => ({ fault: 'noParent' as const, unit, ...days })),
    ...(two === undefined ? [] : [{ fault: 'twoParents' as const, unit, from: two }]),
    ...under
      .flatMap((days) => uncovered(days, exists))
      .map((days) => ({ fault: 'notThere' as const, unit, ...days })),
  ];
}

function faultsOf(one: Unit, byId: ReadonlyMap<string, Unit>): TreeFault[] {
  const wrongDays = existenceFaults(one);
  if (wrongDays.length > 0) return wrongDays;
  if (one.level === 'province') {
    return one.under.map(({ unit: parent }) => ({ fault: 'provinceBelow', unit: one.id, parent }));
  }
  return [...parentFaults(one, byId), ...seamFaults(one)];
}

/** Everything that is wrong with a tree; nothing where each unit hangs under one that exists, up to the one province. */
export function treeFaults({ units }: TreeShape): TreeFault[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const again = units.filter(({ id }, i) => units.findIndex((other) => other.id === id) < i);
  const [, ...more] = units.filter(({ level }) => level === 'province');
  return [
    ...again.map(({ id: unit }): TreeFault => ({ fault: 'sameId', unit })),
    ...more.map(({ id: unit }): TreeFault => ({ fault: 'secondProvince', unit })),
    ...units.flatMap((one) => faultsOf(one, byId)),
  ];
}
