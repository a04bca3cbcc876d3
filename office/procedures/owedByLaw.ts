import type { Visibility } from '../../domain/access/policy';
import { openStages } from '../../domain/case/command';
import { lawOf } from '../../domain/procedure/law';
import { findProcedureInForce, type Procedure } from '../../domain/procedure/procedure';
import { goesByKey } from '../../domain/views/caseView';
import type { CaseStores } from '../../models/caseStores';
import type { CaseFilter } from '../../models/caseFilter';
import { filterFor } from './preview';

type Stores = Pick<CaseStores, 'views' | 'reference'>;

/** Which open cases the law moves to a version that are not under it, nor under a later one; undefined where it moves none. */
export async function filterOwedByLaw(procedure: Procedure, stores: Stores): Promise<CaseFilter | undefined> {
  const { transition, effectiveFrom } = procedure;
  if (!transition) return undefined;
  const asLate = (await stores.reference.listProcedures()).filter(
    (one) => lawOf(one) === lawOf(procedure) && one.effectiveFrom >= effectiveFrom,
  );
  const filter = await filterFor({ procedure }, stores);
  const others = asLate.map((one) => goesByKey('procedure', one));
  return {
    ...filter,
    stages: openStages.filter((stage) => transition.value.openCases === 'all' || stage !== 'intake'),
    notUnder: [...(filter.notUnder ?? []), ...others],
    receivedBefore: effectiveFrom,
  };
}

/** A version in force today to which the law moves open cases, with how many of those that somebody sees are still to be moved. */
export interface OwedMove {
  procedure: Procedure;
  count: number;
}

/** What the law moves and nobody has moved yet, by the versions in force on that day; none where all is done. */
export async function listOwedByLaw(
  visibility: Visibility,
  today: string,
  stores: Stores,
): Promise<OwedMove[]> {
  const versions = await stores.reference.listProcedures();
  const owed: OwedMove[] = [];
  for (const law of ['party', 'state'] as const) {
    const procedure = findProcedureInForce(versions, today, law);
    const filter = procedure && (await filterOwedByLaw(procedure, stores));
    const count = filter ? await stores.views.count(visibility, filter) : 0;
    if (procedure && count > 0) owed.push({ procedure, count });
  }
  return owed;
}
