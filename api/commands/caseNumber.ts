import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseViewStore } from '../../models/caseViews';
import type { FieldDescription } from './describeFields';

/** The id of the case with that number, among those that this person sees. */
async function findCaseId(views: CaseViewStore, actor: Actor, number: string): Promise<string | undefined> {
  const found = await views.list(visibilityOf(actor), { text: number }, 'newestFirst', {
    skip: 0,
    limit: 20,
  });
  return found.find((row) => row.number === number)?.caseId;
}

export interface NumbersRead {
  input: Record<string, unknown>;
  /** Fields whose number no case has. */
  unknown: string[];
}

/** People know cases by their numbers: puts the case's id in the place of each. */
export async function readCaseNumbers(
  views: CaseViewStore,
  actor: Actor,
  fields: readonly FieldDescription[],
  input: Record<string, unknown>,
): Promise<NumbersRead> {
  const read = { ...input };
  const unknown: string[] = [];
  for (const field of fields) {
    const number = input[field.name];
    if (field.kind !== 'reference' || field.to !== 'case' || typeof number !== 'string') continue;
    const caseId = await findCaseId(views, actor, number);
    if (caseId === undefined) unknown.push(field.name);
    else read[field.name] = caseId;
  }
  return { input: read, unknown };
}
