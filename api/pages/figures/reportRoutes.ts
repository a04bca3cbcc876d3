import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo, visibilityOf } from '../../../domain/access/policy';
import { columnsOf, rowsOf } from '../../../domain/figures/form';
import { addedUp, type Figures } from '../../../domain/figures/grid';
import { type Period, periodId } from '../../../domain/figures/period';
import { formatDate } from '../../../language/dates';
import type { FieldError } from '../../../language/fieldErrors';
import { exportFormats } from '../../../office/exports/exportTable';
import { figureForms } from '../../../office/figures/forms';
import { fillForms, recordedBy } from '../../../office/figures/reckon';
import {
  findLeftBefore,
  readReportActs,
  sentReports,
  takenInOf,
  unitsOfForm,
} from '../../../office/figures/reports';
import { figureTable } from '../../../office/figures/table';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import { pageOf } from '../../frame/pageOf';
import { signedInAccount } from '../../frame/request';
import { sendTable } from '../exports/sendTable';
import { listedCases } from '../find/caseRows';
import { peopleToday } from '../../../office/people/peopleToday';
import { askedKnown, basisOf, getForm, getPeriod, knownSuffix } from './asked';
import { periodText, periodWithDays } from '../../../language/sentences/period';
import { checkedBefore, headFigures, rowTexts, shownChecks, shownGrid } from './gridPage';
import { paperFormats, sendPaper } from './sendPaper';
import { formPath, reportPath, room, sentPath } from './paths';

type ReportRequest = Request<{ period: string }>;
type FormRequest = Request<{ period: string; form: string }>;
const perPage = 25;
const casesQuery = z.object({
  row: z.string().max(60),
  column: z.string().max(60),
  page: z.coerce.number().int().min(1).catch(1),
});
const rowQuery = z.object({ row: z.string().max(60).catch('total') });

