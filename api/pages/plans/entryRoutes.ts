import { type Response, Router } from 'express';
import { z } from 'zod';
import { visibilityOf } from '../../../domain/access/policy';
import { plannableYears } from '../../../domain/plans/decide';
import { mayBeInCharge } from '../../../domain/access/inCharge';
import { findInForce, textLengths, workedOn } from '../../../domain/plans/plan';
import { fieldError } from '../../../language/fieldErrors';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { giveToPlan, type PlanOrder, readPlan } from '../../../office/plans/plans';
import { officeMoment } from '../../../office/officeMoment';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { type EntryRequest, entryPathOf, pathOf, room, yearOf } from './path';

const seen = z.coerce.number().int().min(0);
const entryForm = z.object({
  commandId: z.uuid(),
  seen: seen.catch(0),
  year: z.coerce.number().int(),
  subject: z.string().trim().min(1).max(textLengths.subject),
  organisation: z.string().trim().max(textLengths.organisation).default(''),
  matter: z.string().trim().min(1).max(textLengths.matter),
  officer: z.string().min(1).max(100),
  month: z.coerce.number().int().min(1).max(12),
});
const removal = entryForm.pick({ commandId: true, seen: true });
const askedFor = z.object({
  year: z.coerce.number().int().optional().catch(undefined),
  case: z.string().max(100).optional().catch(undefined),
});

/** The entries of a plan, put in, changed and taken out by those who draft it. */
export function planEntryRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();
  const drafts = requireDuty('draftPlans');

  /** @param form where it is sent, and what of an entry is there already */
  async function showForm(res: Response, form: { action: string; year?: number; values: object }, more = {}) {
    const { t } = res.locals;
    const [{ active }, { today }] = await Promise.all([readPeople(accounts), officeMoment(cases)]);
    const choose = { value: '', text: t('plans:choose') };
    res.render('plans/entry', {
      ...form,
      years: plannableYears(today).map((value) => ({ value, text: value })),
      months: [choose, ...Array.from({ length: 12 }, (_, i) => ({ value: i + 1, text: i + 1 }))],
      officers: [
        choose,
        ...active
          .filter(mayBeInCharge)
          .map(({ _id, displayName, position }) => ({ value: _id, text: `${displayName}, ${position}` })),
      ],
      back: form.year === undefined ? room : pathOf(form.year),
      ...more,
    });
  }

  /** Carries an order out, or shows the form again with why it was not. */
  async function give(
    res: Response,
    { year, order, commandId }: { year: number; order: PlanOrder; commandId: string },
    again: (text: string) => Promise<void>,
  ) {
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToPlan(cases, { year, order, commandId, actor });
    if (outcome.kind === 'notFound') throw notFound();
    if (outcome.kind === 'refused') return again(res.locals.t(`plans:refusal.${outcome.refused}`));
    flash(res.req, { kind: 'success', key: `plans:done.${order.kind}`, params: { year } });
    res.redirect(303, pathOf(year));
  }

  /** Reads what was sent; an officer who cannot answer for it is an error of its field. */
  async function readEntry(res: Response, body: unknown) {
    const read = readForm({ schema: entryForm, body, res, texts, labels: 'plans:label' });
    if (!read.ok) return read;
    const { active } = await readPeople(accounts);
    if (active.some((one) => one._id === read.data.officer && mayBeInCharge(one))) return read;
    const errors = [fieldError('officer', res.locals.t('plans:problem.officer'))];
    return { ok: false as const, errors, values: sentValues(body) };
  }

  routes.get(`${room}/new`, drafts, async (req, res) => {
    const asked = askedFor.parse(req.query);
    const about =
      asked.case === undefined
        ? undefined
        : await cases.views.find(asked.case, visibilityOf(actorOf(signedInAccount(res))));
    if (asked.case !== undefined && !about) throw notFound();
    const values = {
      year: asked.year,
      subject: about?.subjectName ?? '',
      organisation: about?.organisation ?? '',
    };
    await showForm(res, { action: `${room}/new`, values });
  });

  routes.post(`${room}/new`, drafts, async (req, res) => {
    const read = await readEntry(res, req.body);
    const form = { action: `${room}/new`, values: sentValues(req.body) };
    if (!read.ok) return showForm(res.status(422), form, read);
    const { commandId, seen: unneeded, year, ...entry } = read.data;
    void unneeded;
    await give(res, { year, order: { kind: 'add', entry }, commandId }, (text) =>
      showForm(res.status(422), form, { errors: [fieldError('subject', text)] }),
    );
  });

  /** @throws Problem 404 where what is worked on has no such entry */
  const getEntry = async (req: EntryRequest) => {
    const year = yearOf(req);
    const plan = await readPlan(cases, year);
    const entry = workedOn(plan).find(({ entryId }) => entryId === req.params.entryId);
    if (!entry) throw notFound();
    return { year, entry, revision: (plan.draft ?? findInForce(plan))?.revision ?? 0 };
  };

  routes.get(`${room}/:year/entries/:entryId`, drafts, async (req: EntryRequest, res) => {
    const { year, entry, revision } = await getEntry(req);
    const action = entryPathOf(year, entry.entryId);
    await showForm(res, { action, year, values: { ...entry, seen: revision } });
  });

  routes.post(`${room}/:year/entries/:entryId`, drafts, async (req: EntryRequest, res) => {
    const { year, entry } = await getEntry(req);
    const sent = { ...sentValues(req.body), year };
    const form = { action: entryPathOf(year, entry.entryId), year, values: sent };
    const read = await readEntry(res, sent);
    if (!read.ok) return showForm(res.status(422), form, read);
    const { commandId, seen: from, year: same, ...changed } = read.data;
    void same;
    const order = { kind: 'change' as const, entry: { ...changed, entryId: entry.entryId }, seen: from };
    await give(res, { year, order, commandId }, (text) =>
      showForm(res.status(409), form, { errors: [fieldError('subject', text)] }),
    );
  });

  routes.post(`${room}/:year/entries/:entryId/remove`, drafts, async (req: EntryRequest, res) => {
    const { year, entry, revision } = await getEntry(req);
    const read = readForm({ schema: removal, body: req.body, res, texts, labels: 'plans:label' });
    const form = {
      action: entryPathOf(year, entry.entryId),
      year,
      values: { ...entry, seen: revision },
    };
    if (!read.ok) return showForm(res.status(422), form, { errors: read.errors });
    const order = { kind: 'remove' as const, entryId: entry.entryId, seen: read.data.seen };
    await give(res, { year, order, commandId: read.data.commandId }, (text) =>
      showForm(res.status(409), form, { errors: [fieldError('subject', text)] }),
    );
  });
  return routes;
}
