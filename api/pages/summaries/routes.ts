import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { actLengths, summaryKinds } from '../../../domain/figures/acts';
import { findPeriodById, type Period } from '../../../domain/figures/period';
import { type Summary, type SummaryActName, whyNotDone } from '../../../domain/figures/summary';
import { text } from '../../../domain/text/text';
import { formatDate, formatDateTime, officeToday } from '../../../language/dates';
import type { FieldError } from '../../../language/fieldErrors';
import { fieldError } from '../../../language/fieldErrors';
import { officeLanguage } from '../../../language/texts';
import { periodSchemes } from '../../../office/figures/forms';
import { summaryPage } from '../../../office/figures/papers/summaryPage';
import {
  fillSummary,
  giveToSummary,
  readSummaries,
  readSummary,
  readSummaryTemplate,
  type SummaryOrder,
} from '../../../office/figures/summaries';
import { docxFile } from '../../../office/papers/docxFile';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { pdfFile } from '../../../office/papers/pdfFile';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { keepWritten } from '../../frame/keepAs';
import { flash, signedInAccount } from '../../frame/request';
import { getPeriod } from '../figures/asked';
import { periodInside, periodText } from '../../../language/sentences/period';
import { sentPath } from '../figures/paths';
import { typedDay } from '../../frame/forms/typedDay';

export const room = '/summaries';
/** What is wrong: with a field, or with the whole of it. */
type Told = FieldError | { text: string };
type SummaryRequest = Request<{ summaryId: string }>;

const line = (longest: number) => text().pipe(z.string().trim().min(1).max(longest));
const id = () => z.uuid().catch(() => crypto.randomUUID());
const seen = () => z.coerce.number().int().min(0).catch(0);
const draftForm = z.object({
  period: z.string().max(100),
  kind: z.enum(summaryKinds),
  title: line(actLengths.title),
  body: line(actLengths.body),
  seen: seen(),
  commandId: id(),
});
const plainForm = z.object({ seen: seen(), commandId: id() });
const returnForm = plainForm.extend({ reason: line(actLengths.reason) });
const issueForm = plainForm.extend({ on: typedDay() });
const newQuery = z.object({
  period: z.string().max(100).catch(''),
  kind: z.enum(summaryKinds).catch('interim'),
});

