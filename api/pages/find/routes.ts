import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { maySeeCases, visibilityOf } from '../../../domain/access/policy';
import { reportKinds, stages } from '../../../domain/case/vocabulary';
import { peopleToday } from '../../../office/people/peopleToday';
import { readPeople } from '../../../office/people/people';
import { forbidden } from '../../frame/errors/problem';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';
import { listedCases } from './caseRows';
import { filterOf, findAddress, type FindQuery, findQuerySchema } from './query';
import { findSearch, keepSearch } from './searches';

const perPage = 20;
const searchSchema = z.object({ text: z.string().trim().max(200).catch('') });

const forThoseWhoSeeCases: RequestHandler = (_req, res, next) => {
  if (!maySeeCases(actorOf(signedInAccount(res)))) throw forbidden();
  next();
};

/** The choices of the filter, each with its words. */
const choicesOf = (t: Translate) => ({
  stages: stages.map((value) => ({ value, text: word(t, 'stages', value) })),
  kinds: reportKinds.map((value) => ({ value, text: word(t, 'kinds', value) })),
  attentions: (['overdue', 'warned', 'dueSoon', 'none'] as const).map((value) => ({
    value,
    text: t(`find:attention.${value}`),
  })),
});

/** Where each filter leads when it is taken off. */
function activeFilters(
  query: FindQuery,
  text: string | undefined,
  importedOn: string | undefined,
  t: Translate,
) {
  const without = (name: keyof FindQuery) => findAddress({ ...query, [name]: undefined, page: 1 });
  return [
    text !== undefined && { text: t('find:active.text', { text }), href: without('search') },
    query.list && { text: t(`work:list.${query.list}`), href: without('list') },
    query.import && { text: t('find:active.import', { on: importedOn ?? '–' }), href: without('import') },
    query.digest && {
      text: t(query.digest === 'none' ? 'find:active.noDigest' : 'find:active.digest'),
      href: without('digest'),
    },
  ].filter((one) => one !== false && one !== undefined && one !== '');
}

/** Finding cases: free text by a form that is sent, all else in the address. */
export function findRoutes({ cases, accounts }: Services): Router {
  const routes = Router();

  routes.get('/cases', forThoseWhoSeeCases, async (req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const asked = findQuerySchema.parse(req.query);
    const text = findSearch(req, asked.search);
    const people = await readPeople(accounts);
    const today = peopleToday(people.all);
    const filter = filterOf(asked, actor, text, today);
    const visibility = visibilityOf(actor);
    const count = await cases.views.count(visibility, filter);
    const pages = Math.max(1, Math.ceil(count / perPage));
    const page = Math.min(asked.page, pages);
    const skip = (page - 1) * perPage;
    const { nameOf } = people;
    const [rows, calendar, imported] = await Promise.all([
      cases.views.list(visibility, filter, asked.order, { skip, limit: perPage }),
      cases.reference.getCurrentCalendar(),
      asked.import === undefined ? undefined : cases.imports.find(asked.import),
    ]);
    res.render('find/cases', {
      query: { ...asked, page },
      text,
      searchLost: asked.search !== undefined && text === undefined,
      rows: listedCases(rows, { actor, t, nameOf, calendar, today }),
      count,
      shown: { from: count === 0 ? 0 : skip + 1, to: skip + rows.length },
      pages,
      previous: page > 1 && findAddress({ ...asked, page: page - 1 }),
      next: page < pages && findAddress({ ...asked, page: page + 1 }),
      active: activeFilters(asked, text, imported && formatDate(imported.createdAt), t),
      choices: choicesOf(t),
    });
  });

  // What is typed may be a name: it goes into the session, and only its id into the address.
  routes.post('/cases/search', forThoseWhoSeeCases, (req, res) => {
    const { text } = searchSchema.parse(req.body);
    const query = findQuerySchema.parse(req.body);
    const search = text === '' ? undefined : keepSearch(req, text);
    res.redirect(303, findAddress({ ...query, search, page: 1 }));
  });
  return routes;
}
