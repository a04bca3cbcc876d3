import { localDate } from '../../domain/calendar/officeDays';
import { forward } from '../../domain/case/commands/intake/forward';
import { isCommandType } from '../../domain/case/commands';
import { type Command, whyNotOffered } from '../../domain/case/decide';
import { isRefusal, type Refusal } from '../../domain/case/refusal';
import { unitMeant } from '../../domain/organisations/addressee';
import { levelAbove } from '../../domain/organisations/forwarding';
import { unitsNamed } from '../../domain/organisations/named';
import { placeMeant } from '../../domain/organisations/placing';
import type { CaseViewStore } from '../../models/caseViews';
import type { ReferenceStore } from '../../models/reference';
import { readRulesNow } from './rulesNow';

interface AddresseeNeeds {
  views: Pick<CaseViewStore, 'find'>;
  reference: Pick<ReferenceStore, 'findCurrentTree' | 'getRules'>;
}

/**
 * Gives the input of a forwarding with the unit that gets it: the one that its addressee names in words, where that is the competent one, and
 * where that one stands in the tree, if the registration names none; a refusal where it is another. A case does not know the tree: what a
 * text or an id means in it is found out where commands come in, and stands in what is stored.
 * @param givenAs the command that the person gives: the forwarding itself, or the approval of one
 */
export async function withAddressee(
  caseId: string,
  { type, actor, input }: Pick<Command, 'type' | 'actor' | 'input'>,
  { type: givenAs }: Pick<Command, 'type'>,
  { views, reference }: AddresseeNeeds,
): Promise<{ input: unknown } | Refusal> {
  if (type !== 'forward') return { input };
  // Where a unit stands is for the tree to say: whatever else was sent is dropped.
  const sent = forward.input().safeParse(input);
  if (!sent.success) return { input };
  const asked = sent.data;
  const { to, toUnit } = asked;
  const chosen = toUnit === levelAbove ? undefined : toUnit;
  const tree = await reference.findCurrentTree();
  const view = await views.find(caseId, { all: true, exceptConflictOf: '' });
  if (!tree || !view) return { input: asked };
  const { state } = view;
  const rules = await readRulesNow(reference, state);
  if (!isCommandType(givenAs) || whyNotOffered(state, actor, givenAs, rules)) return { input: asked };
  const { procedure, calendar, now } = rules;
  const day = localDate(calendar, now);
  if (chosen !== undefined) {
    // Where the case knows who is competent, it tells by itself whether the chosen unit is the right one.
    const placed = placeMeant(tree, state, { toUnit: chosen }, procedure, day);
    return isRefusal(placed) ? placed : { input: { ...asked, ...placed } };
  }
  if (to === undefined) return { input: asked };
  const named = unitsNamed(tree, to, day);
  const meant = unitMeant(state, named, procedure, day);
  if (isRefusal(meant) || toUnit !== undefined) return isRefusal(meant) ? meant : { input: asked };
  const placed = meant ?? placeMeant(tree, state, { named }, procedure, day);
  return isRefusal(placed) ? placed : { input: { ...asked, ...placed } };
}
