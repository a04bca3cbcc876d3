import { type Response, Router } from 'express';
import { z } from 'zod';
import { mayReadWholeRegister } from '../../../domain/access/reception';
import { daysBetween } from '../../../domain/clocks/years';
import { dayKinds } from '../../../domain/reception/day';
import type { ReceptionFigures } from '../../../domain/reception/figures';
import { visitMatters, visitOutcomes } from '../../../domain/reception/visit';
import { formatDate } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { officeLanguage, type Translate } from '../../../language/texts';
import type { DayRange } from '../../../models/receptionVisits';
import { exportFormats, type ExportTable } from '../../../office/exports/exportTable';
import { actorOf } from '../../../office/people/actorOf';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { officeMoment } from '../../../office/officeMoment';
import { registerPdf } from '../../../office/reception/papers/registerPdf';
import { readRegister, readWholeRegister } from '../../../office/reception/register';
import { registerColumns, type RegisterLine } from '../../../office/reception/registerLines';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { announceFile, exportLinks, logExport, sendTable } from '../exports/sendTable';
import { typedDay } from '../../frame/forms/typedDay';
import { registerPath } from './paths';

/** As many days as anybody reports at once. */
const mostDays = 366;
const rangeQuery = z.object({ rangeFrom: typedDay(), rangeTo: typedDay() });
const wholeForm = z.object({
  rangeFrom: typedDay(),
  rangeTo: typedDay(),
  why: z.string().trim().min(10, 'reception:identity.whyProblem').max(500),
  format: z.enum(['xlsx', 'pdf']),
});

const isRange = ({ from, to }: DayRange): boolean => from <= to && daysBetween(from, to) <= mostDays;

/** The figures, each with its name, as rows of a table. */
export function figureRows(figures: ReceptionFigures, t: Translate): { text: string; count: number }[] {
  const { byMatter, byOutcome, byDayKind, ...single } = figures;
  const named = (key: keyof typeof single) => ({ text: t(`reception:figures.${key}`), count: single[key] });
  return [
    named('turns'),
    named('persons'),
    named('groups'),
    named('days'),
    ...dayKinds.map((kind) => ({ text: t(`reception:kind.${kind}`), count: byDayKind[kind] })),
    ...visitMatters.map((matter) => ({ text: t(`reception:matter.${matter}`), count: byMatter[matter] })),
    ...visitOutcomes.map((outcome) => ({
      text: t(`reception:outcome.${outcome}`),
      count: byOutcome[outcome],
    })),
    named('open'),
    named('becameCases'),
    named('replied'),
    named('late'),
    named('charges'),
    named('chargesDone'),
  ];
}

