import { Router } from 'express';
import { z } from 'zod';
import { notFound } from '../../frame/errors/problem';
import { formatDateTime } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { flash, signedInAccount } from '../../frame/request';
import { beginSession } from '../../frame/signIn/session';

const endForm = z.object({ handle: z.string().max(100) });

/** The sessions of a person: where they are signed in, and how to end what they do not know. */
export function ownSessionsRoutes({ accounts, sessions, cases }: Services): Router {
  const routes = Router();

  routes.get('/account/sessions', async (req, res) => {
    const own = signedInAccount(res);
    const mine = sessions.handleOf(req.session.id);
    const open = await sessions.listOf(own._id);
    res.render('account/sessions', {
      open: open.map(({ handle, begunAt, usedAt }) => ({
        handle,
        begun: formatDateTime(begunAt),
        used: formatDateTime(usedAt),
        isThis: handle === mine,
      })),
    });
  });

  routes.post('/account/sessions/end', async (req, res) => {
    const own = signedInAccount(res);
    const sent = endForm.safeParse(req.body);
    if (!sent.success) throw notFound();
    await cases.officeLog.append({ by: own._id, type: 'sessionEnded', data: { accountId: own._id } });
    await sessions.endOne(own._id, sent.data.handle);
    flash(req, { kind: 'success', key: 'account:notice.sessionEnded' });
    res.redirect(303, '/account/sessions');
  });

  routes.post('/account/sessions/end-others', async (req, res) => {
    const own = signedInAccount(res);
    await accounts.endSessions(own._id, own._id);
    // The others end, and this one begins again under a new id.
    await beginSession(req, await accounts.getAccount(own._id));
    flash(req, { kind: 'success', key: 'account:notice.otherSessionsEnded' });
    res.redirect(303, '/account/sessions');
  });
  return routes;
}
