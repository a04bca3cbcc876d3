import { everyCase } from '../../domain/access/policy';
import { approve } from '../../domain/case/commands/submissions/approve';
import type { Command } from '../../domain/case/decide';
import { isRefusal, type Refusal } from '../../domain/case/refusal';
import { approvedInput } from '../../domain/case/submissions/approvedInput';
import { findSubmission } from '../../domain/case/submissions/submission';
import type { CaseViewStore } from '../../models/caseViews';
import type { ReferenceStore } from '../../models/reference';
import { type PeopleNeeds, withPeople } from '../people/withPeople';
import { withAddressee } from './addressee';
import { type AppealableNeeds, withDecisions } from './appealable';
import { type ListNeeds, withMembersListed } from './membersListed';
import { withPlacedUnit } from './placedCorrection';
import { withComparison } from './comparedCases';

interface FactNeeds extends PeopleNeeds, AppealableNeeds, ListNeeds {
  views: Pick<CaseViewStore, 'find' | 'findAll' | 'list'>;
  reference: Pick<ReferenceStore, 'findCurrentTree' | 'findProcedureInForce' | 'getRules'>;
}

type Given = Pick<Command, 'type' | 'actor' | 'input'>;

/**
 * Gives the input of a command with what its case cannot know of the office: where a unit stands, whose accounts it names, which decisions
 * and cases it is about. Whatever was sent in their place is dropped. For an approval it is found out anew for what is approved.
 */
export async function withFacts(
  caseId: string,
  given: Given,
  needs: FactNeeds,
): Promise<{ input: unknown } | Refusal> {
  return given.type === 'approve'
    ? forApproval(caseId, given, needs)
    : completed(caseId, given, given, needs);
}

async function completed(
  caseId: string,
  command: Given,
  givenAs: Pick<Given, 'type'>,
  needs: FactNeeds,
): Promise<{ input: unknown } | Refusal> {
  const addressed = await withAddressee(caseId, command, givenAs, needs);
  if (isRefusal(addressed)) return addressed;
  const placed = await withPlacedUnit(caseId, { ...command, ...addressed }, needs);
  if (isRefusal(placed)) return placed;
  const counted = await withMembersListed(caseId, { ...command, ...placed }, needs);
  const peopled = await withPeople(caseId, { ...command, input: counted }, needs);
  const decided = await withDecisions(caseId, { ...command, input: peopled }, needs);
  return { input: await withComparison(caseId, { ...command, input: decided }, needs) };
}

async function forApproval(
  caseId: string,
  given: Given,
  needs: FactNeeds,
): Promise<{ input: unknown } | Refusal> {
  const sent = approve.input().safeParse(given.input);
  if (!sent.success) return { input: given.input };
  const view = await needs.views.find(caseId, everyCase);
  const one = view && findSubmission(view.state, sent.data.submission);
  if (!one) return { input: sent.data };
  const asked = approvedInput(one, sent.data);
  const found = await completed(caseId, { ...given, type: one.act, input: asked }, given, needs);
  if (isRefusal(found)) return { ...found, field: 'submission' };
  const facts = Object.entries(Object(found.input) as object).filter(([field]) => !(field in asked));
  return { input: { ...sent.data, facts: Object.fromEntries(facts) } };
}