/** The register of reception of some days, as page and files, and its figures. */
export function receptionRegisterRoutes({ cases, texts }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeReception');

  const thisYear = async (): Promise<DayRange> => {
    const { today } = await officeMoment(cases);
    return { from: `${today.slice(0, 4)}-01-01`, to: today };
  };

  /** The days that are asked for; this year's where none are, or wrong ones. */
  async function askedRange(query: object, t: Translate): Promise<{ range: DayRange; errors: FieldError[] }> {
    const year = await thisYear();
    if (!('rangeFrom' in query) && !('rangeTo' in query)) return { range: year, errors: [] };
    const { data } = rangeQuery.safeParse(query);
    const range = data && { from: data.rangeFrom, to: data.rangeTo };
    if (range && isRange(range)) return { range, errors: [] };
    return {
      range: year,
      errors: [fieldError('rangeFrom', t('reception:rangeProblem', { most: mostDays }))],
    };
  }

  const tableOf = (lines: readonly RegisterLine[], t: Translate): ExportTable => ({
    columns: registerColumns.map((column) => t(`reception:column.${column}`)),
    rows: lines.map((line) =>
      registerColumns.map((column) => (column === 'on' ? { day: line.day } : line[column])),
    ),
  });

  async function sendPdf(
    res: Response,
    lines: readonly RegisterLine[],
    { from, to }: DayRange,
  ): Promise<void> {
    // Papers are written in the language of the office, whoever asks for them.
    const t = texts.translator(officeLanguage);
    const rules = await cases.reference.findReception(to);
    const about = t('reception:paperText.registerRange', {
      form: rules?.forms.value.register ?? '',
      from: formatDate(from),
      to: formatDate(to),
    });
    const exported = { officeLog: cases.officeLog, list: 'reception', format: 'pdf' } as const;
    await logExport(res, exported, lines.length);
    const file = await registerPdf(lines, { t, office: readPaperOffice(), about });
    announceFile(res, exported);
    res.send(file);
  }

  async function show(
    res: Response,
    query: object,
    sent: { status?: number; values?: object; errors?: FieldError[] } = {},
  ) {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { range, errors } = await askedRange(query, t);
    const { lines, figures } = await readRegister(cases, { actor, range, t });
    const rules = await cases.reference.findReception(range.to);
    const [from, to] = [formatDate(range.from), formatDate(range.to)];
    const address = `${registerPath}?${new URLSearchParams({ rangeFrom: from, rangeTo: to }).toString()}`;
    res.status(sent.status ?? (errors.length > 0 ? 422 : 200)).render('reception/register', {
      intro: t('reception:registerIntro', { form: rules?.forms.value.register ?? '' }),
      columns: registerColumns.map((column) => ({ column, text: t(`reception:column.${column}`) })),
      lines: lines.map((line) => registerColumns.map((column) => ({ column, text: line[column] }))),
      figures: figureRows(figures, t),
      figuresTitle: t('reception:figures.title', { from, to }),
      files: {
        ...exportLinks(registerPath, address),
        pdf: `${registerPath}.pdf${address.slice(address.indexOf('?'))}`,
      },
      mayTakeWhole: mayReadWholeRegister(actor),
      formats: ['xlsx', 'pdf'].map((value) => ({ value, text: value.toUpperCase() })),
      values: { rangeFrom: from, rangeTo: to, ...sent.values },
      errors: [...errors, ...(sent.errors ?? [])],
    });
  }

  routes.get(registerPath, sees, async (req, res) => show(res, req.query));

  for (const format of exportFormats)
    routes.get(`${registerPath}.${format}`, sees, async (req, res) => {
      const { t } = res.locals;
      const { range } = await askedRange(req.query, t);
      const { lines } = await readRegister(cases, { actor: actorOf(signedInAccount(res)), range, t });
      await sendTable(res, { officeLog: cases.officeLog, list: 'reception', format }, tableOf(lines, t));
    });

  routes.get(`${registerPath}.pdf`, sees, async (req, res) => {
    const { range } = await askedRange(req.query, res.locals.t);
    const t = texts.translator(officeLanguage);
    const { lines } = await readRegister(cases, { actor: actorOf(signedInAccount(res)), range, t });
    await sendPdf(res, lines, range);
  });

  routes.post(`${registerPath}/whole`, sees, async (req, res) => {
    const actor = actorOf(signedInAccount(res));
    if (!mayReadWholeRegister(actor)) throw forbidden();
    const { t } = res.locals;
    const form = readForm({ schema: wholeForm, body: req.body, res, texts, labels: 'reception:label' });
    if (!form.ok) return show(res, {}, { status: 422, values: sentValues(req.body), errors: form.errors });
    const range = { from: form.data.rangeFrom, to: form.data.rangeTo };
    if (!isRange(range)) {
      const errors = [fieldError('rangeFrom', t('reception:rangeProblem', { most: mostDays }))];
      return show(res, {}, { status: 422, values: sentValues(req.body), errors });
    }
    const { why, format } = form.data;
    const lines = await readWholeRegister(cases, { actor, range, why, t: texts.translator(officeLanguage) });
    if (format === 'pdf') return sendPdf(res, lines, range);
    await sendTable(
      res,
      { officeLog: cases.officeLog, list: 'reception', format },
      tableOf(lines, texts.translator(officeLanguage)),
    );
  });
  return routes;
}
