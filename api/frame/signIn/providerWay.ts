import type { CookieOptions, Request, Response } from 'express';
import { type Begun, begunSchema, type SingleSignOn } from '../../../office/accounts/singleSignOn';
import type { Settings } from '../../../temporal-config/settings';
import { createPendingSecrets } from './pendingSecret';

/** The way to the provider and back: what has to be the same at both ends lies sealed in a cookie of this browser. */
export interface ProviderWay {
  /** Begins it; gives the address of the provider. */
  begin(res: Response, singleSignOn: SingleSignOn, binds?: string): Promise<string>;
  /** What was begun in this browser; it is taken once. */
  take(req: Request, res: Response): Begun | undefined;
}

export function createProviderWay({ secrets, http }: Pick<Settings, 'secrets' | 'http'>): ProviderWay {
  const pending = createPendingSecrets('provider', secrets.vaultKeys);
  const name = http.secureCookies ? '__Host-liem-provider' : 'liem-provider';
  const options: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: http.secureCookies,
    path: '/',
  };
  return {
    begin: async (res, singleSignOn, binds) => {
      const { address, begun } = await singleSignOn.begin(binds);
      res.cookie(name, pending.seal('browser', JSON.stringify(begun)), options);
      return address;
    },
    take: (req, res) => {
      const cookie: unknown = req.cookies?.[name];
      res.clearCookie(name, options);
      const opened = typeof cookie === 'string' ? pending.open('browser', cookie) : undefined;
      return opened === undefined ? undefined : begunSchema.safeParse(JSON.parse(opened)).data;
    },
  };
}
