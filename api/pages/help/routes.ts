import { Router } from 'express';
import { maySeeCases } from '../../../domain/access/policy';
import { type Role, roles } from '../../../domain/access/roles';
import { glossary } from '../../../language/glossary';
import type { Translate } from '../../../language/texts';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { homeOf } from '../../frame/navigation';
import { signedInAccount } from '../../frame/request';
import { firstDay, guides } from './guides';

const stepsOf = (t: Translate, key: string, hrefs: readonly (string | undefined)[]) =>
  hrefs.map((href, i) => ({ href, text: t(`${key}.step.${i + 1}`), to: href && t(`${key}.to.${i + 1}`) }));

/** What helps whoever works here: guides by role, the first day, and the words of the field. */
export function helpRoutes({ ownSettings }: Services): Router {
  const routes = Router();

  routes.get('/help', (_req, res) => {
    const { roles: held } = signedInAccount(res);
    res.render('help/index', {
      own: roles.filter((role) => held.includes(role)),
      others: roles.filter((role) => !held.includes(role)),
    });
  });

  routes.get('/help/guides/:role', (req, res) => {
    const role = roles.find((one): one is Role => one === req.params.role);
    if (!role) throw notFound();
    const isOwn = signedInAccount(res).roles.includes(role);
    // Links lead where a holder of the role may go.
    const hrefs = guides[role].map((href) => (isOwn ? href : undefined));
    res.render('help/guide', { role, steps: stepsOf(res.locals.t, `help:guide.${role}`, hrefs) });
  });

  routes.get('/help/first-day', async (_req, res) => {
    const account = signedInAccount(res);
    await ownSettings.welcome(account._id, new Date().toISOString());
    const home = homeOf(account);
    const isOpen = (href: string | undefined) =>
      maySeeCases(actorOf(account)) || (href !== '/work' && href !== '/notices');
    res.render('help/first-day', {
      own: roles.filter((role) => account.roles.includes(role)),
      steps: stepsOf(
        res.locals.t,
        'help:firstDay',
        firstDay.map((href) => (isOpen(href) ? href : undefined)),
      ),
      home,
    });
  });

  routes.get('/help/glossary', (_req, res) => {
    res.render('help/glossary', {
      terms: glossary.map(({ meaning, ...term }) => ({ ...term, meaning: meaning[res.locals.language] })),
    });
  });
  return routes;
}
