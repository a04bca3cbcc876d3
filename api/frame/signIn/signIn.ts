import type { Request, Response } from 'express';
import { nobody } from '../../../domain/staff/entries';
import type { SignInMeans } from '../../../domain/staff/secondFactor';
import type { Account } from '../../../models/accounts';
import { provesPasskey } from '../../../office/accounts/passkeys';
import { type TakenCode, takeCode } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { createKnownDevices } from './knownDevice';
import { beginSession, endSession } from './session';

/** What a person typed to sign in. */
export interface Credentials {
  username: string;
  password: string;
}

/** The steps of signing in: a password, where the account has one a second factor, and then a session. Each failure is in the log. */
export interface SignIn {
  /** The account that these belong to; undefined when they belong to none. */
  proveWho(credentials: Credentials): Promise<Account | undefined>;
  /** Takes a code of the app, or one of recovery; undefined when it is not right. */
  takeCode(account: Account, code: string): Promise<TakenCode | undefined>;
  /** Whether an answer holds for a passkey of the account. */
  takePasskey(account: Account, answer: PasskeyAnswer): Promise<boolean>;
  /** Begins the session of an account that has proved all that it has to. */
  begin(req: Request, res: Response, account: Account, means: SignInMeans): Promise<void>;
  signOut(req: Request, res: Response): Promise<void>;
}

export interface PasskeyAnswer {
  challenge: string;
  answer: string;
  /** No password was asked for. */
  alone: boolean;
}

type Needs = Pick<Services, 'accounts' | 'settings' | 'cases' | 'signInAttempts' | 'passkeyUses'>;

/** Whose user name was typed: an account's id, or a digest of what belongs to nobody. */
export async function whoseName({ accounts, cases }: Pick<Needs, 'accounts' | 'cases'>, username: string) {
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

  const tellFailed = async ({ _id: accountId }: Account, alone: boolean) => {
    const data = { accountId, ...(!alone && { step: 'secondFactor' as const }) };
    await cases.officeLog.append({ by: nobody, type: 'signInFailed', data });
  };
  return {
    proveWho: async ({ username, password }) => {
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
      return account;
    },
    takeCode: async (account, code) => {
      const taken = await takeCode(needs, account, code);
      if (!taken) await tellFailed(account, false);
      return taken;
    },
    takePasskey: async (account, answer) => {
      const holds = account.active && (await provesPasskey(needs, account, answer));
      if (!holds) await tellFailed(account, answer.alone);
      return holds;
    },
    begin: async (req, res, account, means) => {
      const { _id: by, username } = account;
      const device = devices.find(req, username) === undefined ? 'new' : 'known';
      const data = { device, ...(means !== 'password' && { means }) } as const;
      await cases.officeLog.append({ by, type: 'signedIn', data });
      devices.remember(req, res, username);
      await beginSession(req, account);
      req.session.means = means;
    },
    signOut: async (req, res) => {
      const { account } = res.locals;
      if (account) await cases.officeLog.append({ by: account._id, type: 'signedOut', data: {} });
      await endSession(req);
      // Pages that "back" would bring up again. Cookies stay: a machine on which somebody has signed in stays known.
      res.set('Clear-Site-Data', '"cache"');
    },
  };
}
