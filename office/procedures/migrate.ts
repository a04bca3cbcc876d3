import { z } from 'zod';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { Refusal } from '../../domain/case/refusal';
import type { Services } from '../services';
import { rulesWith, type Target } from './preview';

const one = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** The cases that were chosen on the page, each as `caseId seenAct` of what was shown, and why they are moved. */
export const migrationForm = z.object({
  commandId: z.uuid(),
  cases: z.preprocess(
    one,
    z
      .array(z.string().regex(/^\S+ \d+$/))
      .min(1)
      .max(100),
  ),
  reason: z.string().trim().min(1).max(5000),
});

export interface Migration {
  commandId: string;
  cases: { caseId: string; seenAct?: number | undefined }[];
  reason: string;
}

/** What the page sent, taken apart. */
export const chosenOf = ({ cases, ...rest }: z.infer<typeof migrationForm>): Migration => ({
  ...rest,
  cases: cases.map((entry) => {
    const [caseId = '', seenAct = ''] = entry.split(' ');
    return { caseId, seenAct: Number(seenAct) };
  }),
});

export interface Migrated {
  moved: number;
  /** Cases in which somebody acted since they were shown, or that went out of sight: to be looked at again. */
  left: number;
  /** Of these, why the rules do not let a case be moved, whoever acted. */
  refused: { caseId: string; refusal: Refusal }[];
}

/** Moves each chosen case by its own command, so that a second click changes nothing more. */
export async function migrate(
  { commandId, cases: chosen, reason }: Migration,
  target: Target,
  actor: Actor,
  { cases }: Pick<Services, 'cases'>,
): Promise<Migrated> {
  const result: Migrated = { moved: 0, left: 0, refused: [] };
  for (const { caseId, seenAct } of chosen) {
    const view = await cases.views.find(caseId, visibilityOf(actor));
    const outcome =
      view &&
      (await cases.gateway.give(caseId, {
        type: 'changeRules',
        commandId,
        actor,
        input: { ...(await rulesWith(view.state, target, cases)), reason },
        seenAct,
      }));
    if (outcome?.kind === 'done') result.moved += 1;
    else result.left += 1;
    if (outcome?.kind === 'refused' && outcome.refusal.refused !== 'colleagueWasFaster')
      result.refused.push({ caseId, refusal: outcome.refusal });
  }
  return result;
}
