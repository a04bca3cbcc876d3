import { isRefusal } from '../../../domain/case/refusal';
import { findUnit } from '../../../domain/case/subject';
import { hangingOn, type HangingUnit } from '../../../domain/organisations/chain';
import { matterOf, settlingBody } from '../../../domain/organisations/competence';
import { levelAbove, receiverOf } from '../../../domain/organisations/forwarding';
import { unitsThatSettle } from '../../../domain/organisations/settlingUnits';
import { linksOn } from '../../../domain/organisations/unit';
import { word } from '../../../language/sentences/vocabulary';
import { unitLines } from '../organisations/unitLines';
import type { Choice, ChoiceContext, Choices } from './choice';

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

/** The units over and with the subject, and the level above: the one that the report can go to, and why to no other. */
function unitsOfCase({ state, procedure, today, t }: ChoiceContext): Choices {
  const unit = findUnit(state.registration.subject);
  const below = unit ? linksOn(unit, today).filter(({ level }) => level !== 'province') : [];
  const choices: Choice[] = [
    ...below.map(({ id, name, level }) => ({ value: id, text: name, hint: word(t, 'levels', level) })),
    { value: levelAbove, text: t('cases:command.levelAbove') },
  ];
  const judged = choices.map((choice) => {
    const receiver = receiverOf(state, { toUnit: choice.value, to: choice.text }, procedure, today);
    return { choice, refusal: isRefusal(receiver) ? receiver : undefined };
  });
  return {
    items: judged.flatMap(({ choice, refusal }) => (refusal ? [] : [choice])),
    unavailable: judged.flatMap(({ choice: { text }, refusal }) =>
      refusal ? [{ text, why: t(`cases:command.unitNot.${refusal.refused}`, refusal.params) }] : [],
    ),
  };
}

/**
 * Whom a report can be forwarded to: what the registration makes known, otherwise a unit of the tree; or none, for a body outside that is
 * named in words.
 */
export function unitChoices(context: ChoiceContext): Choices {
  const outside = { value: '', text: context.t('cases:command.outsideBody') };
  const fromTree = unitsOfTree(context);
  if (fromTree.length > 0) return { items: [outside, ...fromTree], unavailable: [] };
  const { items, unavailable } = unitsOfCase(context);
  return { items: [...items, outside], unavailable };
}

/** The units that existed on the day of receipt, of any of which the subject may have been; or none. */
export function placedUnitChoices({ state, tree, t }: ChoiceContext): Choices {
  const none = { value: '', text: t('cases:command.noUnit') };
  const lines = tree ? unitLines(hangingOn(tree, state.registration.receivedOn)) : [];
  return { items: [none, ...lines.map(({ unit, text }) => ({ value: unit.id, text }))], unavailable: [] };
}
