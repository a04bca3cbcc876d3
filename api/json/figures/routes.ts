import type { Request, Response, Router } from 'express';
import { mayDo, visibilityOf } from '../../../domain/access/policy';
import type { FigureActOf, KeptPeriod } from '../../../domain/figures/acts';
import { columnsOf, type FigureForm, rowsOf } from '../../../domain/figures/form';
import { addedUp } from '../../../domain/figures/grid';
import { readGivenFigures } from '../../../domain/figures/takeIn';
import { officeToday } from '../../../language/dates';
import type { Period } from '../../../domain/figures/period';
import { figureForms } from '../../../office/figures/forms';
import { fillForms, type KnownUntil, recordedBy } from '../../../office/figures/reckon';
import {
  besideNow,
  keptPeriod,
  readReportActs,
  readSentReports,
  sendReport,
  sentReports,
  takenInOf,
  unitsOfForm,
} from '../../../office/figures/reports';
import { keepTakenIn, mostFaults } from '../../../office/figures/takeIn';
import { unitsRightBelow } from '../../../office/lists/unitsRightBelow';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { replacedBy } from '../deprecation';
import { pageOf } from '../paging';
import { getForm, getPeriod } from './asked';
import {
  behindQuery,
  behindSchema,
  figuresQuery,
  filledFormSchema,
  formListSchema,
  sendBody,
  sentListQuery,
  sentListSchema,
  sentReportSchema,
  unitBody,
} from './shapes';

const room = '/api/v1/figures';
type PeriodRequest = Request<{ period: string }>;
type FormRequest = Request<{ period: string; form: string }>;
type SentRequest = Request<{ period: string; revision: string }>;

const periodAnswer = ({ id, scheme, kind, from, to }: KeptPeriod) => ({ id, scheme, kind, from, to });

const sentLine = ({ deed, revision, by, at }: FigureActOf<'sent'>) => {
  const { period, to, on, recordedBy: moment } = deed;
  return { period: periodAnswer(period), revision, to, on, by, at, recordedBy: moment };
};

