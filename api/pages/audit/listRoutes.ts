import { Router } from 'express';
import { visibilityOf } from '../../../domain/access/policy';
import { wallDay } from '../../../domain/calendar/wallDay';
import type { ExceptionKind } from '../../../domain/case/exceptionKinds';
import type { AskedExceptions } from '../../../office/audit/exceptions';
import { filterOfExceptions } from '../../../office/audit/exceptions';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import type { CaseRow } from '../../../models/caseViews';
import { findVisitOfKey } from '../../../models/receptionVisits';
import { formatDate, formatDateTime, officeToday } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import { subjectShown } from '../../../language/sentences/subjectShown';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import { pageOf } from '../../frame/pageOf';
import { signedInAccount } from '../../frame/request';
import { auditChoices } from './choices';
import { type AuditQuery, auditAddress, readAsked } from './query';
import { lookSpan } from './span';
import { unusualRows } from './unusualRows';

const perPage = 20;

/** What of a case's exceptions a list of one kind shows: those that were asked for, each with the way to its event. */
function exceptionsOf(
  { caseId, exceptions = [], restingSince }: CaseRow,
  kind: ExceptionKind,
  { days, by }: AskedExceptions,
  { t, nameOf }: { t: Translate; nameOf: Names },
) {
  const replay = `/cases/${encodeURIComponent(caseId)}/replay`;
  const isAsked = (one: { at: string; by: string }) => {
    const day = wallDay(one.at);
    return (by === undefined || by === one.by) && (!days || (days.from <= day && day <= days.to));
  };
  const told = exceptions
    .filter((one) => one.kind === kind && isAsked(one))
    .map((one) => ({
      text: t('audit:list.by', { on: formatDate(wallDay(one.at)), by: nameOf(one.by) }),
      href: `${replay}?event=${one.seq}#step`,
    }));
  if (kind !== 'longRest' || restingSince === undefined || by !== undefined) return told;
  return [...told, { text: t('audit:list.resting', { since: formatDate(restingSince) }), href: replay }];
}

/** A page of one of the lists, which keeps what it was narrowed by. */
const auditPage = (count: number, path: string, query: AuditQuery) =>
  pageOf({ count, page: query.page, perPage }, (page) => auditAddress(path, { ...query, page }));

/** What was looked at: a case by its number, or a visit of somebody who was received. */
function lookedAt(caseId: string, numbers: ReadonlyMap<string, string>, t: Translate) {
  const visitId = findVisitOfKey(caseId);
  return visitId === undefined
    ? { number: numbers.get(caseId) ?? caseId, href: `/cases/${encodeURIComponent(caseId)}` }
    : { number: t('reception:turn'), href: `/reception/visits/${encodeURIComponent(visitId)}` };
}

/** The lists behind the numbers of the auditor's desk. */
export function exceptionListRoutes({ cases, accounts }: Services): Router {
  const { views, vault, reference } = cases;
  const routes = Router();

  routes.get('/audit/cases', async (req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { query, asked, errors } = readAsked(req.query, t);
    const { kind } = query;
    if (kind === undefined) throw notFound();
    const today = officeToday();
    const people = await readPeople(accounts);
    const { nameOf } = people;
    const filter = filterOfExceptions(kind, asked, today);
    const seenBy = visibilityOf(actor);
    const count = await views.count(seenBy, filter);
    const list = auditPage(count, '/audit/cases', query);
    const rows =
      count === 0 ? [] : await views.list(seenBy, filter, 'newestFirst', { skip: list.skip, limit: perPage });
    res.status(errors.length > 0 ? 422 : 200).render('audit/cases', {
      ...(await auditChoices(reference, people, today)),
      title: t(`audit:kind.${kind}`),
      explained: t(`audit:explained.${kind}`),
      query,
      errors,
      back: auditAddress('/audit', { ...query, kind: undefined, page: 1 }),
      count,
      list,
      rows: rows.map((row) => ({
        href: `/cases/${encodeURIComponent(row.caseId)}`,
        number: row.number,
        subject: subjectShown(row, t),
        organisation: row.organisation,
        stage: word(t, 'stages', row.stage),
        exceptions: exceptionsOf(row, kind, asked, { t, nameOf }),
      })),
    });
  });

  routes.get('/audit/reading', async (_req, res) => {
    const actor = actorOf(signedInAccount(res));
    const people = await readPeople(accounts);
    const back = { href: '/audit', title: res.locals.t('audit:title') };
    const reading = await unusualRows(cases, actor, people, res.locals.t);
    res.render('audit/reading', { back, ...reading });
  });

  routes.get('/audit/looks', requireDuty('readOfficeLog'), async (req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { query, asked, errors } = readAsked(req.query, t);
    const looksAsked = { ...lookSpan(asked.days), by: asked.by };
    const people = await readPeople(accounts);
    const count = await vault.countLooks(looksAsked);
    const list = auditPage(count, '/audit/looks', query);
    const looks = await vault.looksOfOffice(looksAsked, { skip: list.skip, limit: perPage });
    const numbers = await views.numbersOf(
      looks.map(({ caseId }) => caseId),
      visibilityOf(actor),
    );
    res.status(errors.length > 0 ? 422 : 200).render('audit/looks', {
      ...(await auditChoices(reference, people, officeToday())),
      query,
      errors,
      back: auditAddress('/audit', { ...query, page: 1 }),
      count,
      list,
      rows: looks.map(({ at, by, caseId, fields, why }) => ({
        at: formatDateTime(at),
        by: people.nameOf(by),
        ...lookedAt(caseId, numbers, t),
        fields: fields.map((field) => t(`cases:reporter.field.${field}`)).join(', '),
        why,
      })),
    });
  });
  return routes;
}
