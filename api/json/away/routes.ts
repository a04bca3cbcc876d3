import type { Request, Response, Router } from 'express';
import { mayArrangeCover, mayBeDeputy } from '../../../domain/access/policy';
import { officeToday } from '../../../language/dates';
import type { Account } from '../../../models/accounts';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { signedInAccount } from '../../frame/request';
import { callerOf } from '../caller';
import { invalidInput, readInput } from '../input';
import { absenceAnswer, absenceBody } from './shapes';

type AwayRequest = Request<{ accountId: string }>;
const address = '/api/v1/away/:accountId';

/** Who is away, until when, and who acts for them, as on their page. */
export function awayRoutes(routes: Router, { accounts, officeActs, texts }: Services): void {
  async function asked(req: AwayRequest, res: Response) {
    const person = await accounts.findAccount(req.params.accountId);
    if (!person?.active) throw notFound();
    if (!mayArrangeCover(callerOf(res), actorOf(person))) throw forbidden();
    const active = await accounts.listAccounts({ active: true });
    const deputies = active.filter(
      (one) => one._id !== person._id && mayBeDeputy(actorOf(one), actorOf(person)),
    );
    return { person, deputies };
  }
  const answer = (
    res: Response,
    { person, deputies }: { person: Account; deputies: readonly Account[] },
    more: { proposed?: boolean } = {},
  ) =>
    void res.json(
      absenceAnswer.parse({
        accountId: person._id,
        absence: person.absence,
        deputies: deputies.map(({ _id: id, displayName, position }) => ({ id, displayName, position })),
        ...more,
      }),
    );

  routes.get(address, async (req: AwayRequest, res) => answer(res, await asked(req, res)));

  routes.put(address, async (req: AwayRequest, res) => {
    const { person, deputies } = await asked(req, res);
    const absence = readInput({ schema: absenceBody, value: req.body, res, texts });
    const { t } = res.locals;
    const wrong = (field: string, key: string) =>
      invalidInput([{ field, detail: t(`account:away.problem.${key}`) }]);
    if (absence.to < absence.from) throw wrong('to', 'reversed');
    if (absence.to < officeToday()) throw wrong('to', 'past');
    if (!deputies.some(({ _id }) => _id === absence.deputy)) throw wrong('deputy', 'deputy');
    const { _id: accountId } = signedInAccount(res);
    if (accountId !== person._id) {
      // Nobody gives another's power to a third person alone.
      await officeActs.propose({ kind: 'arrangeAbsence', accountId: person._id, absence }, accountId);
      res.status(202);
      return answer(res, { person, deputies }, { proposed: true });
    }
    await accounts.arrangeAbsence(person._id, absence, accountId);
    req.log.info(
      { audit: 'absenceArranged', accountId, personId: person._id, ...absence },
      'absence arranged',
    );
    return answer(res, await asked(req, res));
  });

  routes.delete(address, async (req: AwayRequest, res) => {
    const { person } = await asked(req, res);
    const { _id: accountId } = signedInAccount(res);
    await accounts.arrangeAbsence(person._id, undefined, accountId);
    req.log.info({ audit: 'absenceEnded', accountId, personId: person._id }, 'absence ended');
    res.status(204).end();
  });
}
