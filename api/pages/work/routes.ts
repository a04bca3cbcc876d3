import { Router } from 'express';
import { mayDo, maySeeCases } from '../../../domain/access/policy';
import { peopleToday } from '../../../office/people/peopleToday';
import { readPeople } from '../../../office/people/people';
import { forbidden } from '../../frame/errors/problem';
import { listsFor } from '../../../office/lists/caseLists';
import { countLeft } from '../../../office/handOver/waitingFor';
import { listedCases } from '../find/caseRows';
import { findAddress } from '../find/query';
import { formatDate, formatDateTime } from '../../../language/dates';
import { readWaitingBeside } from '../../../office/lists/waitingBeside';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';
import { rememberShown } from '../../frame/shownCases';
import { readWork } from './sections';

/** What waits for a person: the page on which their day begins. */
export function workRoutes({ cases, accounts }: Services): Router {
  const routes = Router();

  routes.get('/work', async (_req, res) => {
    const { t } = res.locals;
    const account = signedInAccount(res);
    const actor = actorOf(account);
    if (!maySeeCases(actor)) {
      if (mayDo(actor, 'manageAccounts')) return res.redirect(303, '/accounts');
      throw forbidden();
    }
    const [people, calendar] = await Promise.all([
      readPeople(accounts),
      cases.reference.getCurrentCalendar(),
    ]);
    const { nameOf } = people;
    const today = peopleToday(people.all);
    const work = await readWork(cases.views, actor, today);
    const left = mayDo(actor, 'handOver') ? await countLeft(cases.views, actor, people.all) : 0;
    const digests = await Promise.all(
      work.digests.map(async ({ digest, count }) => {
        const record = await cases.imports.find(digest);
        const on = record && formatDateTime(record.importedAt ?? record.createdAt);
        return {
          text: on ? t('import:digest.title', { on, count }) : t('import:digest.unknown', { count }),
          href: findAddress({ list: 'escalated', digest }),
        };
      }),
    );
    const needs = { actor, t, nameOf, calendar, today };
    rememberShown(res.req, 'list', [...work.escalated, ...work.waiting, ...work.mine]);
    res.render('work/work', {
      ...(await readWaitingBeside(cases, actor)),
      counts: listsFor(actor).map((list) => ({
        list,
        count: work.counts[list],
        href: findAddress({ list }),
      })),
      digests,
      left,
      escalated: listedCases(work.escalated, needs),
      escalatedSingly: work.escalatedSingly,
      escalatedHref: findAddress({ list: 'escalated', digest: 'none' }),
      waiting: listedCases(work.waiting, needs),
      waitingCount: work.counts.waiting,
      waitingHref: findAddress({ list: 'waiting' }),
      mine: listedCases(work.mine, needs),
      mineCount: work.counts.mine,
      mineHref: findAddress({ list: 'mine', order: 'newestFirst' }),
      covers: account.covers.map(({ displayName, absence }) =>
        t('work:covers', { name: displayName, to: formatDate(absence?.to) }),
      ),
      mayRegister: mayDo(actor, 'register'),
    });
  });
  return routes;
}
