import { type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { formatDate, formatDateTime, officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import {
  exportNational,
  nationalColumns,
  nationalFormats,
  readExports,
} from '../../../office/figures/national';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { keepWritten } from '../../frame/keepAs';
import { signedInAccount } from '../../frame/request';
import { typedDay } from '../../frame/forms/typedDay';

export const room = '/national-database';
/** So many of the last exports are listed. */
const mostListed = 50;

const exportForm = z.object({
  rangeFrom: typedDay(),
  rangeTo: typedDay(),
  format: z.enum(nationalFormats),
  commandId: z.uuid().catch(() => crypto.randomUUID()),
});

/** What goes to the national database of petitions, and the log of what went. */
export function nationalRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();

  async function show(
    res: Response,
    { values = {}, errors = [] }: { values?: Record<string, unknown>; errors?: FieldError[] } = {},
  ): Promise<void> {
    const { t, language } = res.locals;
    const [all, people] = await Promise.all([readExports(cases), readPeople(accounts)]);
    const { columns, citation, confidence, version } = nationalColumns();
    const today = officeToday();
    res.status(errors.length > 0 ? 422 : 200).render('national/export', {
      columns: columns.map((column) => column[language]),
      basis: { citation, confidence: t(`procedures:confidence.${confidence}`), version },
      formats: nationalFormats.map((value) => ({ value, text: value.toUpperCase() })),
      mayExport: mayDo(actorOf(signedInAccount(res)), 'sendFigures'),
      exports: all.slice(0, mostListed).map(({ by, at, deed }) => ({
        by: people.nameOf(by),
        at: formatDateTime(at),
        days: t('national:days', { from: formatDate(deed.from), to: formatDate(deed.to) }),
        rows: deed.rows,
        format: deed.format.toUpperCase(),
        file: deed.file,
        version: deed.version,
      })),
      values: {
        rangeFrom: formatDate(`${today.slice(0, 4)}-01-01`),
        rangeTo: formatDate(today),
        format: 'xlsx',
        ...values,
      },
      errors,
    });
  }

  routes.get(room, requireDuty('seeFigures'), async (_req, res) => show(res));

  routes.post(room, requireDuty('sendFigures'), async (req, res) => {
    const { t, language } = res.locals;
    const values = sentValues(req.body);
    const form = readForm({ schema: exportForm, body: req.body, res, texts, labels: 'national:label' });
    if (!form.ok) return show(res, { values, errors: form.errors });
    const { rangeFrom: from, rangeTo: to, format, commandId } = form.data;
    if (from > to)
      return show(res, { values, errors: [fieldError('rangeFrom', t('national:rangeProblem'))] });
    const actor = actorOf(signedInAccount(res));
    const { bytes } = await exportNational(cases, { actor, from, to, format, commandId }, { t, language });
    keepWritten(res, `${t('national:sheet')} ${from} ${to}`, format).send(bytes);
  });
  return routes;
}
