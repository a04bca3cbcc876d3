import type { CookieOptions, Request, Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../../models/accounts';
import { createSeals } from '../../../models/seals';
import type { Settings } from '../../../temporal-config/settings';

/** Long enough to look for the telephone, or for the paper in the safe. */
const lastsMs = 10 * 60 * 1000;

/** Who has proved the first of two things, and until when they may prove the second. */
const stepSchema = z.object({
  accountId: z.string(),
  username: z.string(),
  credentialsVersion: z.number(),
  until: z.number(),
});
export type SecondStep = z.infer<typeof stepSchema>;

/** Between the two steps of a sign-in there is no session: a sealed cookie says whose password was right. */
export interface SecondSteps {
  begin(res: Response, account: Account): void;
  find(req: Request): SecondStep | undefined;
  end(res: Response): void;
}

export function createSecondSteps({ secrets, http }: Pick<Settings, 'secrets' | 'http'>): SecondSteps {
  const seals = createSeals('sessions', secrets.vaultKeys);
  const name = http.secureCookies ? '__Host-liem-second-step' : 'liem-second-step';
  const options: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: http.secureCookies,
    path: '/',
  };
  return {
    begin: (res, { _id: accountId, username, credentialsVersion }) => {
      const step: SecondStep = { accountId, username, credentialsVersion, until: Date.now() + lastsMs };
      const body = Buffer.from(JSON.stringify(step)).toString('base64url');
      res.cookie(name, `${body}~${seals.over(`secondStep:${body}`)}`, { ...options, maxAge: lastsMs });
    },
    find: (req) => {
      const cookie: unknown = req.cookies?.[name];
      const [body = '', seal] = typeof cookie === 'string' ? cookie.split('~') : [];
      if (!seals.holds(`secondStep:${body}`, seal)) return undefined;
      const step = stepSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString())).data;
      return step && step.until > Date.now() ? step : undefined;
    },
    end: (res) => {
      res.clearCookie(name, options);
    },
  };
}
