import { Router, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { maySeeCases, visibilityOf } from '../../../domain/access/policy';
import { reportKinds, stages } from '../../../domain/case/vocabulary';
import { peopleToday } from '../../../office/people/peopleToday';
import { type People, readPeople } from '../../../office/people/people';
import { clockKinds } from '../../../domain/clocks/clock';
import { clockName } from '../../../language/sentences/clockName';
import { unitsRightBelow } from '../../../office/lists/unitsRightBelow';
import { noUnit } from '../../../models/caseRows';
import { placeOf } from '../../../models/casePages';
import type { RowPage } from '../../../models/caseViews';
import { fieldError } from '../../../language/fieldErrors';
import { forbidden } from '../../frame/errors/problem';
import { formatDate, officeToday } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';
import { rememberShown } from '../../frame/shownCases';
import { exportLinks, sendTable } from '../exports/sendTable';
import { exportFormats } from '../../../office/exports/exportTable';
import { listedCases } from './caseRows';
import { caseTable, readAllRows } from './exportRows';
import {
  filterOf,
  findAddress,
  otherTags,
  type FindQuery,
  findQuerySchema,
  pageOf,
  typedFilters,
  writtenPlace,
} from './query';
import { mayAssignSome } from '../assigning/routes';
import { listSaved, longestName, savedRoutes } from './savedRoutes';
import { findSearch, keepSearch } from './searches';

const perPage = 20;
const longestSearch = 200;
const searchSchema = z.object({ text: z.string().trim().catch('') });

/** What is looked for: a text, one that is too long, or one that this session no longer knows. */
interface Searched {
  text?: string | undefined;
  tooLong?: string;
  searchLost?: boolean;
  /** Filters that were typed and are none: with what was typed, to show it again. */
  unread?: ReadonlyMap<string, string>;
}

const forThoseWhoSeeCases: RequestHandler = (_req, res, next) => {
  if (!maySeeCases(actorOf(signedInAccount(res)))) throw forbidden();
  next();
};

/** Whether somebody names what they look for: by words, or by the number of a paper. */
const isLookedFor = ({ text, document }: { text?: string | undefined; document?: string | undefined }) =>
  text !== undefined || document !== undefined;

/** A query without its place, which a list from its beginning has none of. */
const asSaid = (query: FindQuery) => ({ ...query, after: undefined, before: undefined, page: 1 });

/** The choices of the filter, each with its words. */
const choicesOf = (t: Translate, people: People, units: readonly { id: string; name: string }[]) => ({
  officers: people.all
    .filter(({ roles }) => maySeeCases({ id: '', roles }))
    .map(({ _id: value, displayName: text }) => ({ value, text }))
    .sort((a, b) => a.text.localeCompare(b.text, 'vi')),
  units: [
    ...units.map(({ id: value, name: text }) => ({ value, text })),
    { value: noUnit, text: t('find:active.noUnit') },
  ],
  clocks: clockKinds.map((value) => ({ value, text: clockName(t, { kind: value }) })),
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

/** Where each filter leads when it is taken off. */
function activeFilters(
  query: Omit<FindQuery, 'after' | 'before'>,
  text: string | undefined,
  importedOn: string | undefined,
  named: { officer: string; unit: string },
  t: Translate,
) {
  const without = (name: keyof typeof query) => findAddress({ ...query, [name]: undefined, page: 1 });
  return [
    text !== undefined && { text: t('find:active.text', { text }), href: without('search') },
    query.list && { text: t(`work:list.${query.list}`), href: without('list') },
    query.officer && { text: t('find:active.officer', { name: named.officer }), href: without('officer') },
    query.unit && {
      text: query.unit === noUnit ? t('find:active.noUnit') : t('find:active.unit', { name: named.unit }),
      href: without('unit'),
    },
    query.dueOn && { text: t('find:active.dueOn', { on: formatDate(query.dueOn) }), href: without('dueOn') },
    query.clock && { text: clockName(t, { kind: query.clock }), href: without('clock') },
    query.from && { text: t('find:active.from', { on: formatDate(query.from) }), href: without('from') },
    query.to && { text: t('find:active.to', { on: formatDate(query.to) }), href: without('to') },
    query.document && {
      text: t('find:active.document', { number: query.document }),
      href: without('document'),
    },
    query.import && { text: t('find:active.import', { on: importedOn ?? '–' }), href: without('import') },
    query.digest && {
      text: t(query.digest === 'none' ? 'find:active.noDigest' : 'find:active.digest'),
      href: without('digest'),
    },
  ].filter((one) => one !== false && one !== undefined && one !== '');
}

/** Finding cases: free text by a form that is sent, all else in the address. */
export function findRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const routes = Router();
  routes.use(savedRoutes(services, forThoseWhoSeeCases));

  async function show(
    res: Response,
    asked: FindQuery,
    { text, tooLong, searchLost, unread = new Map() }: Searched,
  ) {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const people = await readPeople(accounts);
    const today = peopleToday(people.all);
    const filter = filterOf(asked, actor, text, { all: people.all, today });
    const visibility = visibilityOf(actor);
    // Where it is not known what is looked for, all cases would be no answer to it.
    const isUnknown = searchLost === true || tooLong !== undefined || unread.size > 0;
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
    rememberShown(res.req, isLookedFor({ ...asked, text }) ? 'search' : 'list', rows);
    const { nameOf } = people;
    const [tree, calendar, imported] = await Promise.all([
      cases.reference.findCurrentTree(),
      cases.reference.getCurrentCalendar(),
      asked.import === undefined ? undefined : cases.imports.find(asked.import),
    ]);
    // Where nothing is asked for yet, what somebody asks often is at hand.
    const isAsked =
      text !== undefined || findAddress({ ...asked, after: undefined, before: undefined }) !== '/cases';
    const saved = isAsked || isUnknown ? [] : await listSaved(services, actor, { all: people.all, today });
    const units = unitsRightBelow(tree, officeToday());
    const [first, last] = [rows[0], rows.at(-1)];
    const query = { ...asked, after: undefined, before: undefined };
    const behind = before + rows.length;
    res.status(tooLong === undefined && unread.size === 0 ? 200 : 422).render('find/cases', {
      query: { ...query, page },
      text: tooLong ?? text,
      errors: [
        ...(tooLong === undefined
          ? []
          : [fieldError('text', t('find:search.tooLong', { maximum: longestSearch }))]),
        ...[...unread.keys()].map((name) => fieldError(name, t(`find:unread.${name}`))),
      ],
      typed: Object.fromEntries(unread),
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
        {
          officer: query.officer === undefined ? '' : nameOf(query.officer),
          unit: units.find(({ id }) => id === query.unit)?.name ?? rows[0]?.unit?.name ?? query.unit ?? '',
        },
        t,
      ),
      choices: choicesOf(t, people, units),
      saved,
      assignHref:
        mayAssignSome(actor) &&
        !isUnknown &&
        `/cases/assign${findAddress({ ...query, page: 1 }).slice('/cases'.length)}`,
      maySave: isAsked && !isUnknown,
      longestName,
      files: exportLinks('/cases', findAddress({ ...query, page: 1 })),
    });
  }

  routes.get('/cases', forThoseWhoSeeCases, async (req, res) => {
    const asked = findQuerySchema.parse(req.query);
    const text = findSearch(req, asked.search);
    const unread = new Map(
      typedFilters.flatMap((name): [string, string][] => {
        const typed = req.query[name];
        return typeof typed === 'string' && typed.trim() !== '' && asked[name] === undefined
          ? [[name, typed]]
          : [];
      }),
    );
    await show(res, asked, { text, searchLost: asked.search !== undefined && text === undefined, unread });
  });

  for (const format of exportFormats)
    routes.get(`/cases.${format}`, forThoseWhoSeeCases, async (req, res) => {
      const asked = findQuerySchema.parse(req.query);
      const text = findSearch(req, asked.search);
      // What is looked for is not known any more: all cases would be no answer to it.
      if (asked.search !== undefined && text === undefined)
        return res.redirect(303, findAddress(asSaid(asked)));
      const actor = actorOf(signedInAccount(res));
      const people = await readPeople(accounts);
      const today = peopleToday(people.all);
      const filter = filterOf(asked, actor, text, { all: people.all, today });
      const rows = await readAllRows(cases.views, {
        visibility: visibilityOf(actor),
        filter,
        order: asked.order,
      });
      const table = caseTable(rows, { t: res.locals.t, nameOf: people.nameOf, today });
      await sendTable(res, { officeLog: cases.officeLog, list: 'cases', format }, table);
    });

  // What is typed may be a name: it goes into the session, and only its id into the address.
  routes.post('/cases/search', forThoseWhoSeeCases, async (req, res) => {
    const { text } = searchSchema.parse(req.body);
    const query = asSaid(findQuerySchema.parse(req.body));
    if (text.length > longestSearch) return show(res, { ...query, search: undefined }, { tooLong: text });
    const search = text === '' ? undefined : keepSearch(req, text);
    res.redirect(303, findAddress({ ...query, search }));
  });
  return routes;
}
