import { Router } from 'express';
import { officeEntryTypes } from '../../../domain/staff/entries';
import { findRowFaults } from '../../../models/rowFaults';
import { requireDuty } from '../../frame/guards';
import { readPeople } from '../../../office/people/people';
import { formatDateTime } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { entrySentence, logVerdictSentence } from '../../../language/sentences/officeLog';
import { exportFormats } from '../../../office/exports/exportTable';
import { exportLinks, sendTable } from '../exports/sendTable';
import { inOneRun, logAddress, readAsked } from './asked';
import { logTable } from './logTable';

const perPage = 50;

/** The log of the office for whoever watches over it: what it says, and whether it is whole. */
export function officeLogRoutes({ cases: { officeLog }, accounts, connection, settings }: Services): Router {
  const routes = Router();

  for (const format of exportFormats)
    routes.get(`/office-log.${format}`, requireDuty('readOfficeLog'), async (req, res) => {
      const { query, filter, dayIsUnread } = readAsked(req.query);
      // Where it is not known which day is meant, all days would be no answer to it.
      if (dayIsUnread) return res.redirect(303, logAddress({ ...query, page: undefined }));
      const [{ links }, { nameOf, doerIn }] = await Promise.all([
        officeLog.list(inOneRun(filter), { skip: 0, limit: Infinity }),
        readPeople(accounts),
      ]);
      const table = logTable(links, { t: res.locals.t, nameOf, doer: doerIn(res.locals.t) });
      await sendTable(res, { officeLog, list: 'officeLog', format }, table);
    });

  routes.get('/office-log', requireDuty('readOfficeLog'), async (req, res) => {
    const { t } = res.locals;
    const { query, filter, dayIsUnread } = readAsked(req.query);
    const listed = (page: number) => officeLog.list(filter, { skip: (page - 1) * perPage, limit: perPage });
    const [verdict, faults, first, { nameOf, doerIn }, all, programs] = await Promise.all([
      officeLog.judge(),
      findRowFaults(connection, settings.secrets.vaultKeys, officeLog),
      listed(query.page),
      readPeople(accounts),
      accounts.listAccounts(),
      accounts.programs.list(),
    ]);
    const pages = Math.max(1, Math.ceil(first.count / perPage));
    const page = Math.min(query.page, pages);
    const { links } = page === query.page ? first : await listed(page);
    const address = (to: number): string => logAddress({ ...query, page: String(to) });
    res.render('officeLog/log', {
      verdict: logVerdictSentence(verdict, t),
      faults: faults.map(({ kind, id, fault }) => t(`office:fault.${kind}.${fault}`, { name: nameOf(id) })),
      rows: links.map((link) => ({
        seq: link.seq,
        at: formatDateTime(link.at),
        sentence: entrySentence(link, { t, nameOf, doer: doerIn(t) }),
      })),
      count: first.count,
      withoutSpan: logAddress({ ...query, from: undefined, to: undefined, page: undefined }),
      values: query,
      types: officeEntryTypes.map((value) => ({ value, text: t(`office:type.${value}`) })),
      people: [
        ...all.map(({ _id, displayName }) => ({ value: _id, text: displayName })),
        ...programs.map(({ _id, name }) => ({ value: _id, text: t('programs:named', { name }) })),
      ],
      dayIsUnread,
      files: exportLinks('/office-log', logAddress({ ...query, page: undefined })),
      list: {
        page,
        pages,
        previous: page > 1 && address(page - 1),
        next: page < pages && address(page + 1),
      },
    });
  });
  return routes;
}
