import type { OfficePerson } from '../../../domain/access/nobodyLeft';
import { type Actor, visibilityOf } from '../../../domain/access/policy';
import type { CaseRow, CaseViewStore } from '../../../models/caseViews';
import { type CaseList, caseLists, filterOfList } from '../../../office/lists/caseLists';

const shown = { escalated: 10, waiting: 20, mine: 10 } as const;

/** A person's work: how long each list is, and the head of those that the page shows. */
export interface Work {
  counts: Record<CaseList, number>;
  /** Escalations one by one; those that came in a digest are told together. */
  escalated: CaseRow[];
  escalatedSingly: number;
  digests: { digest: string; count: number }[];
  waiting: CaseRow[];
  mine: CaseRow[];
}

/** Asks for everything that the page needs at once; each count by the filter of the list behind it. */
export async function readWork(
  views: CaseViewStore,
  actor: Actor,
  people: readonly OfficePerson[],
): Promise<Work> {
  const filterFor = (list: CaseList) => filterOfList(list, actor, people);
  const visibility = visibilityOf(actor);
  const filters = { escalated: filterFor('escalated'), waiting: filterFor('waiting') };
  const singly = { ...filters.escalated, digest: 'none' };
  const head = (filter: typeof singly | typeof filters.waiting, limit: number) =>
    views.list(visibility, filter, 'dueFirst', { skip: 0, limit });
  const [counted, escalated, digests, waiting, mine] = await Promise.all([
    Promise.all(
      caseLists.map(async (list) => [list, await views.count(visibility, filterFor(list))] as const),
    ),
    head(singly, shown.escalated),
    views.countByDigest(visibility, filters.escalated),
    head(filters.waiting, shown.waiting),
    head(filterFor('mine'), shown.mine),
  ]);
  const escalatedSingly =
    escalated.length < shown.escalated ? escalated.length : await views.count(visibility, singly);
  return {
    counts: Object.fromEntries(counted) as Record<CaseList, number>,
    escalated,
    escalatedSingly,
    digests: [...digests].map(([digest, count]) => ({ digest, count })),
    waiting,
    mine,
  };
}
