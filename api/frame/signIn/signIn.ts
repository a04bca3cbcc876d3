import type { Request, Response } from 'express';
import { nobody } from '../../../domain/staff/entries';
import type { Account } from '../../../models/accounts';
import type { Services } from '../../../office/services';
import { createKnownDevices } from './knownDevice';
import { beginSession, endSession } from './session';

/** What a person typed to sign in. */
export interface Credentials {
  username: string;
  password: string;
}

export interface SignIn {
  /** Begins a session of the account that these belong to; undefined when they belong to none. Either is in the log of the office. */
  signIn(req: Request, res: Response, credentials: Credentials): Promise<Account | undefined>;
  signOut(req: Request, res: Response): Promise<void>;
}

type Needs = Pick<Services, 'accounts' | 'settings' | 'cases'>;

/** Whose user name was typed: an account's id, or a digest of what belongs to nobody. */
export async function whoseName({ accounts, cases }: Needs, username: string) {
  const account = await accounts.findByUsername(username);
  return account ? { accountId: account._id } : { unknownName: cases.officeLog.digestOfName(username) };
}

/** Whether the password is a one-time code whose time is over. */
const isOver = ({ mustChangePassword, passwordFrom }: Account): boolean =>
  mustChangePassword && passwordFrom?.until !== undefined && Date.parse(passwordFrom.until) <= Date.now();

/** Signing in and out, for pages and JSON callers alike. */
export function createSignIn(needs: Needs): SignIn {
  const { accounts, settings, cases } = needs;
  const devices = createKnownDevices(settings);
  return {
    signIn: async (req, res, { username, password }) => {
      const account = await accounts.authenticate(username, password);
      if (!account) {
        const data = await whoseName(needs, username);
        await cases.officeLog.append({ by: nobody, type: 'signInFailed', data });
        return undefined;
      }
      if (isOver(account)) {
        const data = { accountId: account._id };
        await cases.officeLog.append({ by: nobody, type: 'codeExpired', data });
        return undefined;
      }
      const device = devices.find(req, username) === undefined ? 'new' : 'known';
      await cases.officeLog.append({ by: account._id, type: 'signedIn', data: { device } });
      devices.remember(req, res, username);
      await beginSession(req, account);
      return account;
    },
    signOut: async (req, res) => {
      const { account } = res.locals;
      if (account) await cases.officeLog.append({ by: account._id, type: 'signedOut', data: {} });
      await endSession(req);
    },
  };
}
