import type { Response } from 'express';
import { z } from 'zod';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { takeCode } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { readForm } from '../../frame/forms/form';
import { signedInAccount } from '../../frame/request';
import { createCurrentPasswordLimit } from '../account/currentPasswordLimit';

const password = z.object({ currentPassword: z.string().min(1).max(200) });
const passwordAndCode = password.extend({ code: z.string().trim().min(1).max(60) });

/** What is wrong with how a person proves again who they are, and the status that says so. */
export interface NotProved {
  status: 422 | 429;
  errors: FieldError[];
}

/**
 * Before anything about signing in changes, its person proves again who they are: by the password and, where they have an app, by a code
 * of it or of recovery. Whoever finds an open screen has five tries.
 * @returns undefined when they have proved it
 */
export function createProveAgain(
  services: Services,
): (body: unknown, res: Response) => Promise<NotProved | undefined> {
  const limit = createCurrentPasswordLimit(services);
  return async (body, res) => {
    const own = signedInAccount(res);
    const { t } = res.locals;
    const hasApp = own.secondFactor?.kinds.includes('authenticator') ?? false;
    const schema = hasApp ? passwordAndCode : password;
    const form = readForm({ schema, body, res, texts: services.texts, labels: 'secondFactor:label' });
    if (!form.ok) return { status: 422, errors: form.errors };
    if (!(await limit.mayTry(own._id))) {
      const text = t('errors:tooManyAttempts.detail', { minutes: 15 });
      return { status: 429, errors: [fieldError('currentPassword', text)] };
    }
    if (!(await services.accounts.authenticate(own.username, form.data.currentPassword)))
      return { status: 422, errors: [fieldError('currentPassword', t('account:problem.currentPassword'))] };
    const code = 'code' in form.data ? String(form.data.code) : '';
    if (hasApp && !(await takeCode(services, own, code)))
      return { status: 422, errors: [fieldError('code', t('secondFactor:problem.code'))] };
    await limit.forget(own._id);
    return undefined;
  };
}
