import { everyCase } from '../../domain/access/policy';
import { correctRegistration } from '../../domain/case/commands/anytime/correctRegistration';
import { setArea } from '../../domain/case/commands/anytime/setArea';
import type { Command } from '../../domain/case/decide';
import { type Refusal, refuse } from '../../domain/case/refusal';
import { findUnit, lawFor } from '../../domain/case/subject';
import { findPlace } from '../../domain/organisations/chain';
import type { CaseViewStore } from '../../models/caseViews';
import type { ReferenceStore } from '../../models/reference';

interface PlacingNeeds {
  views: Pick<CaseViewStore, 'find'>;
  reference: Pick<ReferenceStore, 'findCurrentTree' | 'findProcedureInForce'>;
}

/**
 * Gives the input with the unit to whose area the case is given, as the tree has it on the day of receipt. A unit that is not there is
 * refused by the case, once it knows that whoever names it may.
 */
async function withArea(
  caseId: string,
  input: unknown,
  { views, reference }: PlacingNeeds,
): Promise<{ input: unknown }> {
  const sent = setArea.input().safeParse(input);
  const view = sent.success ? await views.find(caseId, everyCase) : undefined;
  if (!sent.success || !view) return { input };
  const tree = await reference.findCurrentTree();
  const placed = tree && findPlace(tree, sent.data.unit, view.state.registration.receivedOn);
  return { input: { ...sent.data, ...(placed && { placed }) } };
}

/**
 * Gives the input of a correction with the subject's unit as it stood on the day of receipt: the one that is named, or the one that is
 * registered where the day is another. Where a unit stands is for the tree to say: whatever else was sent is dropped.
 */
export async function withPlacedUnit(
  caseId: string,
  { type, input }: Pick<Command, 'type' | 'input'>,
  { views, reference }: PlacingNeeds,
): Promise<{ input: unknown } | Refusal> {
  if (type === 'setArea') return withArea(caseId, input, { views, reference });
  if (type !== 'correctRegistration') return { input };
  const sent = correctRegistration.input().safeParse(input);
  const view = sent.success ? await views.find(caseId, everyCase) : undefined;
  if (!sent.success || !view) return { input };
  const asked = sent.data;
  const { receivedOn: before, subject } = view.state.registration;
  const receivedOn = asked.receivedOn ?? before;
  const isMoved = receivedOn !== before;
  if (isMoved && !(await reference.findProcedureInForce(receivedOn, lawFor(subject))))
    return refuse('noRulesThen', { field: 'receivedOn' });
  const unitId = asked.unit ?? (isMoved ? findUnit(subject)?.id : undefined);
  if (unitId === undefined || asked.leaveEmpty?.includes('unit')) return { input: asked };
  const tree = await reference.findCurrentTree();
  const placed = tree && findPlace(tree, unitId, receivedOn);
  return placed ? { input: { ...asked, placed } } : refuse('unitNotThere', { field: 'unit' });
}
