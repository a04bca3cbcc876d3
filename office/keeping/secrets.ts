import { type Actor, visibilityOf } from '../../domain/access/policy';
import { daysAfter } from '../../domain/clocks/years';
import type { CaseFilter, CaseRow, CaseViewStore } from '../../models/caseViews';

/** What the list of secrets can be asked for: whose term ends soon, all that are secret, what is no more, and of what nobody was told. */
export const secretLists = ['ending', 'graded', 'declassified', 'released', 'untold'] as const;
export type SecretList = (typeof secretLists)[number];

/** How many days ahead a term counts as ending soon: an extension can still be decided. The house's choice. */
const soonDays = 120;

const filterOf = (list: SecretList, today: string): CaseFilter =>
  list === 'ending'
    ? { secrecySign: 'graded', secretUpTo: daysAfter(today, soonDays) }
    : { secrecySign: list };

type Views = Pick<CaseViewStore, 'count' | 'list'>;

export const countSecrets = (views: Views, actor: Actor, list: SecretList, today: string): Promise<number> =>
  views.count(visibilityOf(actor), filterOf(list, today));

/** A page of the cases that are or were State secrets, of those that this person may see. */
export const listSecrets = (
  views: Views,
  actor: Actor,
  { list, today }: { list: SecretList; today: string },
  page: { skip: number; limit: number },
): Promise<CaseRow[]> => views.list(visibilityOf(actor), filterOf(list, today), 'newestFirst', page);
