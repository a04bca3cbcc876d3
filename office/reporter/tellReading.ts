import type { Actor } from '../../domain/access/policy';
import type { ReadIdentityInput } from '../../domain/case/commands/identity/readIdentity';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { Services } from '../services';

interface Reading extends ReadIdentityInput {
  caseId: string;
  /** The same form sent twice is one reading. */
  commandId: string;
  actor: Actor;
}

/** Has the case tell who reads what of its reporter, before any of it is shown: nothing is shown of which this is not done. */
export const tellReading = (
  { caseId, commandId, actor, ...input }: Reading,
  { cases }: Pick<Services, 'cases'>,
): Promise<CommandOutcome> => cases.gateway.give(caseId, { type: 'readIdentity', commandId, actor, input });
