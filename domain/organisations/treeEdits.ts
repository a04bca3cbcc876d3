import { dayBefore, isWithin, type Period } from './periods';
import type { TreeShape, Unit } from './treeShape';
import type { Level } from './unit';

/** One change that an office makes to its organisation, with the day from which it holds; `ended` names the last day. */
export type TreeEdit =
  | { act: 'added'; id: string; level: Level; name: string; parent: string; from: string }
  | { act: 'renamed'; unit: string; name: string }
  | { act: 'ended'; unit: string; on: string }
  | { act: 'moved'; unit: string; parent: string; from: string };

/** The periods as they are when all is over with a day: what begins later falls away. */
const untilDay = <Dated extends Period>(periods: readonly Dated[], day: string): Dated[] =>
  periods
    .filter(({ from }) => from <= day)
    .map((one) => (one.to === undefined || one.to > day ? { ...one, to: day } : one));

function moved(unit: Unit, parent: string, from: string): Unit {
  const existing = unit.exists.find((period) => isWithin(period, from));
  const to = existing?.to === undefined ? {} : { to: existing.to };
  return { ...unit, under: [...untilDay(unit.under, dayBefore(from)), { unit: parent, from, ...to }] };
}

function edited(unit: Unit, edit: Exclude<TreeEdit, { act: 'added' }>): Unit {
  switch (edit.act) {
    case 'renamed': {
      // What it was called in English goes with the old name.
      const { english, ...rest } = unit;
      void english;
      return { ...rest, name: edit.name };
    }
    case 'ended':
      return { ...unit, exists: untilDay(unit.exists, edit.on), under: untilDay(unit.under, edit.on) };
    case 'moved':
      return moved(unit, edit.parent, edit.from);
  }
}

/** The tree with one change; whether it holds together is for the schema to say (`treeSchema`). */
export function editTree(tree: TreeShape, edit: TreeEdit): TreeShape {
  if (edit.act === 'added') {
    const { id, level, name, parent, from } = edit;
    const unit: Unit = { id, level, name, exists: [{ from }], under: [{ unit: parent, from }] };
    return { ...tree, units: [...tree.units, unit] };
  }
  return { ...tree, units: tree.units.map((unit) => (unit.id === edit.unit ? edited(unit, edit) : unit)) };
}

const longestId = 70;

/** An id that no unit has, made of a name without marks. */
export function freeUnitId({ units }: Pick<TreeShape, 'units'>, plainName: string): string {
  const stem =
    plainName
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, longestId)
      .replace(/^-+|-+$/g, '') || 'to-chuc';
  const isFree = (id: string) => !units.some((unit) => unit.id === id);
  let id = stem;
  for (let n = 2; !isFree(id); n += 1) id = `${stem}-${n}`;
  return id;
}
