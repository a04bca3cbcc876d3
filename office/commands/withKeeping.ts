import { decideDestruction } from '../../domain/case/commands/keeping/decideDestruction';
import { proposeDestruction } from '../../domain/case/commands/keeping/proposeDestruction';
import type { Command } from '../../domain/case/decide';
import type { ReferenceStore } from '../../models/reference';

const judged = { proposeDestruction, decideDestruction };
const isJudged = (type: string): type is keyof typeof judged => Object.hasOwn(judged, type);

/** Gives the input of what is about destroying a file with the schedule of the day. Whatever else was sent in its place is dropped. */
export async function withKeeping(
  { type, input }: Pick<Command, 'type' | 'input'>,
  { reference }: { reference: Pick<ReferenceStore, 'findCurrentKeeping'> },
): Promise<unknown> {
  if (!isJudged(type)) return input;
  const sent = judged[type].input().safeParse(input);
  if (!sent.success) return input;
  const keeping = await reference.findCurrentKeeping();
  return { ...sent.data, ...(keeping && { keeping }) };
}
