import type { Response, Router } from 'express';
import { maySeeCases } from '../../../domain/access/policy';
import { officeToday } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { signedInAccount } from '../../frame/request';
import { callerOf } from '../caller';
import { readInput } from '../input';
import { languageBody, lettersBody } from './shapes';

/** What people set for themselves: their language, and whether a letter tells them each working day what waits. */
export function ownSettingsRoutes(routes: Router, services: Services): void {
  const { accounts, ownSettings, letters, settings, texts } = services;

  routes.put('/api/v1/me/language', async (req, res) => {
    const { language } = readInput({ schema: languageBody, value: req.body, res, texts });
    await accounts.changeLanguage(signedInAccount(res)._id, language);
    res.json({ language });
  });

  const getReader = (res: Response): string => {
    if (!maySeeCases(callerOf(res))) throw forbidden();
    return signedInAccount(res)._id;
  };
  const answer = async (res: Response, id: string): Promise<void> => {
    const [address, today] = await Promise.all([
      ownSettings.findAddress(id),
      letters.findState(officeToday(), id),
    ]);
    res.json({ address: address ?? null, at: settings.mail?.at ?? null, today: today ?? null });
  };
  routes.get('/api/v1/me/letters', (_req, res) => answer(res, getReader(res)));
  routes.put('/api/v1/me/letters', async (req, res) => {
    const id = getReader(res);
    const { address } = readInput({ schema: lettersBody, value: req.body, res, texts });
    await ownSettings.keepAddress(id, address ?? undefined);
    await answer(res, id);
  });
}
