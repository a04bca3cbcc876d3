import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { Refusal } from '../../domain/case/refusal';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { Services } from '../services';
import { rulesWith, type Target } from './preview';

/** What moves a case, and why. */
export interface CaseMove {
  commandId: string;
  caseId: string;
  /** The last act that was known when it was shown: whoever acted since is not passed over. */
  seenAct?: number | undefined;
  reason: string;
}

export interface Migration extends Omit<CaseMove, 'caseId' | 'seenAct'> {
  cases: Pick<CaseMove, 'caseId' | 'seenAct'>[];
}

export interface Migrated {
  moved: number;
  /** Cases in which somebody acted since they were shown, or that went out of sight: to be looked at again. */
  left: number;
  /** Of these, why the rules do not let a case be moved, whoever acted. */
  refused: { caseId: string; refusal: Refusal }[];
}

/** Moves one case by its own command, so that a second click changes nothing more; undefined when it is out of this person's sight. */
export async function moveCase(
  { caseId, seenAct, commandId, reason }: CaseMove,
  target: Target,
  actor: Actor,
  { cases }: Pick<Services, 'cases'>,
): Promise<CommandOutcome | undefined> {
  const view = await cases.views.find(caseId, visibilityOf(actor));
  if (!view) return undefined;
  const input = { ...(await rulesWith(view.state, target, cases)), reason };
  return cases.gateway.give(caseId, { type: 'changeRules', commandId, actor, input, seenAct });
}

/** Moves some chosen cases and waits for each. */
export async function migrate(
  { cases: chosen, ...move }: Migration,
  target: Target,
  actor: Actor,
  services: Pick<Services, 'cases'>,
): Promise<Migrated> {
  const result: Migrated = { moved: 0, left: 0, refused: [] };
  for (const one of chosen) {
    const outcome = await moveCase({ ...move, ...one }, target, actor, services);
    if (outcome?.kind === 'done') result.moved += 1;
    else result.left += 1;
    if (outcome?.kind === 'refused' && outcome.refusal.refused !== 'colleagueWasFaster')
      result.refused.push({ caseId: one.caseId, refusal: outcome.refusal });
  }
  return result;
}
