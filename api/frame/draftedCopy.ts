import type { Actor } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import { cutOut, cutSign } from '../../domain/workingCopy/marks';
import { readWorkingCopy } from '../../office/reporter/workingCopy';
import type { Services } from '../../office/services';
import { toldReading } from './toldReading';

interface Asked {
  state: CaseState;
  /** Where the letter is sealed. */
  ref: string;
  actor: Actor;
  commandId: string;
  why: string;
}

/**
 * The letter as it came, and what a working copy begins with: the one before, or the letter, without what is known of its writer. The
 * letter is read for it: that is told before it is given. Undefined where the letter is gone.
 * @throws Problem where the reading cannot be told
 */
export async function draftedCopy(
  { state, ref, actor, commandId, why }: Asked,
  services: Pick<Services, 'cases'>,
): Promise<{ original: string; text: string } | undefined> {
  const { cases } = services;
  const { caseId } = state;
  const fields = ['originalText' as const];
  await toldReading({ caseId, commandId, actor, fields, reason: why }, services);
  await cases.officeLog.append({ by: actor.id, type: 'secretSeen', data: { caseId, part: 'letter' } });
  const at = new Date().toISOString();
  const identity = await cases.vault.look(ref, { at, caseId, by: actor.id, fields, why });
  if (!identity) return undefined;
  const begun = (await readWorkingCopy(state, services)) ?? identity.originalText;
  return { original: identity.originalText, text: cutOut(begun, identity, cutSign) };
}
