import { Router } from 'express';
import { z } from 'zod';
import type { Account } from '../../../models/accounts';
import { languages } from '../../../domain/text/languages';
import { passwordSchema } from '../../../models/accountsSchema';
import { fieldError } from '../../../language/fieldErrors';
import { readForm } from '../../frame/forms/form';
import { languageNames } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { homeOf } from '../../frame/navigation';
import { flash, signedInAccount } from '../../frame/request';
import { chooseLanguage } from '../../frame/visit';
import { createCurrentPasswordLimit } from './currentPasswordLimit';
import { isGuessable } from '../../../office/accounts/guessablePassword';
import { beginSession } from '../../frame/signIn/session';

const languageForm = z.object({ language: z.enum(languages) });
const passwordForm = z
  .object({
    currentPassword: z.string().min(1).max(200),
    newPassword: passwordSchema,
    repeatedPassword: z.string().max(200),
  })
  .refine((form) => form.newPassword === form.repeatedPassword, {
    path: ['repeatedPassword'],
    message: 'account:problem.passwordsDiffer',
  })
  .refine((form) => form.newPassword !== form.currentPassword, {
    path: ['newPassword'],
    message: 'account:problem.passwordUnchanged',
  });

/** What a person does with their own account. */
export function accountRoutes(services: Services): Router {
  const { accounts, texts, ownSettings } = services;
  const currentPasswords = createCurrentPasswordLimit(services);
  const routes = Router();
  const labels = 'account:label';

  const ownPage = async (own: Account) => ({
    own,
    languageNames,
    getsLetters: (await ownSettings.findAddress(own._id)) !== undefined,
    programs: (await accounts.programs.list())
      .filter(({ actsFor, ended }) => actsFor === own._id && !ended)
      .map(({ name, usedOn }) => ({ name, usedOn })),
  });

  routes.get('/account', async (_req, res) => {
    res.render('account/own', await ownPage(signedInAccount(res)));
  });

  routes.post('/account/language', async (req, res) => {
    const own = signedInAccount(res);
    const form = readForm({ schema: languageForm, body: req.body, res, texts, labels });
    if (!form.ok) return res.status(422).render('account/own', { ...form, ...(await ownPage(own)) });
    await accounts.changeLanguage(own._id, form.data.language);
    chooseLanguage(res, form.data.language);
    flash(req, { kind: 'success', key: 'account:notice.languageChanged' });
    res.redirect(303, '/account');
  });

  /** What the page of the password tells of: who asked for a one-time code, and who handed it over. */
  async function passwordPage(own: Account) {
    const { mustChangePassword: isForced, passwordFrom } = own;
    if (!passwordFrom) return { isForced };
    const nameOf = async (id: string) => (await accounts.findAccount(id))?.displayName ?? id;
    const [askedBy, givenBy] = await Promise.all([
      nameOf(passwordFrom.askedBy),
      nameOf(passwordFrom.givenBy),
    ]);
    return { isForced, from: { askedBy, givenBy } };
  }

  routes.get('/account/password', async (_req, res) => {
    res.render('account/password', await passwordPage(signedInAccount(res)));
  });

  routes.post('/account/password', async (req, res) => {
    const own = signedInAccount(res);
    const page = await passwordPage(own);
    const form = readForm({ schema: passwordForm, body: req.body, res, texts, labels });
    if (!form.ok) return res.status(422).render('account/password', { ...form, ...page });
    if (isGuessable(form.data.newPassword, own)) {
      const errors = [fieldError('newPassword', res.locals.t('account:problem.passwordGuessable'))];
      return res.status(422).render('account/password', { errors, ...page });
    }
    const notProved = await currentPasswords.takePassword(own, res.locals.t, form.data.currentPassword);
    if (notProved)
      return res.status(notProved.status).render('account/password', { errors: notProved.errors, ...page });
    await accounts.changePassword(own._id, form.data.newPassword);
    // The change ends every session of the account; this one begins again under a new id.
    const renewed = await accounts.getAccount(own._id);
    await beginSession(req, renewed);
    flash(req, { kind: 'success', key: 'account:notice.passwordChanged' });
    if (!own.mustChangePassword) return res.redirect(303, '/account');
    // Their first sign-in, as an office makes accounts: with a one-time code.
    const { welcomedAt } = await ownSettings.read(own._id);
    res.redirect(303, welcomedAt === undefined ? '/help/first-day' : homeOf(renewed));
  });
  return routes;
}
