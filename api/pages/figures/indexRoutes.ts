import { type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import {
  findPeriod,
  firstYear,
  lastYear,
  mostDays,
  type Period,
  periodId,
  periodKinds,
  type PeriodScheme,
  rangeOf,
} from '../../../domain/figures/period';
import { formatDate, officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { periodSchemes } from '../../../office/figures/forms';
import { readSentReports } from '../../../office/figures/reports';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { typedDay } from '../../frame/forms/typedDay';
import { periodText } from '../../../language/sentences/period';
import { reportPath, room, sentPath } from './paths';

/** So many of the reports that were sent are listed. */
const mostListed = 50;

const choice = z.object({
  scheme: z.string().max(20),
  kind: z.enum([...periodKinds, 'term', 'range']),
  year: z.coerce.number().int().min(firstYear).max(lastYear).optional().catch(undefined),
  month: z.coerce.number().int().min(1).max(12).optional().catch(undefined),
  term: z.string().max(20).optional(),
});
const days = z.object({ rangeFrom: typedDay(), rangeTo: typedDay() });

/** Where a report begins: which period, and which reports were sent. */
export function figureIndexRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeFigures');

  async function show(
    res: Response,
    { values = {}, errors = [] }: { values?: Record<string, unknown>; errors?: FieldError[] } = {},
  ): Promise<void> {
    const { t, language } = res.locals;
    const today = officeToday();
    const [sent, people] = await Promise.all([readSentReports(cases), readPeople(accounts)]);
    const year = Number(today.slice(0, 4));
    res.status(errors.length > 0 ? 422 : 200).render('figures/index', {
      schemes: periodSchemes().map(({ id, title }) => ({ value: id, text: title[language] })),
      kinds: [...periodKinds, 'term', 'range'].map((kind) => ({
        value: kind,
        text: t(`figures:kind.${kind}`),
      })),
      months: Array.from({ length: 12 }, (_, i) => ({
        value: i + 1,
        text: t('figures:monthName', { month: i + 1 }),
      })),
      terms: periodSchemes().flatMap(({ terms }) => terms.map(({ id }) => ({ value: id, text: id }))),
      quick: periodSchemes().map((scheme) => ({
        title: scheme.title[language],
        periods: quickPeriods(scheme, today).map((period) => ({
          href: reportPath(periodId(period)),
          text: periodText(period, t),
        })),
      })),
      sent: sent.slice(0, mostListed).map(({ deed, by, revision }) => ({
        href: sentPath(deed.period.id, revision),
        period: periodText(deed.period, t),
        on: formatDate(deed.on),
        to: deed.to,
        by: people.nameOf(by),
      })),
      maySend: mayDo(actorOf(signedInAccount(res)), 'sendFigures'),
      values: { scheme: 'party', kind: 'month', year, month: Number(today.slice(5, 7)), ...values },
      errors,
    });
  }

  routes.get(room, sees, async (_req, res) => show(res));

  routes.get(`${room}/choose`, sees, async (req, res) => {
    const { t } = res.locals;
    const values = sentValues(req.query);
    if (Object.keys(values).length === 0) return res.redirect(303, room);
    const form = readForm({ schema: choice, body: req.query, res, texts, labels: 'figures:label' });
    if (!form.ok) return show(res, { values, errors: form.errors });
    const found = periodOf(form.data);
    if (found) return res.redirect(303, reportPath(periodId(found)));
    if (form.data.kind !== 'range')
      return show(res, { values, errors: [fieldError('kind', t('figures:problem.noSuchPeriod'))] });
    const range = readForm({ schema: days, body: req.query, res, texts, labels: 'figures:label' });
    if (!range.ok) return show(res, { values, errors: range.errors });
    const period = rangeOf(form.data.scheme, range.data.rangeFrom, range.data.rangeTo);
    if (period && periodSchemes().some(({ id }) => id === period.scheme))
      return res.redirect(303, reportPath(periodId(period)));
    await show(res, {
      values,
      errors: [fieldError('rangeFrom', t('figures:problem.range', { most: mostDays - 1 }))],
    });
  });
  return routes;
}

/** The period that is chosen by its name; undefined for a range of days, and for what there is not. */
function periodOf({ scheme, kind, year, month, term }: z.output<typeof choice>): Period | undefined {
  const found = periodSchemes().find(({ id }) => id === scheme);
  if (!found || kind === 'range') return undefined;
  if (kind === 'term') {
    const one = found.terms.find(({ id }) => id === term);
    return one && { scheme, kind, term: one.id, from: one.from, to: one.to };
  }
  return year === undefined ? undefined : findPeriod(found, kind, year, month);
}

/** What is most often asked for: this month, quarter I, six and nine months, and the year. */
function quickPeriods(scheme: PeriodScheme, today: string): Period[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return (['month', 'quarter1', 'sixMonths', 'nineMonths', 'year'] as const).flatMap(
    (kind) => findPeriod(scheme, kind, year, month) ?? [],
  );
}