/** Figures as on their pages: forms, one form of a period, the cases behind a figure, and reports that were sent. */
export function figureRoutes(routes: Router, { cases, texts }: Services): void {
  function reader(res: Response) {
    const actor = callerOf(res);
    if (!mayDo(actor, 'seeFigures')) throw forbidden();
    return actor;
  }

  async function filled(period: Period, form: FigureForm, known: KnownUntil) {
    const moment = await recordedBy(cases, period, known);
    const [one] = await fillForms(cases, [form], period, moment);
    if (!one) throw notFound();
    return { moment, ...one };
  }

  routes.get(`${room}/forms`, (_req, res) => {
    reader(res);
    res.json(formListSchema.parse({ items: figureForms() }));
  });

  routes.get(`${room}/sent`, async (req, res) => {
    reader(res);
    const { page, size } = readInput({ schema: sentListQuery, value: req.query, res, texts });
    const all = await readSentReports(cases);
    const items = all.slice((page - 1) * size, page * size).map(sentLine);
    res.json(sentListSchema.parse({ items, ...pageOf(req, res, { page, size, total: all.length }) }));
  });

  async function answerSent(res: Response, act: FigureActOf<'sent'>, status = 200): Promise<void> {
    const beside = await besideNow(cases, act);
    const forms = beside.map(({ sent, differences }) => ({
      form: sent.form.id,
      version: sent.form.version,
      own: sent.own,
      units: sent.units,
      differences,
    }));
    res.status(status).json(sentReportSchema.parse({ ...sentLine(act), forms }));
  }

  const reports = '/api/v1/figure-reports';
  const sentAddress = `${reports}/:period/:revision`;
  // Where it was before, which could be taken for the cases behind a form of that name.
  routes.get(`${room}/:period/sent/:revision`, (req: SentRequest, res, next) => {
    const { period, revision } = req.params;
    replacedBy(res, `${reports}/${encodeURIComponent(period)}/${encodeURIComponent(revision)}`);
    next();
  });
  const answerRevision = async (req: SentRequest, res: Response): Promise<void> => {
    reader(res);
    const acts = sentReports(await readReportActs(cases, getPeriod(req.params.period)));
    const act = acts.find(({ revision }) => String(revision) === req.params.revision);
    if (!act) throw notFound();
    await answerSent(res, act);
  };
  routes.get(`${room}/:period/sent/:revision`, answerRevision);
  routes.get(sentAddress, answerRevision);

  routes.post(`${reports}/:period`, async (req: PeriodRequest, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'sendFigures')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const period = getPeriod(req.params.period);
    const asked = readInput({ schema: sendBody, value: req.body, res, texts });
    const outcome = await sendReport(cases, { ...asked, actor, period, commandId });
    if (outcome.kind === 'refused') {
      const detailKey = `figures:refusal.${outcome.refused}`;
      if (outcome.refused === 'changedSince') throw new Problem(409, 'refused', { detailKey });
      throw invalidInput([{ field: '', detail: res.locals.t(detailKey) }]);
    }
    const act = sentReports(await readReportActs(cases, period)).find((one) => one.commandId === commandId);
    if (!act) throw notFound();
    await answerSent(res, act, 201);
  });

  routes.post('/api/v1/unit-figures/:period', async (req: PeriodRequest, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'sendFigures')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const period = getPeriod(req.params.period);
    const asked = readInput({ schema: unitBody, value: req.body, res, texts });
    const form = getForm(asked.form);
    const { t } = res.locals;
    const wrong = (field: string, key: string, params = {}) =>
      invalidInput([{ field, detail: t(key, params) }]);
    if (form.version !== asked.version)
      throw wrong('version', 'figures:fault.otherVersion', { version: form.version });
    const units = unitsRightBelow(await cases.reference.findCurrentTree(), officeToday());
    const unit = units.find(({ id }) => id === asked.unit);
    if (!unit) throw wrong('unit', 'figures:fault.noUnit');
    const read = readGivenFigures(form, asked.figures);
    if ('faults' in read)
      throw invalidInput(
        read.faults.slice(0, mostFaults).map(({ cell, why, params }) => ({
          field: `figures.${cell}`,
          detail: t(`figures:fault.${why}`, params),
        })),
      );
    const file = Buffer.from(JSON.stringify(asked.figures));
    await keepTakenIn(cases, { actor, period, unit, commandId, file, ...read });
    await answerForm(res, period, form, 'now', 201);
  });

  routes.get(`${room}/:period/:form`, async (req: FormRequest, res) => {
    reader(res);
    const { known } = readInput({ schema: figuresQuery, value: req.query, res, texts });
    await answerForm(res, getPeriod(req.params.period), getForm(req.params.form), known);
  });

  async function answerForm(
    res: Response,
    period: Period,
    form: FigureForm,
    known: KnownUntil,
    status = 200,
  ): Promise<void> {
    const { moment, grid, checks } = await filled(period, form, known);
    const acts = await readReportActs(cases, period);
    const units = unitsOfForm(takenInOf(acts), form).map(({ unit, figures }) => ({ unit, figures }));
    res.status(status).json(
      filledFormSchema.parse({
        period: periodAnswer(keptPeriod(period)),
        form: form.id,
        version: form.version,
        recordedBy: moment,
        figures: grid.figures,
        checks,
        units,
        together: addedUp(form, [grid.figures, ...units.map(({ figures }) => figures)]),
        revision: acts.at(-1)?.revision ?? 0,
      }),
    );
  }

  routes.get(`${room}/:period/:form/cases`, async (req: FormRequest, res) => {
    const actor = reader(res);
    const { row, column, known, page, size } = readInput({
      schema: behindQuery,
      value: req.query,
      res,
      texts,
    });
    const form = getForm(req.params.form);
    const { grid } = await filled(getPeriod(req.params.period), form, known);
    const isThere =
      rowsOf(form).some(({ id }) => id === row) && columnsOf(form).some(({ id }) => id === column);
    if (!isThere) throw notFound();
    const visible = await cases.views.numbersOf(grid.behind(row, column), visibilityOf(actor));
    const all = [...visible].map(([caseId, number]) => ({ caseId, number }));
    const sorted = all.sort((a, b) => a.number.localeCompare(b.number, 'vi'));
    const items = sorted.slice((page - 1) * size, page * size);
    res.json(behindSchema.parse({ items, ...pageOf(req, res, { page, size, total: sorted.length }) }));
  });
}
