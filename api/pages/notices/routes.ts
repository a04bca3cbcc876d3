import { Router } from 'express';
import { maySeeCases } from '../../../domain/access/policy';
import { formatDateTime } from '../../../language/dates';
import { type NewToSomebody, readOwnNews } from '../../../office/lists/whatIsNew';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { peopleToday } from '../../../office/people/peopleToday';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { signedInAccount } from '../../frame/request';
import { rememberShown } from '../../frame/shownCases';
import { listedCases } from '../find/caseRows';

const dayMs = 24 * 60 * 60 * 1000;
const earlierDays = 7;

/** What is new to a person since they looked last; to open the page is to look. */
export function noticeRoutes(services: Services): Router {
  const { cases, accounts, ownSettings } = services;
  const routes = Router();

  routes.get('/notices', async (_req, res) => {
    const { t } = res.locals;
    const account = signedInAccount(res);
    const actor = actorOf(account);
    if (!maySeeCases(actor)) throw forbidden();
    // What comes while the page is being made is still new at the next look.
    const now = new Date();
    const [{ lookedAt }, people, calendar] = await Promise.all([
      ownSettings.read(account._id),
      readPeople(accounts),
      cases.reference.getCurrentCalendar(),
    ]);
    const before = new Date(now.getTime() - earlierDays * dayMs).toISOString();
    const { cases: news, isCut } = await readOwnNews(services, account);
    const isLongAgo = lookedAt === undefined || lookedAt <= before;
    const seen = isLongAgo ? [] : (await readOwnNews(services, account, { since: before })).cases;
    const isNew = new Set(news.map(({ row }) => row.caseId));
    const earlier = seen.filter(({ row }) => !isNew.has(row.caseId));
    await ownSettings.look(account._id, now.toISOString());

    const needs = { actor, t, nameOf: people.nameOf, calendar, today: peopleToday(people.all) };
    const lines = (some: readonly NewToSomebody[]) => {
      const listed = listedCases(
        some.map(({ row }) => row),
        needs,
      );
      return listed.map((line, i) => ({
        ...line,
        notices: some[i]?.notices.map(({ kind, at }) => ({ kind, at: formatDateTime(at) })) ?? [],
      }));
    };
    res.locals.bell = { count: 0, shown: '0' };
    rememberShown(
      res.req,
      'notice',
      [...news, ...earlier].map(({ row }) => row),
    );
    res.render('notices/notices', {
      since: lookedAt && formatDateTime(lookedAt),
      news: lines(news),
      earlier: lines(earlier),
      isCut,
      earlierDays,
    });
  });
  return routes;
}
