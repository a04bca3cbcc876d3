import { type Actor, everyCase } from '../../domain/access/policy';
import { approve } from '../../domain/case/commands/submissions/approve';
import type { Command } from '../../domain/case/decide';
import { isRefusal, type Refusal } from '../../domain/case/refusal';
import type { Submission } from '../../domain/case/state';
import { approvedInput, type Signature } from '../../domain/case/submissions/approvedInput';
import { findSubmission } from '../../domain/case/submissions/submission';
import type { CaseViewStore } from '../../models/caseViews';
import type { ReferenceStore } from '../../models/reference';
import { type PeopleNeeds, withPeople } from '../people/withPeople';
import { withAddressee } from './addressee';
import { type AppealableNeeds, withDecisions } from './appealable';
import { type ListNeeds, withMembersListed } from './membersListed';
import { withPlacedUnit } from './placedCorrection';
import { withComparison } from './comparedCases';
import { withKeeping } from './withKeeping';

export interface FactNeeds extends PeopleNeeds, AppealableNeeds, ListNeeds {
  views: Pick<CaseViewStore, 'find' | 'findAll' | 'list'>;
  reference: Pick<
    ReferenceStore,
    'findCurrentTree' | 'findCurrentKeeping' | 'findProcedureInForce' | 'getRules'
  >;
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
  const compared = await withComparison(caseId, { ...command, input: decided }, needs);
  return { input: await withKeeping({ ...command, input: compared }, needs) };
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
  const facts = await factsForApproval(caseId, one, { ...given, signature: sent.data }, needs);
  return isRefusal(facts) ? facts : { input: { ...sent.data, facts } };
}

/** Who would approve, and what comes with it. */
interface Approving {
  actor: Actor;
  signature: Signature;
}

/** What the office has to say for an act that is submitted, for its approval or for a draft of its papers. */
export async function factsForApproval(
  caseId: string,
  one: Submission,
  { actor, signature }: Approving,
  needs: FactNeeds,
): Promise<Record<string, unknown> | Refusal> {
  // The act as it will be given: without the day that it is signed on it is none yet.
  const input = approvedInput(one, { ...signature, facts: undefined });
  const found = await completed(caseId, { actor, type: one.act, input }, { type: 'approve' }, needs);
  if (isRefusal(found)) return { ...found, field: 'submission' };
  const facts = Object.entries(Object(found.input) as object).filter(([field]) => !(field in input));
  return Object.fromEntries(facts);
}
