import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../../../models/accounts';
import { formatDateTime } from '../../../language/dates';
import type { FieldError } from '../../../language/fieldErrors';
import type { Services } from '../../../office/services';
import { flash, signedInAccount } from '../../frame/request';
import { beginSession } from '../../frame/signIn/session';
import { createCurrentPasswordLimit } from './currentPasswordLimit';

const endForm = z
  .object({ handle: z.string().max(100).default(''), currentPassword: z.string().max(200).optional() })
  .catch({ handle: '' });

/** The sessions of a person: where they are signed in, and how to end what they do not know. */
export function ownSessionsRoutes(services: Services): Router {
  const { accounts, sessions, cases } = services;
  const currentPasswords = createCurrentPasswordLimit(services);
  const routes = Router();

  routes.get('/account/sessions', async (req, res) => {
    const own = signedInAccount(res);
    const mine = sessions.handleOf(req.session.id);
    const listed = await sessions.listOf(own._id);
    const open = listed.filter((one) => one.credentialsVersion === own.credentialsVersion);
    res.render('account/sessions', {
      open: open.map(({ handle, begunAt, usedAt }) => ({
        handle,
        begun: formatDateTime(begunAt),
        used: formatDateTime(usedAt),
        isThis: handle === mine,
      })),
    });
  });

  const endings = {
    end: async (req: Request, own: Account, handle: string) => {
      await cases.officeLog.append({ by: own._id, type: 'sessionEnded', data: { accountId: own._id } });
      await sessions.endOne(own._id, handle);
      flash(req, { kind: 'success', key: 'account:notice.sessionEnded' });
    },
    'end-others': async (req: Request, own: Account) => {
      await accounts.endSessions(own._id, own._id);
      // The others end, and this one begins again under a new id.
      await beginSession(req, await accounts.getAccount(own._id));
      flash(req, { kind: 'success', key: 'account:notice.otherSessionsEnded' });
    },
  };

  // Whoever finds an open screen does not shut its person out elsewhere: the password is asked for on a page of its own.
  for (const [name, end] of Object.entries(endings)) {
    const address = `/account/sessions/${name}`;
    routes.post(address, async (req: Request, res: Response) => {
      const own = signedInAccount(res);
      const { handle, currentPassword } = endForm.parse(req.body ?? {});
      const ask = (status: number, errors: FieldError[] = []) =>
        res.status(status).render('account/end-session', { address, name, handle, errors });
      if (currentPassword === undefined) return ask(200);
      const notProved = await currentPasswords.takePassword(own, res.locals.t, currentPassword);
      if (notProved) return ask(notProved.status, notProved.errors);
      await end(req, own, handle);
      res.redirect(303, '/account/sessions');
    });
  }
  return routes;
}
