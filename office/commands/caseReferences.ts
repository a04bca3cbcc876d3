import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CommandType } from '../../domain/case/commands';
import type { Outcome } from '../../domain/case/vocabulary';
import type { CaseViewStore } from '../../models/caseViews';
import type { FieldDescription } from './describeFields';

type Named = { caseId: string; outcome?: Outcome | undefined } | undefined;

/** Why a field cannot name this case: a key into `cases:command`. */
export type CaseFault = 'unknownCase' | 'mergedCase';
export interface WrongCase {
  field: string;
  fault: CaseFault;
}

/** A case itself cannot know these things of another: they are looked up where commands come in. */
function findFault(type: CommandType, named: Named): CaseFault | undefined {
  if (!named) return 'unknownCase';
  return type === 'merge' && named.outcome === 'merged' ? 'mergedCase' : undefined;
}

const asksForCase = (field: FieldDescription): boolean => field.kind === 'reference' && field.to === 'case';

interface Asked {
  views: CaseViewStore;
  actor: Actor;
  type: CommandType;
  fields: readonly FieldDescription[];
}

/** People know cases by their numbers: puts the case's id in the place of each. */
export async function readCaseNumbers(
  { views, actor, type, fields }: Asked,
  input: Record<string, unknown>,
): Promise<{ input: Record<string, unknown>; wrong: WrongCase[] }> {
  const read = { ...input };
  const wrong: WrongCase[] = [];
  for (const { name: field } of fields.filter(asksForCase)) {
    const number = input[field];
    if (typeof number !== 'string') continue;
    const named = await views.findByNumber(number, visibilityOf(actor));
    const fault = findFault(type, named);
    if (fault) wrong.push({ field, fault });
    else read[field] = named?.caseId;
  }
  return { input: read, wrong };
}

/** Programs name cases by their ids: which fields name none that the caller sees, or one that cannot be meant. */
export async function findWrongCases(
  { views, actor, type, fields }: Asked,
  input: Readonly<Record<string, unknown>>,
): Promise<WrongCase[]> {
  const wrong: WrongCase[] = [];
  for (const { name: field } of fields.filter(asksForCase)) {
    const caseId = input[field];
    if (typeof caseId !== 'string') continue;
    const fault = findFault(type, await views.find(caseId, visibilityOf(actor)));
    if (fault) wrong.push({ field, fault });
  }
  return wrong;
}
