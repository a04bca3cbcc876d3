import { type Visibility } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import { isRunning } from '../../domain/clocks/clock';
import {
  earliestEnd,
  mattersLeft,
  type Publication,
  publicationsNow,
  standingOf,
  timesOut,
} from '../../domain/publications/publication';
import type { PublicationStanding, PublishedMatter } from '../../domain/publications/vocabulary';
import type { CaseFilter, CaseOrder, CaseViewStore } from '../../models/caseViews';

/** What a list is of: what is to be made public still, what is out now, what has ended. */
export const publicationLists = ['due', 'out', 'ended'] as const;
export type PublicationList = (typeof publicationLists)[number];

/** A line of a list: something that was made public in a case, or is to be. */
export interface ListedPublication {
  caseId: string;
  number: string;
  matters: PublishedMatter[];
  /** Absent while it is still to be made public. */
  publication?: (Publication & { standing: PublicationStanding }) | undefined;
  /** The day by which it is to be public, or by which it may come down at the earliest. */
  dueOn?: string | undefined;
}

const asked: Record<PublicationList, { filter: CaseFilter; order: CaseOrder }> = {
  due: { filter: { stages: ['publication'], openClocks: ['publication'] }, order: 'dueFirst' },
  out: { filter: { published: ['out'] }, order: 'dueFirst' },
  ended: { filter: { published: ['done', 'cutShort', 'takenBack'] }, order: 'newestFirst' },
};

const isIn = (list: PublicationList, standing: PublicationStanding): boolean =>
  (list === 'out') === (standing === 'out');

function linesOf(state: CaseState, list: PublicationList): ListedPublication[] {
  const { caseId, number, clocks } = state;
  if (list === 'due') {
    const { publication } = clocks;
    const matters = mattersLeft(state);
    const dueOn = isRunning(publication) ? publication.dates.dueOn : undefined;
    return [{ caseId, number, matters, ...(dueOn !== undefined && { dueOn }) }];
  }
  return publicationsNow(state).flatMap((one) => {
    const standing = standingOf(one, state);
    if (!isIn(list, standing)) return [];
    const dueOn = earliestEnd(one);
    const line = { caseId, number, matters: one.matters, publication: { ...one, standing } };
    return [{ ...line, ...(dueOn !== undefined && { dueOn }) }];
  });
}

type Views = Pick<CaseViewStore, 'count' | 'list' | 'findAll'>;

export const countCasesPublishing = (views: Views, visibility: Visibility, list: PublicationList) =>
  views.count(visibility, asked[list].filter);

/** What was made public or is to be, over all cases that may be seen; pages are of cases, in their order. */
export async function listPublications(
  views: Views,
  visibility: Visibility,
  list: PublicationList,
  page: { skip: number; limit: number },
): Promise<ListedPublication[]> {
  const { filter, order } = asked[list];
  const rows = await views.list(visibility, filter, order, page);
  const found = await views.findAll(
    rows.map(({ caseId }) => caseId),
    visibility,
  );
  return found.flatMap(({ state }) => linesOf(state, list));
}

/** How often it was out, where the law wants it several times. */
export const timesOf = (one: Publication): number | undefined =>
  one.leastTimes === undefined ? undefined : timesOut(one);
