import { type BodyName, markedNames, type NameReader, unmarkedNames } from './bodyName';
import { chainOf, unitsOn } from './chain';
import { isWithin } from './periods';
import type { Unit } from './treeShape';
import type { OrganisationTree } from './tree';

interface NamedUnit {
  unit: Unit;
  name: BodyName;
  /** Every place that the unit lies in: by its own name, and by the units that it has ever hung under. */
  places: string[];
}

function namedUnits({ units }: OrganisationTree, { read, placeOf }: NameReader): NamedUnit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const placesOf = (unit: Unit): string[] => [
    placeOf(read(unit.name).of),
    ...unit.under.flatMap(({ unit: id }) => {
      const above = byId.get(id);
      return above ? placesOf(above) : [];
    }),
  ];
  return units.map((unit) => {
    const name = read(unit.name);
    return { unit, name, places: [...name.within, ...placesOf(unit)] };
  });
}

/** A way of spelling, and how each unit of a version is named in it: taken apart once, for a register has thousands of rows. */
const spellings = [markedNames, unmarkedNames].map((reader) => ({
  reader,
  known: new WeakMap<OrganisationTree, NamedUnit[]>(),
}));

/** A body that is no Party organisation by its name has a committee; a cell must be named as one. */
const isNamed = (asked: BodyName, { name, places }: NamedUnit): boolean =>
  (asked.party ?? 'committee') === name.party &&
  asked.of === name.of &&
  asked.within.every((place) => places.includes(place));

/** Units that a text fits: as it is spelled, or, where nothing is spelled so, without marks. */
function fitting(tree: OrganisationTree, text: string, isAsked: (name: BodyName) => boolean): Unit[] {
  for (const { reader, known } of spellings) {
    const asked = reader.read(text);
    if (!isAsked(asked)) continue;
    const named = known.get(tree) ?? namedUnits(tree, reader);
    known.set(tree, named);
    const found = named.filter((one) => isNamed(asked, one)).map(({ unit }) => unit);
    if (found.length > 0) return found;
  }
  return [];
}

const existsOn = ({ exists }: Unit, day: string): boolean => exists.some((period) => isWithin(period, day));

/** What a text names of the organisation: units of that day, and units of the same name that exist on other days only. */
export interface NamedUnits {
  units: Unit[];
  otherwise: Unit[];
}

const splitBy = (units: readonly Unit[], day: string): NamedUnits => ({
  units: units.filter((unit) => existsOn(unit, day)),
  otherwise: units.filter((unit) => !existsOn(unit, day)),
});

/** Which Party organisations a text names as such; none for police, courts and whatever else is outside the tree. */
export const unitsNamed = (tree: OrganisationTree, text: string, day: string): NamedUnits =>
  splitBy(
    fitting(tree, text, ({ party }) => party !== undefined),
    day,
  );

/** Which committees or cells an organisation has, be it of the Party or of the State: `UBND xã Phú Thí` has its commune's. */
export const unitsOfOrganisation = (tree: OrganisationTree, text: string, day: string): NamedUnits =>
  splitBy(
    fitting(tree, text, () => true),
    day,
  );

/** The units of a level below another on a day. */
export const unitsBelow = (tree: OrganisationTree, above: Unit, level: Unit['level'], day: string): Unit[] =>
  unitsOn(tree, day).filter(
    (unit) => unit.level === level && chainOf(tree, unit.id, day).some(({ id }) => id === above.id),
  );
