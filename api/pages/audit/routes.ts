import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo, visibilityOf } from '../../../domain/access/policy';
import { stages } from '../../../domain/case/vocabulary';
import { createViewUpkeep } from '../../../models/viewUpkeep';
import { countExceptions } from '../../../office/audit/exceptions';
import { drawCases, listDraws, seenOfDraw } from '../../../office/audit/draws';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { beginCheck } from '../../../office/verify/backgroundCheck';
import { describeError } from '../../../office/programLog';
import { formatDate, formatDateTime, officeToday } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { auditChoices } from './choices';
import { faultsOf, tellCheck } from './checks';
import { readDraw } from './drawForm';
import { exceptionListRoutes } from './listRoutes';
import { auditAddress, readAsked } from './query';
import { lookSpan } from './span';

const path = '/audit';
/** What a small office waits for is there when the page comes. */
const awaitedMs = 1_500;
const shownDraws = 5;
const updatesSchema = z.object({ updates: z.literal('off').optional().catch(undefined) });

/** The auditor's desk: what was out of the ordinary, whether all is whole and sealed, and cases drawn by chance. */
export function auditRoutes(services: Services): Router {
  const { cases, accounts, connection, settings, logger } = services;
  const { officeChecks, officeLog, views, vault, reference } = cases;
  const routes = Router();
  routes.use(path, requireDuty('replay'));
  routes.use(exceptionListRoutes(services));

  /** The last check, and what of it this person may be told. */
  async function lastCheck(res: Response, nameOf: (id: string) => string) {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const [check] = await officeChecks.listLast(1);
    if (!check) return undefined;
    const named = faultsOf(check).map(({ name }) => name);
    const [numbers, hidden] = await Promise.all([
      views.numbersOf(named, visibilityOf(actor)),
      views.hiddenFrom(visibilityOf(actor)),
    ]);
    return tellCheck(check, { t, nameOf, numbers, hidden }, new Date().toISOString());
  }

  async function show(req: Request, res: Response, more: { status?: number } & Record<string, unknown> = {}) {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { query, asked, errors } = readAsked(req.method === 'GET' ? req.query : {}, t);
    const today = officeToday();
    const people = await readPeople(accounts);
    const { days, by } = asked;
    const watchesOffice = mayDo(actor, 'readOfficeLog');
    const looksAsked = { ...lookSpan(days), by };
    const [counts, check, draws, choices, looks, refused] = await Promise.all([
      countExceptions(views, actor, asked, today),
      lastCheck(res, people.nameOf),
      listDraws(cases),
      auditChoices(reference, people, today),
      watchesOffice ? vault.countLooks(looksAsked) : 0,
      watchesOffice
        ? officeLog.list({ type: 'accessRefused', days, person: by }, { skip: 0, limit: 0 })
        : undefined,
    ]);
    const { updates: askedUpdates } = updatesSchema.parse(req.query);
    const updates = check?.phase === 'running' && askedUpdates !== 'off';
    // The browser asks again by itself, script or not; a link on the page stops it.
    if (updates && req.method === 'GET') res.set('Refresh', '2');
    const { from, to } = query;
    const status = more.status ?? (errors.length > 0 ? 422 : 200);
    res.status(status).render('audit/desk', {
      query,
      isNarrowed: [from, to, query.by, query.unit].some(Boolean),
      errors,
      ...choices,
      counts: counts.map(({ kind, count }) => ({
        name: t(`audit:kind.${kind}`),
        explained: t(`audit:explained.${kind}`),
        count,
        href: auditAddress(`${path}/cases`, { ...query, kind, page: 1 }),
      })),
      watched: watchesOffice && [
        {
          name: t('audit:kind.identityLook'),
          explained: t('audit:explained.identityLook'),
          count: looks,
          href: auditAddress(`${path}/looks`, { from, to, by: query.by }),
        },
        {
          name: t('audit:kind.refusedTry'),
          explained: t('audit:explained.refusedTry'),
          count: refused?.count ?? 0,
          href: `/office-log?${new URLSearchParams({ type: 'accessRefused', ...(from && { from }), ...(to && { to }), ...(by && { person: by }) }).toString()}`,
        },
      ],
      check,
      updates,
      stages: stages.map((value) => ({ value, text: word(t, 'stages', value) })),
      draws: draws
        .slice(0, shownDraws)
        .map(({ seq, at, by: drawer, from: since, to: until, among, caseIds }) => ({
          href: `${path}/draws/${seq}`,
          text: t('audit:draw.line', {
            count: caseIds.length,
            among,
            from: formatDate(since),
            to: formatDate(until),
            at: formatDateTime(at),
            by: people.nameOf(drawer),
          }),
        })),
      values: { count: '5' },
      ...more,
    });
  }

  routes.get(path, (req, res) => show(req, res));

  routes.post(`${path}/checks`, async (req, res) => {
    const begun = await beginCheck(signedInAccount(res)._id, officeChecks, {
      connection,
      keys: settings.secrets.vaultKeys,
      officeLog,
      events: cases.events,
      rows: createViewUpkeep(connection, cases),
    });
    if (begun) {
      const ended = begun.ended.catch((error: unknown) =>
        logger.error({ err: describeError(error) }, 'a check of the office was interrupted'),
      );
      await Promise.race([ended, pause(awaitedMs)]);
    } else flash(req, { kind: 'information', key: 'audit:check.underWay' });
    res.redirect(303, `${path}#check`);
  });

  routes.post(`${path}/draws`, async (req, res) => {
    const read = readDraw(res.locals.t, req.body);
    if ('errors' in read) return show(req, res, { status: 422, ...read });
    const seed = read.asked.seed ?? randomBytes(8).toString('hex');
    const seq = await drawCases(actorOf(signedInAccount(res)), { ...read.asked, seed }, cases);
    res.redirect(303, `${path}/draws/${seq}`);
  });

  routes.get(`${path}/draws/:seq`, async (req: Request<{ seq: string }>, res) => {
    const { t } = res.locals;
    const drawn = (await listDraws(cases)).find(({ seq }) => String(seq) === req.params.seq);
    if (!drawn) throw notFound();
    const { nameOf } = await readPeople(accounts);
    const seen = await seenOfDraw(drawn, actorOf(signedInAccount(res)), cases);
    res.render('audit/draw', {
      drawn,
      title: t('audit:draw.title', { seq: drawn.seq }),
      by: nameOf(drawn.by),
      stage: drawn.stage && word(t, 'stages', drawn.stage),
      cases: seen.map(({ caseId, number }) => ({
        number,
        href: `/cases/${encodeURIComponent(caseId)}`,
        replayHref: `/cases/${encodeURIComponent(caseId)}/replay`,
      })),
      hiddenCount: drawn.caseIds.length - seen.length,
    });
  });
  return routes;
}
