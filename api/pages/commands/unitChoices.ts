import { findUnit } from '../../../domain/case/subject';
import { hangingOn, type HangingUnit } from '../../../domain/organisations/chain';
import { matterOf, settlingBody } from '../../../domain/organisations/competence';
import { levelAbove } from '../../../domain/organisations/forwarding';
import { unitsThatSettle } from '../../../domain/organisations/settlingUnits';
import { linksOn } from '../../../domain/organisations/unit';
import { word } from '../../../language/sentences/vocabulary';
import { unitLines } from '../organisations/unitLines';
import type { Choice, ChoiceContext } from './choice';

/** The branches of the tree that lead to one of these units. */
const leadingTo = (roots: readonly HangingUnit[], units: ReadonlySet<string>): HangingUnit[] =>
  roots.flatMap(({ unit, below }) => {
    const kept = leadingTo(below, units);
    return kept.length > 0 || units.has(unit.id) ? [{ unit, below: kept }] : [];
  });

/** The units of the tree of today of which any may be the one that settles, each under those over it. */
function unitsOfTree({ state, procedure, tree, today }: ChoiceContext): Choice[] {
  const matter = matterOf(state);
  const body = settlingBody(matter, procedure, today);
  if (!tree || body?.at !== 'below' || body.unit) return [];
  const settling = unitsThatSettle(tree, matter, procedure, today);
  return unitLines(leadingTo(hangingOn(tree, today), settling)).map(({ unit, text }) => ({
    value: unit.id,
    text,
    isHeading: !settling.has(unit.id),
  }));
}

/** The units over and with the subject that a report can go to, and the level above. */
function unitsOfCase({ state, today, t }: ChoiceContext): Choice[] {
  const unit = findUnit(state.registration.subject);
  const below = unit ? linksOn(unit, today).filter(({ level }) => level !== 'province') : [];
  return [
    ...below.map(({ id, name, level }) => ({ value: id, text: name, hint: word(t, 'levels', level) })),
    { value: levelAbove, text: t('cases:command.levelAbove') },
  ];
}

/**
 * Whom a report can be forwarded to: what the registration makes known, otherwise a unit of the tree; or none, for a body outside that is
 * named in words.
 */
export function unitChoices(context: ChoiceContext): Choice[] {
  const outside = { value: '', text: context.t('cases:command.outsideBody') };
  const fromTree = unitsOfTree(context);
  return fromTree.length > 0 ? [outside, ...fromTree] : [...unitsOfCase(context), outside];
}
