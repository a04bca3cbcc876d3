import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { roles } from '../../../domain/access/roles';
import { secrecyLevels, wholeOffice } from '../../../domain/access/sight';
import type { OfficeAct } from '../../../domain/staff/acts';
import { LastAdministratorError, type Account } from '../../../models/accounts';
import { placingOf } from '../../../models/placedAccounts';
import { notFound } from '../../frame/errors/problem';
import { officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readForm } from '../../frame/forms/form';
import { areaChoices } from '../../../office/needToKnow/areas';
import type { Services } from '../../../office/services';
import { flash, signedInAccount } from '../../frame/request';
import { possibleSuccessors, readLeftOpen } from '../../../office/handOver/waitingFor';
import {
  accountFilterSchema,
  closeAccountForm,
  editAccountForm,
  bindingForm,
  newAccountForm,
  placingForm,
} from './administrationForms';
import { leftLines } from './leftLines';
import { requireDuty } from '../../frame/guards';

/** The office's accounts: made, changed and closed by its administrators, who see no case. */
export function administrationRoutes(services: Services): Router {
  const { accounts, cases, officeActs, settings, texts } = services;
  const routes = Router();
  const labels = 'account:label';
  routes.use('/accounts', requireDuty('manageAccounts'));

  const accountOf = async (req: Request<{ accountId: string }>): Promise<Account> => {
    const account = await accounts.findAccount(req.params.accountId);
    if (!account) throw notFound();
    return account;
  };

  /** Proposes something about an account; what waits already need not be proposed again. */
  async function propose(req: Request, res: Response, act: OfficeAct): Promise<void> {
    const { kind, accountId } = act;
    const waiting = await officeActs.listWaiting();
    const isThere = waiting.some((one) => one.act.kind === kind && one.act.accountId === accountId);
    if (isThere) {
      flash(req, { kind: 'information', key: 'account:notice.proposedBefore' });
      return res.redirect(303, '/acts');
    }
    await officeActs.propose(act, signedInAccount(res)._id);
    tellProposed(req, res);
  }

  routes.get('/accounts', async (req, res) => {
    const filter = accountFilterSchema.parse(req.query);
    const active = filter.status === 'all' ? undefined : filter.status !== 'inactive';
    res.render('account/list', {
      list: await accounts.listAccounts({ role: filter.role, active }),
      unproved: await accounts.listUnproved(),
      filter,
      roles,
    });
  });

  routes.get('/accounts/new', (_req, res) => {
    res.render('account/new', { roles, secrecyLevels, values: {} });
  });

  routes.post('/accounts/new', async (req, res) => {
    const form = readForm({ schema: newAccountForm, body: req.body, res, texts, labels });
    if (!form.ok) return res.status(422).render('account/new', { ...form, roles, secrecyLevels });
    const { displayName, position, username, roles: held, clearance } = form.data;
    const waiting = await officeActs.listWaiting();
    const isTaken =
      (await accounts.findByUsername(username)) !== undefined ||
      waiting.some(({ act }) => act.kind === 'makeAccount' && act.username === username);
    if (isTaken) {
      const errors = [fieldError('username', res.locals.t('account:problem.usernameTaken'))];
      return res.status(409).render('account/new', { errors, values: form.data, roles, secrecyLevels });
    }
    const accountId = `u-${randomUUID()}`;
    const details = { username, displayName, position, roles: held, clearance };
    await officeActs.propose({ kind: 'makeAccount', accountId, ...details }, signedInAccount(res)._id);
    tellProposed(req, res);
  });

  routes.get('/accounts/:accountId', async (req, res) => {
    const account = await accountOf(req);
    const successor =
      account.successor === undefined ? undefined : await accounts.findAccount(account.successor);
    const successorName = successor?.displayName;
    res.render('account/edit', { values: account, successorName, ...(await aboutAccount(account)) });
  });

  /** What the page of an account shows whatever was filled in: where it works and could, and by what it can be signed in with. */
  async function aboutAccount(subject: Account) {
    const placing = placingOf(subject);
    const tree = await cases.reference.findCurrentTree();
    return {
      subject,
      roles,
      hasProvider: settings.singleSignOn !== undefined,
      placing,
      areaChoices: areaChoices(tree, officeToday(), placing.areas),
      wholeOffice,
      secrecyLevels,
    };
  }

  routes.post('/accounts/:accountId/place', async (req, res) => {
    const subject = await accountOf(req);
    const form = readForm({ schema: placingForm, body: req.body, res, texts, labels });
    const about = await aboutAccount(subject);
    const isOffered = (id: string) =>
      id === wholeOffice || about.areaChoices.some((choice) => choice.id === id);
    if (!form.ok || !form.data.areas.every(isOffered)) {
      const errors = form.ok ? [fieldError('areas', res.locals.t('account:placing.unknown'))] : form.errors;
      return res.status(422).render('account/edit', { values: subject, errors, ...about });
    }
    await propose(req, res, {
      kind: 'placeAccount',
      accountId: subject._id,
      from: about.placing,
      ...form.data,
    });
  });

  routes.post('/accounts/:accountId', async (req, res) => {
    const subject = await accountOf(req);
    const form = readForm({ schema: editAccountForm, body: req.body, res, texts, labels });
    if (!form.ok)
      return res.status(422).render('account/edit', { ...form, ...(await aboutAccount(subject)) });
    const by = signedInAccount(res)._id;
    const { displayName, position, roles: held } = form.data;
    if (displayName !== subject.displayName || position !== subject.position)
      await accounts.changeDetails(subject._id, { displayName, position }, by);
    if ([...held].sort().join() !== [...subject.roles].sort().join()) {
      const { _id: accountId, roles: from } = subject;
      return propose(req, res, { kind: 'changeRoles', accountId, from, roles: held });
    }
    flash(req, { kind: 'success', key: 'account:notice.changed' });
    res.redirect(303, '/accounts');
  });

  /** What waits for an account, and who could take it over, before it is closed. */
  async function showClosing(res: Response, subject: Account, status = 200, errors: FieldError[] = []) {
    const { t } = res.locals;
    const left = await readLeftOpen(services, subject._id, officeToday());
    const successors = possibleSuccessors(subject, await accounts.listAccounts());
    res.status(status).render('account/close', {
      subject,
      errors,
      values: {},
      lines: leftLines(left, t),
      successors: successors.map(({ _id, displayName, position }) => ({
        value: _id,
        text: `${displayName}, ${position}`,
      })),
    });
  }

  routes.get('/accounts/:accountId/close', async (req, res) => {
    const subject = await accountOf(req);
    if (!subject.active) return res.redirect(303, `/accounts/${subject._id}`);
    await showClosing(res, subject);
  });

  routes.post('/accounts/:accountId/deactivate', async (req, res) => {
    const subject = await accountOf(req);
    const { successor } = closeAccountForm.parse(req.body ?? {});
    const possible = possibleSuccessors(subject, await accounts.listAccounts());
    if (successor !== undefined && !possible.some(({ _id }) => _id === successor)) {
      const text = res.locals.t('account:problem.successor');
      return showClosing(res, subject, 422, [fieldError('successor', text)]);
    }
    try {
      await accounts.deactivate(subject._id, signedInAccount(res)._id, successor);
    } catch (error) {
      if (!(error instanceof LastAdministratorError)) throw error;
      const text = res.locals.t('account:problem.lastAdministrator');
      return showClosing(res, subject, 409, [fieldError('deactivate', text)]);
    }
    flash(req, { kind: 'success', key: 'account:notice.deactivated' });
    res.redirect(303, '/accounts');
  });

  routes.post('/accounts/:accountId/end-sessions', async (req, res) => {
    const subject = await accountOf(req);
    await accounts.endSessions(subject._id, signedInAccount(res)._id);
    flash(req, { kind: 'success', key: 'account:notice.sessionsEnded' });
    res.redirect(303, `/accounts/${subject._id}`);
  });

  routes.post('/accounts/:accountId/activate', async (req, res) => {
    const subject = await accountOf(req);
    await propose(req, res, { kind: 'activateAccount', accountId: subject._id });
  });

  routes.post('/accounts/:accountId/reset-password', async (req, res) => {
    const subject = await accountOf(req);
    await propose(req, res, { kind: 'resetPassword', accountId: subject._id });
  });

  routes.post('/accounts/:accountId/reset-second-factor', async (req, res) => {
    const subject = await accountOf(req);
    await propose(req, res, { kind: 'resetSecondFactor', accountId: subject._id });
  });

  routes.post('/accounts/:accountId/bind', async (req, res) => {
    const subject = await accountOf(req);
    const { singleSignOn } = settings;
    if (!singleSignOn) throw notFound();
    const form = bindingForm.safeParse(req.body);
    if (!form.success) {
      const errors = [fieldError('subject', res.locals.t('account:problem.subject'))];
      return res
        .status(422)
        .render('account/edit', { errors, values: subject, ...(await aboutAccount(subject)) });
    }
    const binding = { issuer: singleSignOn.issuer, subject: form.data.subject };
    await propose(req, res, { kind: 'bindAccount', accountId: subject._id, binding });
  });

  // Taking a way in away needs nobody else.
  routes.post('/accounts/:accountId/unbind', async (req, res) => {
    const subject = await accountOf(req);
    await accounts.bindings.unbind(subject._id, signedInAccount(res)._id);
    flash(req, { kind: 'success', key: 'account:notice.changed' });
    res.redirect(303, `/accounts/${subject._id}`);
  });
  return routes;
}

/** It holds once a second person has confirmed it. */
function tellProposed(req: Request, res: Response): void {
  flash(req, { kind: 'information', key: 'account:notice.proposed' });
  res.redirect(303, '/acts');
}
