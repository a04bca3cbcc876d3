import type { Actor } from '../../domain/access/policy';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { Services } from '../services';
import { type HandOverWords, sealHandOver } from './words';

interface Order {
  caseId: string;
  commandId: string;
  actor: Actor;
  file: string;
  on: string;
  words: HandOverWords;
}

/** Enters that the original of a file was handed over; sent twice, it is entered once. */
export async function handOver(
  { caseId, commandId, actor, file, on, words }: Order,
  { cases }: Pick<Services, 'cases'>,
): Promise<CommandOutcome> {
  const input = { file, on, words: await sealHandOver(cases.vault, caseId, file, words) };
  return cases.gateway.give(caseId, { type: 'handOverOriginal', commandId, actor, input });
}
