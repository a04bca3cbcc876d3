import { Router } from 'express';
import { type Role, roles } from '../../../domain/access/roles';
import { officeItself } from '../../../domain/staff/entries';
import { ruleInForce } from '../../../domain/staff/secondFactor';
import { officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readDay } from '../../../language/readDay';
import type { Translate } from '../../../language/texts';
import { hasSecondFactor } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';

const path = '/accounts/second-factor';
const lastDay = '9999-12-31';

function readRule(sent: unknown, t: Translate) {
  const values = sentValues(sent);
  const ticked = [values.roles ?? []].flat();
  const held = roles.filter((role) => ticked.includes(role));
  const typed = String(values.effectiveFrom ?? '').trim();
  const day = readDay(typed, lastDay);
  const errors: FieldError[] = [];
  if ('fault' in day || day.day < officeToday())
    errors.push(fieldError('effectiveFrom', t('secondFactor:problem.effectiveFrom')));
  return { held, typed, errors, effectiveFrom: 'day' in day ? day.day : '' };
}

/** Who needs a second factor, from which day on: proposed by an administrator, and in force once a second person has confirmed it. */
export function signInRuleRoutes({ accounts, signInRules, officeActs }: Services): Router {
  const routes = Router();
  routes.use(path, requireDuty('manageAccounts'));

  async function page() {
    const today = officeToday();
    const rules = await signInRules.list();
    const now = ruleInForce(rules, today);
    const coming = [...new Set(rules.map(({ effectiveFrom }) => effectiveFrom))]
      .filter((day) => day > today)
      .sort()
      .map((day) => ruleInForce(rules, day));
    const active = await accounts.listAccounts({ active: true });
    const lacking = (held: readonly Role[]) =>
      active.filter((one) => one.roles.some((role) => held.includes(role)) && !hasSecondFactor(one));
    return {
      now: now && { ...now, lacking: lacking(now.roles) },
      coming: coming.map((rule) => rule && { ...rule, lacking: lacking(rule.roles) }),
      roles,
    };
  }

  routes.get(path, async (_req, res) => {
    const { now, ...rest } = await page();
    res.render('secondFactor/rules', { now, ...rest, values: { roles: now?.roles ?? [] } });
  });

  routes.post(path, async (req, res) => {
    const { held, typed, errors, effectiveFrom } = readRule(req.body, res.locals.t);
    if (errors.length > 0) {
      const values = { roles: held, effectiveFrom: typed };
      return res.status(422).render('secondFactor/rules', { ...(await page()), errors, values });
    }
    const waiting = await officeActs.listWaiting();
    if (waiting.some(({ act }) => act.kind === 'requireSecondFactor')) {
      flash(req, { kind: 'information', key: 'account:notice.proposedBefore' });
      return res.redirect(303, '/acts');
    }
    const rule = { roles: held, effectiveFrom };
    const act = { kind: 'requireSecondFactor', accountId: officeItself, rule } as const;
    await officeActs.propose(act, signedInAccount(res)._id);
    flash(req, { kind: 'information', key: 'account:notice.proposed' });
    res.redirect(303, '/acts');
  });
  return routes;
}
