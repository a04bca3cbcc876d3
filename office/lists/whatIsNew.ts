import type { OfficePerson } from '../../domain/access/nobodyLeft';
import { type Actor, coverFor, maySeeCases, visibilityOf } from '../../domain/access/policy';
import { type Notice, noticesOf } from '../../domain/views/news';
import type { Account } from '../../models/accounts';
import type { CaseRow, CaseViewStore } from '../../models/caseViews';
import { actorOf } from '../people/actorOf';
import { peopleToday } from '../people/peopleToday';
import type { Services } from '../services';
import { type CaseList, filterOfList } from './caseLists';

/** A case of which something is new to somebody, its latest first. */
export interface NewToSomebody {
  row: CaseRow;
  notices: [Notice, ...Notice[]];
}

/** More than so many are not told one by one: the lists themselves show them. */
const mostNews = 100;
/** So many are counted for the bell on every page, which says that there are more. */
export const mostOnBell = 20;

/** What is new, the latest first. */
export interface News {
  cases: NewToSomebody[];
  /** Whether there may be more than was looked at. */
  isCut: boolean;
}

/**
 * What is new to a person since a moment: cases that have come to wait for them, have come up to them, or have become overdue while they
 * wait for them. Asked by the filters of their own lists, so that nothing else can be in it.
 */
async function readNews(
  views: Pick<CaseViewStore, 'list'>,
  actor: Actor,
  people: readonly OfficePerson[],
  since: string,
  most = mostNews,
): Promise<News> {
  if (!maySeeCases(actor)) return nothingNew;
  const fresh = (list: CaseList) => {
    const filter = { ...filterOfList(list, actor, people), newsAfter: since };
    return views.list(visibilityOf(actor), filter, 'newestFirst', { skip: 0, limit: most });
  };
  const [waiting, cameUp] = await Promise.all([fresh('waiting'), fresh('escalated')]);
  const roles = [...actor.roles, ...coverFor(actor).flatMap((away) => away.roles)];
  const rows = new Map([...waiting, ...cameUp].map((row) => [row.caseId, row]));
  const isIn = (some: readonly CaseRow[], id: string) => some.some(({ caseId }) => caseId === id);
  const cases = [...rows.values()]
    .flatMap((row): NewToSomebody[] => {
      const onDesk = { waits: isIn(waiting, row.caseId), cameUp: isIn(cameUp, row.caseId) };
      const [first, ...more] = row.news
        ? noticesOf(row.news, { accountId: actor.id, roles, ...onDesk }, since)
        : [];
      return first ? [{ row, notices: [first, ...more] }] : [];
    })
    .sort((a, b) => b.notices[0].at.localeCompare(a.notices[0].at));
  return { cases, isCut: waiting.length >= most || cameUp.length >= most };
}

const nothingNew: News = { cases: [], isCut: false };

type Needs = Pick<Services, 'accounts' | 'ownSettings'> & { cases: Pick<Services['cases'], 'views'> };

interface Asked {
  /** A moment, where it is not to be the last look. */
  since?: string | undefined;
  /** So many cases of a list are looked at. */
  most?: number | undefined;
}

/** What is new to this account since it looked last, or since a moment; all of it to whoever has never looked. */
export async function readOwnNews(
  { accounts, ownSettings, cases }: Needs,
  account: Account & { covers?: readonly Account[] },
  { since, most }: Asked = {},
): Promise<News> {
  const actor = actorOf(account);
  if (!maySeeCases(actor)) return nothingNew;
  const [all, { lookedAt = '' }] = await Promise.all([
    accounts.listAccounts(),
    ownSettings.read(account._id),
  ]);
  return readNews(cases.views, actor, peopleToday(all), since ?? lookedAt, most);
}
