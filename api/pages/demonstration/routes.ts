import { Router } from 'express';
import { z } from 'zod';
import { demonstrationPassword } from '../../../office/accounts/demonstrationPassword';
import { findShown, type ShownState, shownStates } from '../../../office/demonstration/shownStates';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { flash } from '../../frame/request';
import { createSignIn } from '../../frame/signIn/signIn';
import { signInLimits } from '../../frame/signIn/signInLimits';
import { hasSecondFactor } from '../../../office/accounts/secondFactor';

/** Whom a visitor may be, whose account that is, which states they are led to, the fittest first, and what they see of it. */
const parts = {
  officer: { username: 'tiep.nhan', states: ['reminded', 'fresh'], page: '' },
  head: { username: 'truong.phong.1', states: ['overdue', 'committee'], page: '' },
  auditor: { username: 'giam.sat', states: ['committee', 'overdue'], page: '/replay' },
} as const satisfies Record<
  string,
  { username: string; states: readonly [ShownState, ...ShownState[]]; page: string }
>;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];
const entering = z.object({ part: z.enum(partNames as [Part, ...Part[]]) });

const secondsUntil = (at: string | undefined): number | undefined =>
  at === undefined ? undefined : Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1_000));

/** Leads a visitor of the demonstration by the hand: into one of three parts, and to the case that stands as that part needs it. */
export function demonstrationRoutes(services: Services): Router {
  const { accounts, cases, settings } = services;
  const signIn = createSignIn(services);
  const routes = Router();
  if (settings.mode !== 'demo') return routes;

  routes.get('/demonstration', async (req, res) => {
    const found = await findShown(cases);
    const all = await accounts.listAccounts({ active: true });
    const updates = req.query.updates !== 'off';
    // The states pass within seconds; a link on the page stops it.
    if (updates) res.set('Refresh', '5');
    res.render('demonstration/parts', {
      updates,
      password: demonstrationPassword,
      parts: partNames.map((part) => {
        const { username, states } = parts[part];
        const [state] = states;
        const account = all.find((one) => one.username === username);
        return {
          part,
          state,
          username,
          person: account?.displayName,
          position: account?.position,
          shown: found.get(state),
        };
      }),
      states: shownStates.map((state) => {
        const shown = found.get(state);
        return { state, number: shown?.number, seconds: secondsUntil(shown?.nextAt) };
      }),
    });
  });

  routes.post('/demonstration', ...signInLimits(services), async (req, res) => {
    const { data } = entering.safeParse(req.body);
    if (!data) throw notFound();
    const { username, states, page } = parts[data.part];
    const account = await signIn.proveWho({ username, password: demonstrationPassword });
    // Somebody has given the account a password of their own, or a second factor.
    if (!account || hasSecondFactor(account)) return res.redirect(303, '/sign-in');
    await signIn.begin(req, res, account, 'password');
    const found = await findShown(cases);
    // One may have passed on to the next state while the visitor was reading.
    const shown = states.flatMap((state) => found.get(state) ?? [])[0];
    flash(req, { kind: 'information', key: `demonstration:led.${data.part}` });
    res.redirect(303, shown ? `/cases/${encodeURIComponent(shown.caseId)}${page}` : '/cases');
  });
  return routes;
}