/** Reports in words on a period: written with figures filled in, returned, approved, issued as a paper. */
export function summaryRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();
  const sees = requireDuty('seeFigures');
  const officeT = texts.translator(officeLanguage);

  /** @throws Problem 404 */
  async function getSummary({ params }: SummaryRequest): Promise<{ summary: Summary; period: Period }> {
    const summary = await readSummary(cases, params.summaryId);
    const period = summary && findPeriodById(periodSchemes(), summary.period.id);
    if (!period) throw notFound();
    return { summary, period };
  }

  const pathOf = (textId: string): string => `${room}/${textId}`;

  routes.get(room, sees, async (_req, res) => {
    const { t } = res.locals;
    const [all, people] = await Promise.all([readSummaries(cases), readPeople(accounts)]);
    res.render('summaries/list', {
      summaries: all.map((one) => ({
        href: pathOf(one.textId),
        title: titleOf(one),
        kind: t(`summaries:kind.${one.kind}`),
        stage: t(`summaries:stage.${one.stage}`),
        by: people.nameOf(one.by),
        at: formatDateTime(one.at),
      })),
      mayDraft: mayDo(actorOf(signedInAccount(res)), 'sendFigures'),
    });
  });

  const titleOf = ({ title, period }: Summary): string =>
    title.replace(/\{\{\s*period\s*\}\}/g, periodInside(period, officeT));

  async function showDraft(
    res: Response,
    period: Period,
    { summaryId, values, errors = [] }: { summaryId?: string; values: object; errors?: Told[] },
  ): Promise<void> {
    const { t } = res.locals;
    res.status(errors.length > 0 ? 422 : 200).render('summaries/draft', {
      period: periodText(period, t),
      action: summaryId ? `${pathOf(summaryId)}/draft` : `${room}/new`,
      back: summaryId ? pathOf(summaryId) : room,
      hint: t('summaries:bodyHint', { places: '{{petitions.received}}, {{petitions.senderNamed.received}}' }),
      kinds: summaryKinds.map((value) => ({ value, text: t(`summaries:kind.${value}`) })),
      values,
      errors,
    });
  }

  routes.get(`${room}/new`, requireDuty('sendFigures'), async (req, res) => {
    const asked = newQuery.parse(req.query);
    const period = getPeriod(asked.period);
    const { kind } = asked;
    const values = { period: asked.period, kind, seen: 0, ...readSummaryTemplate(kind) };
    await showDraft(res, period, { values });
  });

  async function draft(req: Request, res: Response, summaryId: string | undefined): Promise<void> {
    const form = readForm({ schema: draftForm, body: req.body, res, texts, labels: 'summaries:label' });
    const values = sentValues(req.body);
    const period = getPeriod(typeof values.period === 'string' ? values.period : '');
    const again = (errors: Told[]) =>
      showDraft(res, period, { ...(summaryId && { summaryId }), values, errors });
    if (!form.ok) return again(form.errors);
    const { kind: summary, title, body, seen: revision, commandId } = form.data;
    const textId = summaryId ?? commandId;
    const order: SummaryOrder = { kind: 'draft', period, summary, title, body };
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToSummary(cases, { textId, order, actor, seen: revision, commandId });
    if (outcome.kind === 'refused')
      return again([{ text: res.locals.t(`summaries:refusal.${outcome.refused}`, outcome.params) }]);
    flash(req, { kind: 'success', key: 'summaries:done.draft' });
    res.redirect(303, pathOf(textId));
  }

  routes.post(`${room}/new`, requireDuty('sendFigures'), async (req, res) => draft(req, res, undefined));

  async function show(
    res: Response,
    asked: { summary: Summary; period: Period },
    errors: Told[] = [],
  ): Promise<void> {
    const { t } = res.locals;
    const { summary, period } = asked;
    const { textId, revision, approved, issued, returned } = summary;
    const account = actorOf(signedInAccount(res));
    const [people, filled] = await Promise.all([
      readPeople(accounts),
      fillSummary(
        cases,
        { body: `${summary.title}\n${summary.body}`, period },
        periodInside(period, officeT),
      ),
    ]);
    const whole = approved?.text ?? filled.text;
    const [heading = '', ...lines] = whole.split(/\r?\n/);
    const isFree = (act: SummaryActName) =>
      whyNotDone(summary, act, { by: account.id, seen: revision }) === undefined;
    const mayDraft = mayDo(account, 'sendFigures');
    const mayApprove = mayDo(account, 'approveSummaries');
    res.status(errors.length > 0 ? 422 : 200).render('summaries/summary', {
      title: heading,
      caption: t('summaries:caption', {
        kind: t(`summaries:kind.${summary.kind}`),
        period: periodText(period, t),
      }),
      stage: t(`summaries:stage.${summary.stage}`),
      lines: lines
        .filter((one) => one.trim() !== '')
        .map((one) => ({
          isHeading: one.startsWith('# '),
          isItem: one.startsWith('- '),
          text: one.replace(/^[#-] /, ''),
        })),
      from: approved
        ? t('summaries:figuresAt', { moment: formatDateTime(approved.recordedBy) })
        : filled.sent === undefined
          ? t('summaries:figuresNow')
          : t('summaries:figuresSent'),
      sentHref: filled.sent !== undefined && !approved ? sentPath(summary.period.id, filled.sent) : undefined,
      unknown: approved ? '' : filled.unknown.join(', '),
      returned:
        returned &&
        t('summaries:returnedBy', {
          by: people.nameOf(returned.by),
          at: formatDateTime(returned.at),
          reason: returned.reason,
        }),
      approved:
        approved &&
        t('summaries:approvedBy', { by: people.nameOf(approved.by), at: formatDateTime(approved.at) }),
      issued: issued && t('summaries:issuedAs', { number: issued.number, on: formatDate(issued.on) }),
      drafted: t('summaries:draftedBy', { by: people.nameOf(summary.by), at: formatDateTime(summary.at) }),
      path: pathOf(textId),
      seen: revision,
      may: {
        draft: mayDraft && isFree('draft'),
        handIn: mayDraft && isFree('handIn'),
        approve: mayApprove && isFree('approve'),
        ownDraft: mayApprove && summary.stage === 'handedIn' && summary.by === account.id,
        issue: mayDraft && isFree('issue'),
      },
      values: { on: formatDate(officeToday()) },
      errors,
    });
  }

  routes.get(`${room}/:summaryId/draft`, requireDuty('sendFigures'), async (req: SummaryRequest, res) => {
    const { summary, period } = await getSummary(req);
    const { textId, kind, title, body, revision } = summary;
    const values = { period: summary.period.id, kind, title, body, seen: revision };
    await showDraft(res, period, { summaryId: textId, values });
  });

  routes.post(`${room}/:summaryId/draft`, requireDuty('sendFigures'), async (req: SummaryRequest, res) => {
    await getSummary(req);
    await draft(req, res, req.params.summaryId);
  });

  for (const format of ['docx', 'pdf'] as const)
    routes.get(`${room}/:summaryId/paper.${format}`, sees, async (req: SummaryRequest, res) => {
      const { summary, period } = await getSummary(req);
      const body = `${summary.title}\n${summary.body}`;
      const filled =
        summary.approved?.text ??
        (await fillSummary(cases, { body, period }, periodInside(period, officeT))).text;
      const page = summaryPage(summary, filled, {
        t: officeT,
        office: readPaperOffice(),
        people: await readPeople(accounts),
      });
      const file = format === 'pdf' ? await pdfFile(page) : await docxFile(page);
      keepWritten(res, `bao-cao-${summary.period.id}`, format).send(file);
    });

  routes.get(`${room}/:summaryId`, sees, async (req: SummaryRequest, res) =>
    show(res, await getSummary(req)),
  );

  async function give(
    req: SummaryRequest,
    res: Response,
    { order, seen: revision, commandId }: { order: SummaryOrder; seen: number; commandId: string },
  ): Promise<void> {
    const textId = req.params.summaryId;
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToSummary(cases, { textId, order, actor, seen: revision, commandId });
    if (outcome.kind === 'refused') {
      const sentence = res.locals.t(`summaries:refusal.${outcome.refused}`, outcome.params);
      const errors = [outcome.refused === 'notThatDay' ? fieldError('on', sentence) : { text: sentence }];
      return show(res, await getSummary(req), errors);
    }
    flash(req, { kind: 'success', key: `summaries:done.${order.kind}` });
    res.redirect(303, pathOf(textId));
  }

  routes.post(`${room}/:summaryId/hand-in`, requireDuty('sendFigures'), async (req: SummaryRequest, res) => {
    await getSummary(req);
    await give(req, res, { order: { kind: 'handIn' }, ...plainForm.parse(sentValues(req.body)) });
  });

  routes.post(
    `${room}/:summaryId/approve`,
    requireDuty('approveSummaries'),
    async (req: SummaryRequest, res) => {
      const { period } = await getSummary(req);
      const order: SummaryOrder = { kind: 'approve', period, periodName: periodInside(period, officeT) };
      await give(req, res, { order, ...plainForm.parse(sentValues(req.body)) });
    },
  );

  routes.post(
    `${room}/:summaryId/return`,
    requireDuty('approveSummaries'),
    async (req: SummaryRequest, res) => {
      const asked = await getSummary(req);
      const form = readForm({ schema: returnForm, body: req.body, res, texts, labels: 'summaries:label' });
      if (!form.ok) return show(res, asked, form.errors);
      const { reason, ...rest } = form.data;
      await give(req, res, { order: { kind: 'return', reason }, ...rest });
    },
  );

  routes.post(`${room}/:summaryId/issue`, requireDuty('sendFigures'), async (req: SummaryRequest, res) => {
    const asked = await getSummary(req);
    const form = readForm({ schema: issueForm, body: req.body, res, texts, labels: 'summaries:label' });
    if (!form.ok) return show(res, asked, form.errors);
    const { on, ...rest } = form.data;
    await give(req, res, { order: { kind: 'issue', on }, ...rest });
  });
  return routes;
}
