import { decideDestruction } from '../../domain/case/commands/keeping/decideDestruction';
import { proposeDestruction } from '../../domain/case/commands/keeping/proposeDestruction';
import type { Command } from '../../domain/case/decide';
import type { CaseEventStore } from '../../models/caseEvents';
import type { ReferenceStore } from '../../models/reference';
import { areAllSealed } from '../../models/sealedData';

export interface KeepingNeeds {
  reference: Pick<ReferenceStore, 'findCurrentKeeping'>;
  events: Pick<CaseEventStore, 'readKept'>;
}

const judged = { proposeDestruction, decideDestruction };
const isJudged = (type: string): type is keyof typeof judged => Object.hasOwn(judged, type);

/**
 * Gives the input of what is about destroying a file with the schedule of the day, and with whether all that the file says ends with its
 * key. Whatever else was sent in their place is dropped.
 */
export async function withKeeping(
  caseId: string,
  { type, input }: Pick<Command, 'type' | 'input'>,
  { reference, events }: KeepingNeeds,
): Promise<unknown> {
  if (!isJudged(type)) return input;
  const sent = judged[type].input().safeParse(input);
  if (!sent.success) return input;
  const keeping = await reference.findCurrentKeeping();
  const schedule = keeping && { keeping };
  if (type === 'proposeDestruction') return { ...sent.data, ...schedule };
  const isSealed = areAllSealed(await events.readKept(caseId));
  return { ...sent.data, ...schedule, isSealed };
}
