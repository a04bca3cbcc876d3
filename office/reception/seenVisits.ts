import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { Visit } from '../../domain/reception/visit';
import type { CaseStores } from '../../models/caseStores';
import { type DayVisit, findVisit } from './visits';

type Stores = Pick<CaseStores, 'visits' | 'receptionDays' | 'views'>;

/** The numbers of the cases that visits have become, of those that a person may see. */
export const caseNumbersOf = (
  { views }: Pick<Stores, 'views'>,
  actor: Actor,
  visits: readonly Pick<Visit, 'caseId'>[],
): Promise<ReadonlyMap<string, string>> =>
  views.numbersOf(
    visits.flatMap(({ caseId }) => caseId ?? []),
    visibilityOf(actor),
  );

/** Whether what a visit was about is kept from somebody: it has become a case that they may not see, by a conflict of interest for instance. */
export const isKeptFrom = (
  { caseId }: Pick<Visit, 'caseId'>,
  numbers: ReadonlyMap<string, string>,
): boolean => caseId !== undefined && !numbers.has(caseId);

/** A visit with its day, and the number of the case that it has become; undefined where it is not there for whoever asks. */
export async function findSeenVisit(
  stores: Stores,
  actor: Actor,
  visitId: string,
): Promise<(DayVisit & { caseNumber?: string | undefined }) | undefined> {
  const found = await findVisit(stores, visitId);
  if (!found) return undefined;
  const numbers = await caseNumbersOf(stores, actor, [found.visit]);
  if (isKeptFrom(found.visit, numbers)) return undefined;
  return { ...found, caseNumber: numbers.get(found.visit.caseId ?? '') };
}
