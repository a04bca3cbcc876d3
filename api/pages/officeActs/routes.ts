import { type Request, type Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import { keepingKinds } from '../../../domain/keeping/schedule';
import { givesCode } from '../../../domain/staff/acts';
import { officeItself } from '../../../domain/staff/entries';
import type { Account } from '../../../models/accounts';
import type { WaitingAct } from '../../../models/officeActs';
import { forbidden, notFound } from '../../frame/errors/problem';
import { formatDate, formatDateTime } from '../../../language/dates';
import { areasSentence } from '../../../language/sentences/areas';
import { rolesText, word, wordInside } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { flash, signedInAccount } from '../../frame/request';
import { areaName } from '../../../office/needToKnow/areas';
import { termText } from '../../../language/sentences/keepingTerm';
import { actorOf } from '../../../office/people/actorOf';
import { carryOut } from '../../../office/officeActs/carryOut';
import { maySettleNow, readWaitingActs } from '../../../office/officeActs/waitingActs';

/** A proposal in words, for whoever answers it. */
function told(
  { id, act, proposedBy, proposedAt, until }: WaitingAct,
  { all, tree }: { all: readonly Account[]; tree: OrganisationTree | undefined },
  t: Translate,
) {
  const nameOf = (accountId: string) =>
    accountId === officeItself
      ? t(`office:by.${officeItself}`)
      : (all.find(({ _id }) => _id === accountId)?.displayName ?? accountId);
  const areas = (ids: readonly string[]) => areasSentence(t, ids, (unit) => areaName(tree, unit));
  const name =
    act.kind === 'makeAccount'
      ? act.displayName
      : act.kind === 'requireSecondFactor'
        ? t('secondFactor:rules.title')
        : nameOf(act.accountId);
  const particulars = (): Record<string, string> => {
    switch (act.kind) {
      case 'makeAccount':
        return {
          username: act.username,
          position: act.position,
          roles: rolesText(t, act.roles),
          clearance: wordInside(t, 'secrecy', act.clearance ?? 'ordinary'),
        };
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
      case 'placeAccount':
        return {
          areas: areas(act.areas),
          clearance: wordInside(t, 'secrecy', act.clearance),
          areasBefore: areas(act.from.areas),
          clearanceBefore: wordInside(t, 'secrecy', act.from.clearance),
        };
      case 'setKeepingTerms':
        return {
          terms: keepingKinds
            .map((kind) => `${word(t, 'keepingKinds', kind)}: ${termText(t, act.terms[kind].value)}`)
            .join('; '),
        };
      case 'openWebhook':
        return {
          address: act.address,
          types: act.types ? act.types.join(', ') : t('webhooks:allTypes'),
        };
      case 'beginNeedToKnow':
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
  const { accounts, officeActs, cases } = services;
  const routes = Router();

  async function asked(req: Request<{ actId: string }>, res: Response) {
    const own = signedInAccount(res);
    const waiting = await officeActs.findWaiting(req.params.actId);
    if (!waiting) throw notFound();
    const [all, tree] = await Promise.all([accounts.listAccounts(), cases.reference.findCurrentTree()]);
    return { own, waiting, all, tree };
  }

  async function askedToSettle(req: Request<{ actId: string }>, res: Response) {
    const found = await asked(req, res);
    if (!maySettleNow(found.waiting, found.own, found.all)) throw forbidden();
    return found;
  }

  async function showWaiting(res: Response, status = 200, problem?: string) {
    const { t } = res.locals;
    const [{ toSettle, proposed, all }, tree] = await Promise.all([
      readWaitingActs(services, signedInAccount(res)),
      cases.reference.findCurrentTree(),
    ]);
    res.status(status).render('officeActs/waiting', {
      toSettle: toSettle.map((one) => told(one, { all, tree }, t)),
      proposed: proposed.map((one) => told(one, { all, tree }, t)),
      showsNeedToKnow: mayDo(actorOf(signedInAccount(res)), 'arrangeNeedToKnow'),
      problem,
    });
  }

  routes.get('/acts', async (_req, res) => showWaiting(res));

  routes.post('/acts/:actId/confirm', async (req, res) => {
    const { own, waiting, all, tree } = await askedToSettle(req, res);
    const { t } = res.locals;
    if (!(await officeActs.settle(waiting, 'confirmed', own._id))) throw notFound();
    const carried = await carryOut(services, waiting, own._id).catch(async (error: unknown) => {
      await officeActs.reopen(waiting);
      throw error;
    });
    if (!carried.done) return showWaiting(res, 409, t(`office:acts.problem.${carried.why}`));
    if (carried.code !== undefined) {
      // Shown in this answer only: a one-time code is kept in no session, notice or log.
      const { name } = told(waiting, { all, tree }, t);
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
