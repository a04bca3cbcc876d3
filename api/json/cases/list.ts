import type { Router } from 'express';
import type { Actor } from '../../../domain/access/policy';
import type { OfficePerson } from '../../../domain/access/nobodyLeft';
import { visibilityOf } from '../../../domain/access/policy';
import type { CaseFilter } from '../../../models/caseViews';
import { dayBegins, dayEnds } from '../../../domain/calendar/wallDay';
import type { Services } from '../../../office/services';
import { peopleToday, withPassedOn } from '../../../office/people/peopleToday';
import { accountsNamed, type NamedAccount } from '../../../office/lists/accountsNamed';
import { filterOfList } from '../../../office/lists/caseLists';
import { rememberShown } from '../../frame/shownCases';
import { callerOf } from '../caller';
import { readInput } from '../input';
import { addressOf } from '../outcome';
import { pageLinks } from '../paging';
import { askedRows, pageOfRows } from './listPages';
import { caseSummarySchema } from './shapes';
import { type CaseListQuery, caseListQuery } from './requests';

function filterOf(
  query: CaseListQuery,
  caller: Actor,
  people: readonly OfficePerson[],
  accounts: readonly NamedAccount[],
): CaseFilter {
  const {
    text,
    stage,
    kind,
    attention,
    tag,
    overdueKind,
    officer,
    unit,
    dueOn,
    dueBefore,
    changedSince,
    registeredFrom,
    registeredTo,
    openClock,
    receivedFrom,
    receivedTo,
    document,
    escalatedTo,
    waitingFor,
    worksOn,
    judgedAnew,
    importId,
    digest,
  } = query;
  return {
    text,
    stages: stage,
    kinds: kind,
    attention,
    tags: tag,
    overdueKind,
    namedOfficers: text === undefined ? [] : accountsNamed(text, accounts),
    officer,
    unit,
    dueOn,
    dueBefore: dueBefore === undefined ? undefined : { day: dueBefore, kind: openClock },
    changedSince,
    registeredFrom: registeredFrom && dayBegins(registeredFrom),
    registeredBefore: registeredTo && dayEnds(registeredTo),
    openClocks: openClock && [openClock],
    receivedFrom,
    receivedTo,
    document,
    escalatedTo: escalatedTo && { roles: escalatedTo },
    waitingFor: waitingFor && filterOfList('waiting', caller, people).waitingFor,
    ofAccount: worksOn && caller.id,
    judgedAnew,
    importId,
    digest,
  };
}

/** Cases that the caller may see, filtered and by pages, with the count over all pages. */
export function caseListRoute(routes: Router, { cases, accounts, texts }: Services): void {
  routes.get('/api/v1/cases', async (req, res) => {
    const query = readInput({ schema: caseListQuery, value: req.query, res, texts });
    const caller = callerOf(res);
    const all = await accounts.listAccounts();
    const people = peopleToday(all);
    const filter = filterOf(query, caller, people, all);
    const { size, order } = query;
    const visibility = visibilityOf(caller);
    const [read, total] = await Promise.all([
      // One more than is shown tells whether there is another page.
      cases.views.list(visibility, filter, order, askedRows(query, size + 1, res.locals.t)),
      cases.views.count(visibility, filter),
    ]);
    const { rows, neighbours } = pageOfRows(read, query);
    rememberShown(req, query.text === undefined && query.document === undefined ? 'list' : 'search', rows);
    const items = rows.map((view) => ({
      ...caseSummarySchema.parse(withPassedOn(view, people)),
      links: { self: addressOf(view.caseId) },
    }));
    res.json({ items, page: query.page, size, total, links: pageLinks(req, res, neighbours) });
  });
}
