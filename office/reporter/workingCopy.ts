import { randomUUID } from 'node:crypto';
import { everyCase, type Actor } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import { type MarkKind, standingIn } from '../../domain/workingCopy/marks';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { Services } from '../services';

interface Order {
  caseId: string;
  /** Where the identity is sealed by which the text is read back. */
  ref: string;
  commandId: string;
  actor: Actor;
  text: string;
}

/** What became of it. `standing`: by what the text still gives its writer away; `gone`: nothing is left to read it back by. */
export type MadeCopy =
  | { kind: 'done' }
  | { kind: 'standing'; by: MarkKind[] }
  | { kind: 'gone' }
  | { kind: 'not'; outcome: CommandOutcome };

/** The working copy of a case as it is now; undefined where none was made, or its key is gone. */
export async function readWorkingCopy(
  { caseId, workingCopies = [] }: CaseState,
  { cases }: Pick<Services, 'cases'>,
): Promise<string | undefined> {
  const last = workingCopies.at(-1);
  return last && cases.workingCopies.find(caseId, last);
}

/** Makes a text the working copy of a case, once it was read back and nothing that is known of its writer stands in it. */
export async function makeWorkingCopy(
  { caseId, ref, commandId, actor, text }: Order,
  { cases }: Pick<Services, 'cases'>,
): Promise<MadeCopy> {
  const { vault, workingCopies, gateway, views } = cases;
  const by = await vault.judge({ caseId, ref }, (identity) => standingIn(text, identity));
  if (!by) return { kind: 'gone' };
  if (by.length > 0) return { kind: 'standing', by };
  const view = await views.find(caseId, everyCase);
  const before = view?.state.workingCopies?.find((one) => one.commandId === commandId);
  // The same form was sent twice.
  if (before && (await workingCopies.find(caseId, before)) === text) return { kind: 'done' };
  const copy = randomUUID();
  const sha256 = await workingCopies.keep(caseId, copy, text);
  const input = { copy, sha256 };
  const outcome = await gateway.give(caseId, { type: 'makeWorkingCopy', commandId, actor, input });
  if (outcome.kind === 'done') return { kind: 'done' };
  if (outcome.kind === 'refused') await workingCopies.discard(copy);
  return { kind: 'not', outcome };
}
