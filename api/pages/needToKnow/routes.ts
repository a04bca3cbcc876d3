import { Router } from 'express';
import { officeItself } from '../../../domain/staff/entries';
import { areaName } from '../../../office/needToKnow/areas';
import { areasShort } from '../../../language/sentences/areas';
import { previewNeedToKnow } from '../../../office/needToKnow/preview';
import type { Services } from '../../../office/services';
import { rolesText, wordInside } from '../../../language/sentences/vocabulary';
import type { Account } from '../../../models/accounts';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';

/** Only these see cases by where they belong. */
const worksByArea = ({ roles }: Pick<Account, 'roles'>): boolean =>
  roles.some((role) => role === 'areaOfficer' || role === 'departmentHead');

/** Who sees how many cases, and the proposal that people see what they need to know. */
export function needToKnowRoutes({ cases, accounts, officeActs }: Services): Router {
  const routes = Router();
  routes.use('/need-to-know', requireDuty('arrangeNeedToKnow'));

  routes.get('/need-to-know', async (_req, res) => {
    const { t } = res.locals;
    const [all, isInForce, tree, waiting] = await Promise.all([
      accounts.listAccounts(),
      accounts.needToKnow.isInForce(),
      cases.reference.findCurrentTree(),
      officeActs.listWaiting(),
    ]);
    const rows = await previewNeedToKnow(cases.views, all);
    res.render('needToKnow/preview', {
      isInForce,
      isWaiting: waiting.some(({ act }) => act.kind === 'beginNeedToKnow'),
      rows: rows.map(({ account, placed, now, then }) => ({
        name: account.displayName,
        roles: rolesText(t, account.roles),
        areas: worksByArea(account)
          ? areasShort(t, placed.areas, (id) => areaName(tree, id))
          : t('account:needToKnow.byRole'),
        clearance: wordInside(t, 'secrecy', placed.clearance),
        now,
        then,
      })),
    });
  });

  routes.post('/need-to-know', async (req, res) => {
    const waiting = await officeActs.listWaiting();
    const isThere = waiting.some(({ act }) => act.kind === 'beginNeedToKnow');
    if (isThere || (await accounts.needToKnow.isInForce())) {
      flash(req, { kind: 'information', key: 'account:notice.proposedBefore' });
      return res.redirect(303, '/need-to-know');
    }
    await officeActs.propose({ kind: 'beginNeedToKnow', accountId: officeItself }, signedInAccount(res)._id);
    flash(req, { kind: 'information', key: 'account:notice.proposed' });
    res.redirect(303, '/acts');
  });
  return routes;
}
