import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { actLengths, type FigureActOf } from '../../../domain/figures/acts';
import { type Period, periodId } from '../../../domain/figures/period';
import { formatDate, formatDateTime } from '../../../language/dates';
import { exportFormats } from '../../../office/exports/exportTable';
import { knownUntil } from '../../../office/figures/reckon';
import { besideNow, readReportActs, sendReport, sentReports } from '../../../office/figures/reports';
import { figureTable } from '../../../office/figures/table';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { sendTable } from '../exports/sendTable';
import { getPeriod } from './asked';
import { periodText, periodWithDays } from '../../../language/sentences/period';
import { shownGrid } from './gridPage';
import { paperFormats, sendPaper } from './sendPaper';
import { reportPath, room, sentPath } from './paths';

type PeriodRequest = Request<{ period: string }>;
type SentRequest = Request<{ period: string; revision: string }>;
type SentFormRequest = Request<{ period: string; revision: string; form: string }>;

const sendForm = z.object({
  to: z.string().trim().min(1).max(actLengths.to),
  known: z.enum(knownUntil),
  seen: z.coerce.number().int().min(0),
  commandId: z.uuid().catch(() => crypto.randomUUID()),
});

/** Reports that leave the office: kept as they were, with what the events say now beside them. */
export function figureSentRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();
  const sees = requireDuty('seeFigures');

  /** The form of what is sent is a page of its own, so that nothing is sent unread. */
  async function showForm(res: Response, period: Period, status: number, more: object): Promise<void> {
    const { t } = res.locals;
    const acts = await readReportActs(cases, period);
    const id = periodId(period);
    res.status(status).render('figures/send', {
      days: periodWithDays(period, t),
      reportPath: reportPath(id),
      reportTitle: periodText(period, t),
      action: `${reportPath(id)}/send`,
      choices: knownUntil.map((value) => ({ value, text: t(`figures:known.${value}`) })),
      values: { known: 'now', seen: acts.at(-1)?.revision ?? 0 },
      ...more,
    });
  }

  routes.get(`${room}/:period/send`, requireDuty('sendFigures'), async (req: PeriodRequest, res) => {
    await showForm(res, getPeriod(req.params.period), 200, {});
  });

  routes.post(`${room}/:period/send`, requireDuty('sendFigures'), async (req: PeriodRequest, res) => {
    const { t } = res.locals;
    const period = getPeriod(req.params.period);
    const form = readForm({ schema: sendForm, body: req.body, res, texts, labels: 'figures:label' });
    if (!form.ok) return showForm(res, period, 422, { values: sentValues(req.body), errors: form.errors });
    const outcome = await sendReport(cases, { ...form.data, actor: actorOf(signedInAccount(res)), period });
    if (outcome.kind === 'refused')
      return showForm(res, period, outcome.refused === 'changedSince' ? 409 : 422, {
        values: sentValues(req.body),
        errors: [{ text: t(`figures:refusal.${outcome.refused}`) }],
      });
    flash(req, { kind: 'success', key: 'figures:done.sent' });
    res.redirect(303, reportPath(periodId(period)));
  });

  async function getSent(req: SentRequest): Promise<{ period: Period; act: FigureActOf<'sent'> }> {
    const period = getPeriod(req.params.period);
    const act = sentReports(await readReportActs(cases, period)).find(
      ({ revision }) => String(revision) === req.params.revision,
    );
    if (!act) throw notFound();
    return { period, act };
  }

  routes.get(`${room}/:period/sent/:revision`, sees, async (req: SentRequest, res) => {
    const { t, language } = res.locals;
    const { period, act } = await getSent(req);
    const [beside, people] = await Promise.all([besideNow(cases, act), readPeople(accounts)]);
    const id = periodId(period);
    const path = sentPath(id, act.revision);
    res.render('figures/sent', {
      title: t('figures:sent.title', { period: periodText(period, t) }),
      days: periodWithDays(period, t),
      reportPath: reportPath(id),
      reportTitle: periodText(period, t),
      said: t('figures:sent.said', {
        on: formatDate(act.deed.on),
        to: act.deed.to,
        by: people.nameOf(act.by),
        recorded: formatDateTime(act.deed.recordedBy),
      }),
      differs: beside.some(({ differences }) => differences.length > 0),
      forms: beside.map(({ sent, differences }) => ({
        id: sent.form.id,
        title: sent.form.title[language],
        count: differences.length,
        grid: shownGrid({ form: sent.form, figures: sent.own, language, differences }),
        files: {
          csv: `${path}/${sent.form.id}.csv`,
          xlsx: `${path}/${sent.form.id}.xlsx`,
        },
      })),
    });
  });

  for (const format of paperFormats)
    routes.get(`${room}/:period/sent/:revision/:form.${format}`, sees, async (req: SentFormRequest, res) => {
      const { period, act } = await getSent(req);
      const sent = act.deed.forms.find(({ form }) => form.id === req.params.form);
      if (!sent) throw notFound();
      const of = `${sent.form.title[res.locals.language]} ${periodId(period)} ${act.revision}`;
      await sendPaper(res, services, { form: sent.form, figures: sent.own, period, format, of });
    });

  for (const format of exportFormats)
    routes.get(`${room}/:period/sent/:revision/:form.${format}`, sees, async (req: SentFormRequest, res) => {
      const { t, language } = res.locals;
      const { period, act } = await getSent(req);
      const sent = act.deed.forms.find(({ form }) => form.id === req.params.form);
      if (!sent) throw notFound();
      const id = periodId(period);
      const table = figureTable({ form: sent.form, figures: sent.own, period: id }, { t, language });
      const of = `${sent.form.title[language]} ${id} ${act.revision}`;
      await sendTable(res, { officeLog: cases.officeLog, list: 'figures', format, of }, table);
    });
  return routes;
}
