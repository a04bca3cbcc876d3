import { z } from 'zod';
import { reporterCanBeTold, upheld, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import type { Context } from '../../context';
import { amount, date, line, optional, paragraph } from '../../fields';
import { findMostReward, type RewardForm } from '../../../procedure/rewards';
import { recoveredIn } from '../../assets';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { rewardForms } from '../../vocabulary';

/** By the table of the version an amount goes with a form, and is not above what the form and what came back let it be. */
function whyNotReward(
  state: CaseState,
  { procedure }: Context,
  { on, reward, amount }: { on: string; reward?: RewardForm | undefined; amount?: number | undefined },
): Refusal | undefined {
  if (amount === undefined) return undefined;
  if (reward === undefined) return refuse('rewardNeedsForm', { field: 'reward' });
  if (!procedure.rewards) return undefined;
  const most = findMostReward(procedure.rewards.value, { form: reward, on, recovered: recoveredIn(state) });
  return most !== undefined && amount > most
    ? refuse('rewardAboveTable', { field: 'amount', params: { most } })
    : undefined;
}

/**
 * Proposes whoever courageously reported for commendation, by nothing but this case; openly only with their consent, of
 * which the day is recorded. Until it is decided the proposal can be made anew.
 */
export const proposeCommendation = defineCommand({
  type: 'proposeCommendation',
  citation: '27-CT/TW, 231-QĐ/TW; procedure §3.5, §7',
  during: ['publication', 'closed'],
  givenBy: ['areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      to: line(300),
      merits: paragraph(),
      reward: optional(z.enum(rewardForms)),
      amount: optional(amount()),
      consentOn: date().optional(),
    }),
  obstacle: (state) => {
    if (!state.conclusion) return refuse('concludeFirst');
    if (upheld(state).length === 0) return refuse('nothingRightToCommend');
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return state.commendation?.decided ? refuse('alreadyCommended') : undefined;
  },
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ??
    whyNotReward(state, ctx, input) ??
    (input.consentOn === undefined ? undefined : whyNotDate(state, ctx, 'consentOn', input.consentOn)) ?? [
      happened('commendationProposed', input),
    ],
});
