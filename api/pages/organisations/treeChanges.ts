import type { Period } from '../../../domain/organisations/periods';
import type { Unit } from '../../../domain/organisations/treeShape';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';

export const periodText = (t: Translate, { from, to }: Period): string =>
  to === undefined
    ? t('procedures:from', { from: formatDate(from) })
    : t('procedures:fromTo', { from: formatDate(from), to: formatDate(to) });

type NameOf = (unitId: string) => string;

/** What a version says of a unit besides its name, each part in words. */
function partsOf(t: Translate, nameOf: NameOf, { level, exists, under, english }: Unit) {
  const parents = under.map((one) =>
    t('organisations:underWhen', { parent: nameOf(one.unit), when: periodText(t, one) }),
  );
  return {
    level: word(t, 'levels', level),
    exists: exists.map((one) => periodText(t, one)).join('; '),
    under: parents.join('; ') || t('procedures:none'),
    english: english ?? t('procedures:none'),
  };
}

function changesOf(t: Translate, nameOf: NameOf, old: Unit | undefined, unit: Unit): string[] {
  const { name } = unit;
  const is = partsOf(t, nameOf, unit);
  if (!old) return [t('organisations:change.added', { name, ...is })];
  const was = partsOf(t, nameOf, old);
  const renamed =
    old.name === name ? [] : [t('organisations:change.renamed', { before: old.name, after: name })];
  const parts = (['level', 'exists', 'under', 'english'] as const)
    .filter((part) => was[part] !== is[part])
    .map((part) => t(`organisations:change.${part}`, { name, before: was[part], after: is[part] }));
  return [...renamed, ...parts];
}

/** What a new version of the organisation says otherwise than the one before, a sentence for each change. */
export function treeChanges(
  t: Translate,
  before: OrganisationTree | undefined,
  after: OrganisationTree,
): string[] {
  if (!before) return [t('organisations:change.first', { count: after.units.length })];
  const kept = new Set(after.units.map(({ id }) => id));
  const gone = before.units
    .filter(({ id }) => !kept.has(id))
    .map(({ name }) => t('organisations:change.removed', { name }));
  // By its newest name on both sides: a unit that is renamed is told once, not again for each that hangs under it.
  const names = new Map([...before.units, ...after.units].map(({ id, name }) => [id, name]));
  const nameOf: NameOf = (unitId) => names.get(unitId) ?? unitId;
  const old = new Map(before.units.map((unit) => [unit.id, unit]));
  return [...after.units.flatMap((unit) => changesOf(t, nameOf, old.get(unit.id), unit)), ...gone];
}
