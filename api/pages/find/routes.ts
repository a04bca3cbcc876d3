import { Router, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { maySeeCases, visibilityOf } from '../../../domain/access/policy';
import { reportKinds, stages } from '../../../domain/case/vocabulary';
import { peopleToday } from '../../../office/people/peopleToday';
import { readPeople } from '../../../office/people/people';
import { placeOf } from '../../../models/casePages';
import type { RowPage } from '../../../models/caseViews';
import { fieldError } from '../../../language/fieldErrors';
import { forbidden } from '../../frame/errors/problem';
import { formatDate } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';
import { listedCases } from './caseRows';
import {
  filterOf,
  findAddress,
  otherTags,
  type FindQuery,
  findQuerySchema,
  pageOf,
  writtenPlace,
} from './query';
import { findSearch, keepSearch } from './searches';

const perPage = 20;
const longestSearch = 200;
const searchSchema = z.object({ text: z.string().trim().catch('') });

/** What is looked for: a text, one that is too long, or one that this session no longer knows. */
interface Searched {
  text?: string | undefined;
  tooLong?: string;
  searchLost?: boolean;
}

const forThoseWhoSeeCases: RequestHandler = (_req, res, next) => {
  if (!maySeeCases(actorOf(signedInAccount(res)))) throw forbidden();
  next();
};

/** The choices of the filter, each with its words. */
const choicesOf = (t: Translate) => ({
  stages: stages.map((value) => ({ value, text: word(t, 'stages', value) })),
  kinds: reportKinds.map((value) => ({ value, text: word(t, 'kinds', value) })),
  attentions: [
    ...(['overdue', 'warned', 'dueSoon', 'none'] as const).map((value) => ({
      value,
      text: t(`find:attention.${value}`),
    })),
    ...otherTags.map((value) => ({ value, text: t(`clocks:tag.${value}`) })),
  ],
});

/** All rows of such a list are of the one unit; where there is none, nobody says what it is called. */
const unitText = (unit: string, name: string | undefined, t: Translate): string =>
  unit === 'none' ? t('find:active.noUnit') : t('find:active.unit', { name: name ?? unit });

/** Where each filter leads when it is taken off. */
function activeFilters(
  query: Omit<FindQuery, 'after' | 'before'>,
  text: string | undefined,
  importedOn: string | undefined,
  named: { officer: Names; unit: string | undefined },
  t: Translate,
) {
  const without = (name: keyof typeof query) => findAddress({ ...query, [name]: undefined, page: 1 });
  return [
    text !== undefined && { text: t('find:active.text', { text }), href: without('search') },
    query.list && { text: t(`work:list.${query.list}`), href: without('list') },
    query.officer && {
      text: t('find:active.officer', { name: named.officer(query.officer) }),
      href: without('officer'),
    },
    query.unit && { text: unitText(query.unit, named.unit, t), href: without('unit') },
    query.dueOn && {
      text: t('find:active.dueOn', { on: formatDate(query.dueOn) }),
      href: without('dueOn'),
    },
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

  async function show(res: Response, asked: FindQuery, { text, tooLong, searchLost }: Searched) {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const people = await readPeople(accounts);
    const today = peopleToday(people.all);
    const filter = filterOf(asked, actor, text, today);
    const visibility = visibilityOf(actor);
    // Where it is not known what is looked for, all cases would be no answer to it.
    const isUnknown = searchLost === true || tooLong !== undefined;
    const count = isUnknown ? 0 : await cases.views.count(visibility, filter);
    const pages = Math.max(1, Math.ceil(count / perPage));
    const page = Math.min(asked.page, pages);
    const listOf = (of: RowPage) => cases.views.list(visibility, filter, asked.order, of);
    const there = count === 0 ? [] : await listOf(pageOf({ ...asked, page }, perPage));
    // All that stood here have gone: what there is now ends before it.
    const rows =
      count > 0 && there.length === 0 ? await listOf({ skip: (pages - 1) * perPage, limit: perPage }) : there;
    const before =
      rows[0] === undefined
        ? 0
        : await cases.views.countBefore(visibility, filter, asked.order, placeOf(rows[0], asked.order));
    const { nameOf } = people;
    const [calendar, imported] = await Promise.all([
      cases.reference.getCurrentCalendar(),
      asked.import === undefined ? undefined : cases.imports.find(asked.import),
    ]);
    const [first, last] = [rows[0], rows.at(-1)];
    const query = { ...asked, after: undefined, before: undefined };
    const behind = before + rows.length;
    res.status(tooLong === undefined ? 200 : 422).render('find/cases', {
      query: { ...query, page },
      text: tooLong ?? text,
      errors:
        tooLong === undefined
          ? []
          : [fieldError('text', t('find:search.tooLong', { maximum: longestSearch }))],
      searchLost,
      isUnknown,
      rows: listedCases(rows, { actor, t, nameOf, calendar, today, day: asked.dueOn }),
      count,
      shown: { from: rows.length === 0 ? 0 : before + 1, to: behind },
      pages,
      previous:
        first !== undefined &&
        before > 0 &&
        // The beginning is the first page, whatever has come to stand before it.
        (before <= perPage
          ? findAddress({ ...query, page: 1 })
          : findAddress({ ...query, before: writtenPlace(first, asked.order), page: Math.max(2, page - 1) })),
      next:
        last !== undefined &&
        behind < count &&
        findAddress({ ...query, after: writtenPlace(last, asked.order), page: Math.min(page + 1, pages) }),
      active: activeFilters(
        query,
        text,
        imported && formatDate(imported.createdAt),
        { officer: nameOf, unit: rows[0]?.unit?.name },
        t,
      ),
      choices: choicesOf(t),
    });
  }

  routes.get('/cases', forThoseWhoSeeCases, async (req, res) => {
    const asked = findQuerySchema.parse(req.query);
    const text = findSearch(req, asked.search);
    await show(res, asked, { text, searchLost: asked.search !== undefined && text === undefined });
  });

  // What is typed may be a name: it goes into the session, and only its id into the address.
  routes.post('/cases/search', forThoseWhoSeeCases, async (req, res) => {
    const { text } = searchSchema.parse(req.body);
    const query = { ...findQuerySchema.parse(req.body), after: undefined, before: undefined, page: 1 };
    if (text.length > longestSearch) return show(res, { ...query, search: undefined }, { tooLong: text });
    const search = text === '' ? undefined : keepSearch(req, text);
    res.redirect(303, findAddress({ ...query, search }));
  });
  return routes;
}
