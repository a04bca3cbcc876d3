import { everyCase } from '../../domain/access/policy';
import { type CommandType, isCommandType } from '../../domain/case/commands';
import { caseDifferencesOf } from '../../domain/case/compared';
import type { Command } from '../../domain/case/decide';
import type { CaseViewStore } from '../../models/caseViews';

/** Whether a command joins its case to another, with which it is compared first. */
const compares: readonly CommandType[] = ['merge'];

const isInput = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null;

/** Gives the input of a command that joins two cases with what they differ in. Whatever was sent in its place is dropped. */
export async function withComparison(
  caseId: string,
  { type, input }: Pick<Command, 'type' | 'input'>,
  { views }: { views: Pick<CaseViewStore, 'find'> },
): Promise<unknown> {
  if (!isCommandType(type) || !compares.includes(type) || !isInput(input)) return input;
  const { into, ...rest } = input;
  const [own, other] = await Promise.all([
    views.find(caseId, everyCase),
    typeof into === 'string' ? views.find(into, everyCase) : undefined,
  ]);
  const compared = own &&
    other && { number: other.number, differs: caseDifferencesOf(own.state, other.state) };
  return { ...rest, into, compared };
}
