import { type Request, type Response, Router } from 'express';
import { givesCode } from '../../../domain/staff/acts';
import type { Account } from '../../../models/accounts';
import type { WaitingAct } from '../../../models/officeActs';
import { forbidden, notFound } from '../../frame/errors/problem';
import { formatDate, formatDateTime } from '../../../language/dates';
import { rolesText } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { flash, signedInAccount } from '../../frame/request';
import { carryOut } from '../../../office/officeActs/carryOut';
import { maySettleNow, readWaitingActs } from '../../../office/officeActs/waitingActs';

/** A proposal in words, for whoever answers it. */
function told({ id, act, proposedBy, proposedAt, until }: WaitingAct, all: readonly Account[], t: Translate) {
  const nameOf = (accountId: string) => all.find(({ _id }) => _id === accountId)?.displayName ?? accountId;
  const name =
    act.kind === 'makeAccount'
      ? act.displayName
      : act.kind === 'requireSecondFactor'
        ? t('secondFactor:rules.title')
        : nameOf(act.accountId);
  const particulars = (): Record<string, string> => {
    switch (act.kind) {
      case 'makeAccount':
        return { username: act.username, position: act.position, roles: rolesText(t, act.roles) };
      case 'changeRoles':
        return { from: rolesText(t, act.from), roles: rolesText(t, act.roles) };
      case 'arrangeAbsence': {
        const { from, to, deputy } = act.absence;
        return { from: formatDate(from), to: formatDate(to), deputy: nameOf(deputy) };
      }
      case 'requireSecondFactor': {
        const { roles, effectiveFrom } = act.rule;
        return {
          from: formatDate(effectiveFrom),
          roles: roles.length > 0 ? rolesText(t, roles) : t('office:nobodyNeeds'),
        };
      }
      case 'bindAccount':
        return act.binding;
      case 'activateAccount':
      case 'resetSecondFactor':
      case 'resetPassword':
        return {};
    }
  };
  return {
    id,
    name,
    title: t(`office:act.${act.kind}`),
    sentence: t(`office:acts.what.${act.kind}`, { name, ...particulars() }),
    proposed: t('office:acts.proposed', { by: nameOf(proposedBy), at: formatDateTime(proposedAt) }),
    until: t('office:acts.until', { at: formatDateTime(until) }),
    givesCode: givesCode(act.kind),
  };
}

/** What waits for a second person: confirmed or refused by who may, withdrawn by who proposed it. */
export function officeActRoutes(services: Services): Router {
  const { accounts, officeActs } = services;
  const routes = Router();

  async function asked(req: Request<{ actId: string }>, res: Response) {
    const own = signedInAccount(res);
    const waiting = await officeActs.findWaiting(req.params.actId);
    if (!waiting) throw notFound();
    return { own, waiting, all: await accounts.listAccounts() };
  }

  async function askedToSettle(req: Request<{ actId: string }>, res: Response) {
    const found = await asked(req, res);
    if (!maySettleNow(found.waiting, found.own, found.all)) throw forbidden();
    return found;
  }

  async function showWaiting(res: Response, status = 200, problem?: string) {
    const { t } = res.locals;
    const { toSettle, proposed, all } = await readWaitingActs(services, signedInAccount(res));
    res.status(status).render('officeActs/waiting', {
      toSettle: toSettle.map((one) => told(one, all, t)),
      proposed: proposed.map((one) => told(one, all, t)),
      problem,
    });
  }

  routes.get('/acts', async (_req, res) => showWaiting(res));

  routes.post('/acts/:actId/confirm', async (req, res) => {
    const { own, waiting, all } = await askedToSettle(req, res);
    const { t } = res.locals;
    if (!(await officeActs.settle(waiting, 'confirmed', own._id))) throw notFound();
    const carried = await carryOut(services, waiting, own._id).catch(async (error: unknown) => {
      await officeActs.reopen(waiting);
      throw error;
    });
    if (!carried.done) return showWaiting(res, 409, t(`office:acts.problem.${carried.why}`));
    if (carried.code !== undefined) {
      // Shown in this answer only: a one-time code is kept in no session, notice or log.
      const { name } = told(waiting, all, t);
      const username =
        waiting.act.kind === 'makeAccount'
          ? waiting.act.username
          : all.find(({ _id }) => _id === waiting.act.accountId)?.username;
      const { text: code, until } = carried.code;
      return res.render('officeActs/code', { code, until: formatDateTime(until), name, username });
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
