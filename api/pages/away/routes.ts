import { type Request, type Response, Router } from 'express';
import { mayArrangeCover, mayBeDeputy } from '../../../domain/access/policy';
import type { Account } from '../../../models/accounts';
import { requireDuty } from '../../frame/guards';
import { forbidden, notFound } from '../../frame/errors/problem';
import { officeToday } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { readAbsence, writtenAbsence } from './absenceForm';

const path = '/away/:accountId';

/** Who is away, until when, and who acts for them: said by themselves, or proposed by an administrator or a head above them. */
export function awayRoutes({ accounts, officeActs }: Services): Router {
  const routes = Router();

  async function asked(req: Request<{ accountId: string }>, res: Response) {
    const person = await accounts.findAccount(req.params.accountId);
    if (!person?.active) throw notFound();
    if (!mayArrangeCover(actorOf(signedInAccount(res)), actorOf(person))) throw forbidden();
    const active = await accounts.listAccounts({ active: true });
    const deputies = active.filter(
      (one) => one._id !== person._id && mayBeDeputy(actorOf(one), actorOf(person)),
    );
    return { person, deputies };
  }

  const backTo = (res: Response, person: Account): string =>
    signedInAccount(res)._id === person._id ? '/account' : '/away';

  routes.get('/away', requireDuty('arrangeCover'), async (_req, res) => {
    const actor = actorOf(signedInAccount(res));
    const active = await accounts.listAccounts({ active: true });
    const people = active.filter((one) => mayArrangeCover(actor, actorOf(one)) && one._id !== actor.id);
    const today = officeToday();
    const names = new Map(active.map(({ _id, displayName }) => [_id, displayName]));
    res.render('away/list', {
      people: people.map(({ _id, displayName, position, absence }) => ({
        id: _id,
        displayName,
        position,
        absence: absence && absence.to >= today ? absence : undefined,
        deputy: names.get(absence?.deputy ?? ''),
      })),
    });
  });

  routes.get(path, async (req, res) => {
    const { person, deputies } = await asked(req, res);
    const values = writtenAbsence(person.absence);
    res.render('away/person', { person, deputies, values, back: backTo(res, person) });
  });

  routes.post(path, async (req, res) => {
    const { person, deputies } = await asked(req, res);
    const read = readAbsence(req.body, officeToday(), deputies, res.locals.t);
    const back = backTo(res, person);
    if ('errors' in read) return res.status(422).render('away/person', { ...read, person, deputies, back });
    const { _id: accountId } = signedInAccount(res);
    if (accountId !== person._id) {
      // Nobody gives another's power to a third person alone.
      await officeActs.propose(
        { kind: 'arrangeAbsence', accountId: person._id, absence: read.absence },
        accountId,
      );
      flash(req, { kind: 'information', key: 'account:away.proposed' });
      return res.redirect(303, back);
    }
    await accounts.arrangeAbsence(person._id, read.absence, accountId);
    req.log.info(
      { audit: 'absenceArranged', accountId, personId: person._id, ...read.absence },
      'absence arranged',
    );
    flash(req, { kind: 'success', key: 'account:away.arranged' });
    res.redirect(303, back);
  });

  routes.post(`${path}/back`, async (req, res) => {
    const { person } = await asked(req, res);
    const { _id: accountId } = signedInAccount(res);
    await accounts.arrangeAbsence(person._id, undefined, accountId);
    req.log.info({ audit: 'absenceEnded', accountId, personId: person._id }, 'absence ended');
    flash(req, { kind: 'success', key: 'account:away.ended' });
    res.redirect(303, backTo(res, person));
  });
  return routes;
}
