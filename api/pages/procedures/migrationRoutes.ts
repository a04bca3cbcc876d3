import { setTimeout as pause } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { maySeeCases, mayDo, visibilityOf } from '../../../domain/access/policy';
import { moveIdOf, type RuleMove } from '../../../models/ruleMoves';
import { requireDuty } from '../../frame/guards';
import { forbidden, notFound } from '../../frame/errors/problem';
import { transitionText } from '../../../language/procedures/transitionText';
import type { Translate } from '../../../language/texts';
import { readForm, sentValues } from '../../frame/forms/form';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { flash, signedInAccount } from '../../frame/request';
import { moveForm, orderOf } from '../../../office/procedures/moveForm';
import { beginLook, nameOfTarget, orderMove, takeMove, workOn } from '../../../office/procedures/moving';
import { filterFor, type Target } from '../../../office/procedures/preview';
import { migrationPage } from './migrationPage';

type VersionRequest = Request<{ id: string; version: string }>;
const query = z.object({
  after: z.string().max(200).optional().catch(undefined),
  updates: z.literal('off').optional().catch(undefined),
});
/** What a small office waits for is there when the page comes. */
const awaitedMs = 1_500;

/** A version that open cases may be moved to, as its page names it. */
interface Named {
  target: Target;
  title: string;
  path: string;
}

/** What the law says of open cases, in words, and where it says it: the reason that stands in the form already. */
const transitionOf = (t: Translate, target: Target) =>
  'procedure' in target && {
    transition: target.procedure.transition?.citation,
    transitionText: transitionText(t, target.procedure),
  };

/** Before and after for each clock of the open cases, and moving those that are chosen or all: for procedures and calendars alike. */
export function migrationRoutes(services: Services): Router {
  const { accounts, cases, logger, texts } = services;
  const { reference, ruleMoves } = cases;
  const routes = Router();

  const procedureOf = async ({ params }: VersionRequest, res: Response): Promise<Named> => {
    const all = await reference.listProcedures();
    const procedure = all.find(({ id, version }) => id === params.id && String(version) === params.version);
    if (!procedure) throw notFound();
    const title = res.locals.t('procedures:name', { ...procedure });
    return { target: { procedure }, title, path: `/procedures/${procedure.id}/${procedure.version}` };
  };
  const calendarOf = async ({ params }: VersionRequest, res: Response): Promise<Named> => {
    const all = await reference.listCalendars();
    const calendar = all.find(({ id, version }) => id === params.id && String(version) === params.version);
    if (!calendar) throw notFound();
    const title = res.locals.t('procedures:calendar.name', { version: calendar.version });
    return { target: { calendar }, title, path: `/calendars/${calendar.id}/${calendar.version}` };
  };

  async function show(req: Request, res: Response, named: Named, more: object = {}): Promise<void> {
    const { target, title } = named;
    const path = `${named.path}/migration`;
    const { after, updates: asked } = query.parse(req.query);
    const actor = actorOf(signedInAccount(res));
    const { nameOf } = await readPeople(accounts);
    const hidden = await cases.views.hiddenFrom(visibilityOf(actor));
    const reader = { id: actor.id, hidden, t: res.locals.t, nameOf };
    const versions = await reference.listProcedures();
    const page = await migrationPage(target, reader, services, { path, after, versions });
    const updates = (page.phase === 'looking' || page.phase === 'moving') && asked !== 'off';
    // The browser asks again by itself, script or not; a link on the page stops it.
    if (updates) res.set('Refresh', '2');
    const atPage = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
    res.render('procedures/migration', {
      ...page,
      name: title,
      path,
      back: 'calendar' in target ? '/calendars' : named.path,
      here: `${path}${atPage}`,
      updates,
      under: await cases.views.count(visibilityOf(actor), await filterFor(target, cases)),
      mayMove: mayDo(actor, 'changeRules'),
      ...transitionOf(res.locals.t, target),
      ...more,
    });
  }

  /** Goes on after the answer; the page shows how far it is, and offers to go on if this process is stopped. */
  async function setToWork(move: RuleMove, target: Target, res: Response): Promise<void> {
    const work = workOn(move, target, actorOf(signedInAccount(res)), services).catch((err: unknown) =>
      logger.error({ err }, 'moving cases to other rules was interrupted'),
    );
    await Promise.race([work, pause(awaitedMs)]);
  }

  const ownMove = (res: Response, { target }: Named) =>
    ruleMoves.find(moveIdOf(signedInAccount(res)._id, nameOfTarget(target)));

  for (const [room, namedOf] of [
    ['procedures', procedureOf],
    ['calendars', calendarOf],
  ] as const) {
    const address = `/${room}/:id/:version/migration`;
    routes.use(address, (_req, res, next) => {
      if (!maySeeCases(actorOf(signedInAccount(res)))) throw forbidden();
      next();
    });
    routes.get(address, async (req: VersionRequest, res) => show(req, res, await namedOf(req, res)));

    routes.post(`${address}/look`, async (req: VersionRequest, res) => {
      const named = await namedOf(req, res);
      if (await beginLook(actorOf(signedInAccount(res)), named.target, services)) {
        const move = await ownMove(res, named);
        if (move) await setToWork(move, named.target, res);
      }
      res.redirect(303, `${named.path}/migration`);
    });

    routes.post(`${address}/go-on`, async (req: VersionRequest, res) => {
      const named = await namedOf(req, res);
      const move = await ownMove(res, named);
      if (move?.order && !mayDo(actorOf(signedInAccount(res)), 'changeRules')) throw forbidden();
      if (move && (await takeMove(move._id, services))) await setToWork(move, named.target, res);
      res.redirect(303, `${named.path}/migration`);
    });

    routes.post(address, requireDuty('changeRules'), async (req: VersionRequest, res) => {
      const named = await namedOf(req, res);
      const body = sentValues(req.body);
      const form = readForm({ schema: moveForm, body, res, texts, labels: 'procedures:migration.field' });
      if (!form.ok) {
        res.status(422);
        return show(req, res, named, { errors: form.errors, values: form.values });
      }
      const move = await orderMove(orderOf(form.data), named.target, actorOf(signedInAccount(res)), services);
      if (move) await setToWork(move, named.target, res);
      else flash(req, { kind: 'information', key: 'procedures:migration.inWork' });
      res.redirect(303, `${named.path}/migration`);
    });
  }
  return routes;
}
