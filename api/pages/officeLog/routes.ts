import { Router } from 'express';
import { z } from 'zod';
import { officeEntryTypes } from '../../../domain/staff/entries';
import { findRowFaults } from '../../../models/rowFaults';
import { requireDuty } from '../../frame/guards';
import { readPeople } from '../../../office/people/people';
import { readDay } from '../../../language/readDay';
import { formatDateTime } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { entrySentence, logVerdictSentence } from '../../../language/sentences/officeLog';

const perPage = 50;
const lastDay = '9999-12-31';

const firstDay = '2000-01-01';
const typedDay = z.string().trim().max(20).optional().catch(undefined);

/** What cannot be read is as if it had not been asked. */
const querySchema = z.object({
  type: z.enum(officeEntryTypes).optional().catch(undefined),
  person: z.string().max(100).optional().catch(undefined),
  day: typedDay,
  from: typedDay,
  to: typedDay,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The log of the office for whoever watches over it: what it says, and whether it is whole. */
export function officeLogRoutes({ cases: { officeLog }, accounts, connection, settings }: Services): Router {
  const routes = Router();

  routes.get('/office-log', requireDuty('readOfficeLog'), async (req, res) => {
    const { t } = res.locals;
    const asked = querySchema.parse(req.query);
    const day = asked.day ? readDay(asked.day, lastDay) : undefined;
    const dayIn = (typed: string | undefined): string | undefined => {
      const read = typed ? readDay(typed, lastDay) : undefined;
      return read && 'day' in read ? read.day : undefined;
    };
    const [from, to] = [dayIn(asked.from), dayIn(asked.to)];
    const filter = {
      days: (from ?? to) === undefined ? undefined : { from: from ?? firstDay, to: to ?? lastDay },
      type: asked.type,
      person: asked.person || undefined,
      day: day && 'day' in day ? day.day : undefined,
    };
    const listed = (page: number) => officeLog.list(filter, { skip: (page - 1) * perPage, limit: perPage });
    const [verdict, faults, first, { nameOf }, all] = await Promise.all([
      officeLog.judge(),
      findRowFaults(connection, settings.secrets.vaultKeys, officeLog),
      listed(asked.page),
      readPeople(accounts),
      accounts.listAccounts(),
    ]);
    const pages = Math.max(1, Math.ceil(first.count / perPage));
    const page = Math.min(asked.page, pages);
    const { links } = page === asked.page ? first : await listed(page);
    const { type, person, day: on } = asked;
    const addressOf = (parts: Record<string, string | undefined>): string => {
      const given = Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : []));
      return `/office-log?${new URLSearchParams(given).toString()}`;
    };
    const address = (to: number): string =>
      addressOf({ type, person, day: on, from: asked.from, to: asked.to, page: String(to) });
    res.render('officeLog/log', {
      verdict: logVerdictSentence(verdict, t),
      faults: faults.map(({ kind, id, fault }) => t(`office:fault.${kind}.${fault}`, { name: nameOf(id) })),
      rows: links.map((link) => ({
        seq: link.seq,
        at: formatDateTime(link.at),
        sentence: entrySentence(link, { t, nameOf }),
      })),
      count: first.count,
      withoutSpan: addressOf({ type, person, day: on }),
      values: asked,
      types: officeEntryTypes.map((value) => ({ value, text: t(`office:type.${value}`) })),
      people: all.map(({ _id, displayName }) => ({ value: _id, text: displayName })),
      dayIsUnread: day !== undefined && 'fault' in day,
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
