import type { Router } from 'express';
import type { Actor } from '../../../domain/access/policy';
import type { OfficePerson } from '../../../domain/access/nobodyLeft';
import { visibilityOf } from '../../../domain/access/policy';
import type { CaseFilter } from '../../../models/caseViews';
import type { Services } from '../../../office/services';
import { peopleToday, withPassedOn } from '../../../office/people/peopleToday';
import { accountsNamed, type NamedAccount } from '../../../office/lists/accountsNamed';
import { filterOfList } from '../../../office/lists/caseLists';
import { rememberShown } from '../../frame/shownCases';
import { callerOf } from '../caller';
import { readInput } from '../input';
import { addressOf } from '../outcome';
import { pageOf } from '../paging';
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
    const { page, size, order } = query;
    const [views, total] = await Promise.all([
      cases.views.list(visibilityOf(caller), filter, order, { skip: (page - 1) * size, limit: size }),
      cases.views.count(visibilityOf(caller), filter),
    ]);
    rememberShown(req, query.text === undefined && query.document === undefined ? 'list' : 'search', views);
    const items = views.map((view) => ({
      ...caseSummarySchema.parse(withPassedOn(view, people)),
      links: { self: addressOf(view.caseId) },
    }));
    res.json({ items, ...pageOf(req, res, { page, size, total }) });
  });
}
