import { type Request, type Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { forbidden, notFound } from '../../frame/errors/problem';
import { formatDate, formatDateTime } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { flash, signedInAccount } from '../../frame/request';
import { actorOf } from '../../../office/people/actorOf';
import { carryOut } from '../../../office/officeActs/carryOut';
import { maySettleNow, readWaitingActs } from '../../../office/officeActs/waitingActs';
import { toldAct } from './told';

/** What waits for a second person: confirmed or refused by who may, withdrawn by who proposed it. */
export function officeActRoutes(services: Services): Router {
  const { accounts, officeActs, cases } = services;
  const routes = Router();

  async function readOffice() {
    const [all, programs, tree] = await Promise.all([
      accounts.listAccounts(),
      accounts.programs.list(),
      cases.reference.findCurrentTree(),
    ]);
    return { all, programs, tree };
  }

  async function asked(req: Request<{ actId: string }>, res: Response) {
    const own = signedInAccount(res);
    const waiting = await officeActs.findWaiting(req.params.actId);
    if (!waiting) throw notFound();
    return { own, waiting, ...(await readOffice()) };
  }

  async function askedToSettle(req: Request<{ actId: string }>, res: Response) {
    const found = await asked(req, res);
    if (!maySettleNow(found.waiting, found.own, found.all)) throw forbidden();
    return found;
  }

  async function showWaiting(res: Response, status = 200, problem?: string) {
    const { t } = res.locals;
    const [{ toSettle, proposed }, there] = await Promise.all([
      readWaitingActs(services, signedInAccount(res)),
      readOffice(),
    ]);
    res.status(status).render('officeActs/waiting', {
      toSettle: toSettle.map((one) => toldAct(one, there, t)),
      proposed: proposed.map((one) => toldAct(one, there, t)),
      showsNeedToKnow: mayDo(actorOf(signedInAccount(res)), 'arrangeNeedToKnow'),
      showsPrograms: mayDo(actorOf(signedInAccount(res)), 'seePrograms'),
      problem,
    });
  }

  routes.get('/acts', async (_req, res) => showWaiting(res));

  routes.post('/acts/:actId/confirm', async (req, res) => {
    const { own, waiting, ...there } = await askedToSettle(req, res);
    const { t } = res.locals;
    if (!(await officeActs.settle(waiting, 'confirmed', own._id))) throw notFound();
    const carried = await carryOut(services, waiting, own._id).catch(async (error: unknown) => {
      await officeActs.reopen(waiting);
      throw error;
    });
    if (!carried.done) return showWaiting(res, 409, t(`office:acts.problem.${carried.why}`));
    if (carried.code !== undefined) {
      // Shown in this answer only: a one-time code is kept in no session, notice or log.
      const { name } = toldAct(waiting, there, t);
      const username =
        waiting.act.kind === 'makeAccount'
          ? waiting.act.username
          : there.all.find(({ _id }) => _id === waiting.act.accountId)?.username;
      const { text: code, until } = carried.code;
      return res.render('officeActs/code', { code, until: formatDateTime(until), name, username });
    }
    if (carried.token !== undefined) {
      // In this answer only, as a code.
      const { name } = toldAct(waiting, there, t);
      const { text: token, until } = carried.token;
      return res.render('officeActs/token', { token, until: formatDate(until), name });
    }
    flash(req, { kind: 'success', key: 'office:acts.confirmed' });
    res.redirect(303, '/acts');
  });

  routes.post('/acts/:actId/refuse', async (req, res) => {
    const { own, waiting } = await askedToSettle(req, res);
    await officeActs.settle(waiting, 'refused', own._id);
    flash(req, { kind: 'success', key: 'office:acts.refused' });
    res.redirect(303, '/acts');
  });

  routes.post('/acts/:actId/withdraw', async (req, res) => {
    const { own, waiting } = await asked(req, res);
    if (waiting.proposedBy !== own._id) throw forbidden();
    await officeActs.settle(waiting, 'withdrawn', own._id);
    flash(req, { kind: 'success', key: 'office:acts.withdrawn' });
    res.redirect(303, '/acts');
  });
  return routes;
}
