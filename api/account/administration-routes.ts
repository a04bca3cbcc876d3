import { Router, type Request, type Response } from 'express';
import { roles } from '../../domain/access/roles';
import { LastAdministratorError, UsernameTakenError, type Account } from '../../models/accounts';
import { generateOneTimePassword } from '../../models/accounts-password';
import { notFound } from '../errors/problem';
import { fieldError } from '../forms/field-errors';
import { readForm } from '../forms/form';
import type { Services } from '../services';
import { notify, signedInAccount } from '../setup/request';
import { accountFilterSchema, editAccountForm, newAccountForm } from './administration-forms';
import { requireDuty } from './guards';

/** The office's accounts: made, changed and closed by its administrators, who see no case. */
export function administrationRoutes({ accounts, texts }: Services): Router {
  const routes = Router();
  const labels = 'account:label';
  routes.use('/accounts', requireDuty('manageAccounts'));

  const accountOf = async (req: Request<{ accountId: string }>): Promise<Account> => {
    const account = await accounts.findAccount(req.params.accountId);
    if (!account) throw notFound();
    return account;
  };

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
    res.render('account/new', { roles, values: {} });
  });

  routes.post('/accounts/new', async (req, res) => {
    const form = readForm({ schema: newAccountForm, body: req.body, res, texts, labels });
    if (!form.ok) return res.status(422).render('account/new', { ...form, roles });
    const password = generateOneTimePassword();
    try {
      const created = await accounts.createAccount(
        { ...form.data, password, mustChangePassword: true },
        signedInAccount(res)._id,
      );
      showPassword(res, created, password, 'created');
    } catch (error) {
      if (!(error instanceof UsernameTakenError)) throw error;
      const errors = [fieldError('username', res.locals.t('account:problem.usernameTaken'))];
      res.status(409).render('account/new', { errors, values: form.data, roles });
    }
  });

  routes.get('/accounts/:accountId', async (req, res) => {
    const account = await accountOf(req);
    res.render('account/edit', { subject: account, values: account, roles });
  });

  routes.post('/accounts/:accountId', async (req, res) => {
    const subject = await accountOf(req);
    const form = readForm({ schema: editAccountForm, body: req.body, res, texts, labels });
    if (!form.ok) return res.status(422).render('account/edit', { ...form, subject, roles });
    try {
      const by = signedInAccount(res)._id;
      await accounts.changeDetails(subject._id, form.data, by);
      await accounts.changeRoles(subject._id, form.data.roles, by);
    } catch (error) {
      return showLastAdministrator(error, res, subject, 'roles', form.data);
    }
    notify(req, { kind: 'success', key: 'account:notice.changed' });
    res.redirect(303, '/accounts');
  });

  routes.post('/accounts/:accountId/deactivate', async (req, res) => {
    const subject = await accountOf(req);
    try {
      await accounts.deactivate(subject._id, signedInAccount(res)._id);
    } catch (error) {
      return showLastAdministrator(error, res, subject, 'deactivate', subject);
    }
    notify(req, { kind: 'success', key: 'account:notice.deactivated' });
    res.redirect(303, '/accounts');
  });

  routes.post('/accounts/:accountId/end-sessions', async (req, res) => {
    const subject = await accountOf(req);
    await accounts.endSessions(subject._id, signedInAccount(res)._id);
    notify(req, { kind: 'success', key: 'account:notice.sessionsEnded' });
    res.redirect(303, `/accounts/${subject._id}`);
  });

  routes.post('/accounts/:accountId/activate', async (req, res) => {
    const subject = await accountOf(req);
    await accounts.activate(subject._id, signedInAccount(res)._id);
    notify(req, { kind: 'success', key: 'account:notice.activated' });
    res.redirect(303, `/accounts/${subject._id}`);
  });

  routes.post('/accounts/:accountId/reset-password', async (req, res) => {
    const subject = await accountOf(req);
    const password = generateOneTimePassword();
    await accounts.resetPassword(subject._id, password, {
      askedBy: signedInAccount(res)._id,
      givenBy: signedInAccount(res)._id,
    });
    showPassword(res, subject, password, 'reset');
  });
  return routes;
}

/** Shown in this answer only: a one-time password is kept in no session, notice or log. */
function showPassword(res: Response, subject: Account, password: string, reason: 'created' | 'reset'): void {
  res.render('account/one-time-password', { subject, password, reason });
}

function showLastAdministrator(
  error: unknown,
  res: Response,
  subject: Account,
  field: string,
  values: unknown,
): void {
  if (!(error instanceof LastAdministratorError)) throw error;
  const errors = [fieldError(field, res.locals.t('account:problem.lastAdministrator'))];
  res.status(409).render('account/edit', { errors, subject, values, roles });
}