/** Figures for a period: all forms, one form, and the cases behind a figure. */
export function figureReportRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const routes = Router();
  const sees = requireDuty('seeFigures');

  routes.get(`${room}/:period`, sees, async (req: ReportRequest, res) => {
    await showReport(res, getPeriod(req.params.period), req.query);
  });

  async function showReport(
    res: Response,
    period: Period,
    query: unknown,
    errors: FieldError[] = [],
  ): Promise<void> {
    const { t, language } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const known = askedKnown(query);
    const moment = await recordedBy(cases, period, known);
    const [filled, acts, people] = await Promise.all([
      fillForms(cases, figureForms(), period, moment),
      readReportActs(cases, period),
      readPeople(accounts),
    ]);
    const id = periodId(period);
    const taken = takenInOf(acts);
    res.status(errors.length > 0 ? 422 : 200).render('figures/report', {
      title: periodText(period, t),
      days: periodWithDays(period, t),
      basis: basisOf(period, t, language),
      isOver: period.to < moment.slice(0, 10),
      known,
      moment,
      path: reportPath(id),
      forms: filled.map(({ form, checks, grid: { figures } }) => ({
        href: `${formPath(id, form.id)}${knownSuffix(known)}`,
        title: form.title[language],
        holds: checks.every(({ holds }) => holds),
        units: unitsOfForm(taken, form).length,
        figures: headFigures({ form, figures, language }),
      })),
      sent: sentReports(acts).map((act) => ({
        href: sentPath(id, act.revision),
        on: formatDate(act.deed.on),
        to: act.deed.to,
        by: people.nameOf(act.by),
      })),
      maySend: mayDo(actor, 'sendFigures'),
      seen: acts.at(-1)?.revision ?? 0,
      values: {},
      errors,
    });
  }

  async function filledForm(req: FormRequest) {
    const [period, form] = [getPeriod(req.params.period), getForm(req.params.form)];
    const known = askedKnown(req.query);
    const moment = await recordedBy(cases, period, known);
    const [filled] = await fillForms(cases, [form], period, moment);
    if (!filled) throw notFound();
    return { period, id: periodId(period), form, known, moment, grid: filled.grid };
  }

  for (const format of exportFormats)
    routes.get(`${room}/:period/:form.${format}`, sees, async (req: FormRequest, res) => {
      const { t, language } = res.locals;
      const { id, form, grid } = await filledForm(req);
      const table = figureTable({ form, figures: grid.figures, period: id }, { t, language });
      const of = `${form.title[language]} ${id}`;
      await sendTable(res, { officeLog: cases.officeLog, list: 'figures', format, of }, table);
    });

  for (const format of paperFormats)
    routes.get(`${room}/:period/:form.${format}`, sees, async (req: FormRequest, res) => {
      const { period, id, form, grid } = await filledForm(req);
      const of = `${form.title[res.locals.language]} ${id}`;
      await sendPaper(res, services, { form, figures: grid.figures, period, format, of });
    });

  routes.get(`${room}/:period/:form`, sees, async (req: FormRequest, res) => {
    const { t, language } = res.locals;
    const { period, id, form, known, moment, grid } = await filledForm(req);
    const units = unitsOfForm(takenInOf(await readReportActs(cases, period)), form);
    const leftBefore = await findLeftBefore(cases, period, form);
    const { row } = rowQuery.parse(req.query);
    const shownRow = rowsOf(form).find((one) => one.id === row) ?? rowsOf(form)[0];
    const path = formPath(id, form.id);
    const query = knownSuffix(known);
    const casesHref = (ofRow: string, column: string) =>
      `${path}/cases?${new URLSearchParams({ row: ofRow, column, ...(known !== 'now' && { known }) }).toString()}`;
    const together = addedUp(form, [grid.figures, ...units.map(({ figures }) => figures)]);
    const columns = columnsOf(form);
    const lineOf = (name: string, figures: Figures) => ({
      name,
      cells: rowTexts({ form, figures, language }, shownRow?.id ?? 'total'),
    });
    res.render('figures/form', {
      title: form.title[language],
      days: periodWithDays(period, t),
      basis: basisOf(period, t, language),
      form: {
        citation: form.citation,
        confidence: t(`procedures:confidence.${form.confidence}`),
        notes: (form.notes ?? []).map((note) => note[language]),
        unit: t(`figures:unit.${form.unit}`),
      },
      known,
      moment,
      path,
      reportPath: `${reportPath(id)}${query}`,
      reportTitle: periodText(period, t),
      grid: shownGrid({ form, figures: grid.figures, language, casesHref }),
      checks: [
        ...shownChecks(form, grid.figures, language, t),
        ...checkedBefore(grid.figures.total?.carriedOver, leftBefore, { t, language }),
      ],
      files: { csv: `${path}.csv${query}`, xlsx: `${path}.xlsx${query}` },
      papers: [
        { href: `${path}.docx${query}`, text: 'DOCX' },
        { href: `${path}.pdf${query}`, text: 'PDF' },
      ],
      units: units.length > 0 && {
        columns: columns.map((column) => column[language]),
        rows: rowsOf(form).map((one) => ({ value: one.id, text: one[language] })),
        row: shownRow?.id,
        lines: [
          lineOf(t('figures:units.own'), grid.figures),
          ...units.map(({ unit, figures }) => lineOf(unit.name, figures)),
        ],
        sum: lineOf(t('figures:units.together'), together),
      },
    });
  });

  routes.get(`${room}/:period/:form/cases`, sees, async (req: FormRequest, res) => {
    const { t, language } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { period, id, form, known, grid } = await filledForm(req);
    const asked = casesQuery.safeParse(req.query).data;
    const row = rowsOf(form).find((one) => one.id === asked?.row);
    const column = columnsOf(form).find((one) => one.id === asked?.column);
    if (!asked || !row || !column || form.counts === 'visits') throw notFound();
    // Only those that the reader may see: nothing here tells of the others but that a figure can hold them.
    const visible = await cases.views.numbersOf(grid.behind(row.id, column.id), visibilityOf(actor));
    const sorted = [...visible].sort(([, a], [, b]) => a.localeCompare(b, 'vi')).map(([caseId]) => caseId);
    const path = `${formPath(id, form.id)}/cases`;
    const at = (page: number) =>
      `${path}?${new URLSearchParams({ row: row.id, column: column.id, page: String(page), ...(known !== 'now' && { known }) }).toString()}`;
    const list = pageOf({ count: sorted.length, perPage, page: asked.page }, at);
    const views = await cases.views.findAll(
      sorted.slice(list.skip, list.skip + perPage),
      visibilityOf(actor),
    );
    const [people, calendar] = await Promise.all([
      readPeople(accounts),
      cases.reference.getCurrentCalendar(),
    ]);
    const { nameOf, all } = people;
    res.render('figures/cases', {
      title: t('figures:cases.title', { row: row[language], column: column[language] }),
      days: periodWithDays(period, t),
      back: `${formPath(id, form.id)}${knownSuffix(known)}`,
      formTitle: form.title[language],
      rows: listedCases(views, { actor, t, nameOf, calendar, today: peopleToday(all) }),
      list,
    });
  });
  return routes;
}
