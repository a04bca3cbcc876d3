import { everyCase } from '../../domain/access/policy';
import { rulesOf } from '../../domain/case/checks';
import type { CaseState } from '../../domain/case/state';
import type { CommandOutcome } from '../../office/commands/commandOutcome';
import type { CaseGateway, GivenCommand } from '../../office/commands/gateway';
import type { CaseViewStore } from '../../models/caseViews';
import type { ReferenceStore } from '../../models/reference';
import { inSteps } from '../../seeds/demonstration/inSteps';
import { ordinaryHand } from '../domain/office';

interface Needs {
  gateway: Pick<CaseGateway, 'give'>;
  views: Pick<CaseViewStore, 'find'>;
  reference: Pick<ReferenceStore, 'getRules'>;
}

/**
 * Gives an act whole where the office decides it in steps: each hand in turn, by whoever usually does it. The first that is not done is
 * the answer. Given again under the same id, each hand is answered as it was.
 */
export async function giveWhole(
  { gateway, views, reference }: Needs,
  caseId: string,
  command: GivenCommand,
  read?: (caseId: string) => Promise<CaseState>,
): Promise<CommandOutcome> {
  const { type, actor: by, commandId } = command;
  const stored = async () => (await views.find(caseId, everyCase))?.state;
  const current = async () => (read ? read(caseId) : stored());
  const state = await current();
  const { procedure } = state ? await reference.getRules(rulesOf(state)) : { procedure: undefined };
  const act = { type, by, input: Object(command.input) as Record<string, unknown> };
  const steps = state && procedure && inSteps(act, state, procedure, ordinaryHand);
  if (!steps) return gateway.give(caseId, command);
  const [first, ...others] = steps;
  let outcome = await gateway.give(caseId, {
    ...command,
    actor: first?.by ?? by,
    // What comes before the act itself is an act of its own.
    ...(first &&
      first.type !== type && { type: first.type as GivenCommand['type'], input: first.input(state) }),
    ...(first && first.type === type && type === 'publish' && { input: first.input(state) }),
  });
  for (const [i, hand] of others.entries()) {
    const now = await current();
    if (outcome.kind !== 'done' || !now) return outcome;
    const input = hand.input(now);
    outcome = await gateway.give(caseId, {
      type: hand.type as GivenCommand['type'],
      commandId: `${commandId}-${i + 2}`,
      actor: hand.by,
      input,
    });
  }
  return outcome;
}
