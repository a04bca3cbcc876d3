import { needsSecondFactor } from '../../domain/staff/secondFactor';
import { officeToday } from '../../language/dates';
import { type FactorEntry, FactorGoneError, type FactorSecrets } from '../../models/accountFactors';
import { SecretsUnreadableError } from '../../models/accountRows';
import type { Account } from '../../models/accounts';
import { generateOneTimePassword, hashPassword, verifyPassword } from '../../models/accountsPassword';
import type { Services } from '../services';
import { stepOfCode } from './authenticator';

type Needs = Pick<Services, 'accounts' | 'signInAttempts'>;

/** How many recovery codes somebody is given. */
const recoveryCodeCount = 10;
/** For how long a person is told at each sign-in that their second factor was taken away. */
const toldForMs = 30 * 24 * 60 * 60 * 1000;

export const hasSecondFactor = ({ secondFactor }: Pick<Account, 'secondFactor'>): boolean =>
  (secondFactor?.kinds.length ?? 0) > 0;

/** Whether this account has to set up a second factor before it does anything else. */
export async function mustSetUpSecondFactor(
  { signInRules }: Pick<Services, 'signInRules'>,
  account: Account,
): Promise<boolean> {
  return (
    !hasSecondFactor(account) && needsSecondFactor(account.roles, await signInRules.list(), officeToday())
  );
}

/** Who took away this person's second factor, as long as they are to be told of it. */
export function freshReset({ secondFactor }: Account, now = Date.now()) {
  const reset = secondFactor?.reset;
  return reset && Date.parse(reset.at) + toldForMs > now ? reset : undefined;
}

/** Ten codes to be kept on paper, and what is kept of them. */
async function makeRecoveryCodes(): Promise<{ codes: string[]; hashes: string[] }> {
  const codes = Array.from({ length: recoveryCodeCount }, generateOneTimePassword);
  return { codes, hashes: await Promise.all(codes.map(bare).map(hashPassword)) };
}

/** As somebody types it from paper: with or without hyphens and blanks, in any case. */
const bare = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase();

/** Whether a code of the app is right and was not used before, by anybody and on any server. */
async function takeAppCode(
  { signInAttempts }: Needs,
  { accountId, secret }: { accountId: string; secret: string },
  code: string,
): Promise<boolean> {
  const now = new Date();
  const step = stepOfCode(secret, code, now.getTime());
  if (step === undefined) return false;
  const { hits } = await signInAttempts.increment(`code:${accountId}:${secret}:${step}`, now);
  return hits === 1;
}

async function takeRecoveryCode({ accounts }: Needs, id: string, kept: FactorSecrets, code: string) {
  let used: string | undefined;
  for (const hash of kept.recoveryCodes) if (await verifyPassword(hash, code)) used = hash;
  if (used === undefined) return undefined;
  const hash = used;
  try {
    const { secondFactor } = await accounts.factors.change(
      id,
      (now) =>
        now.recoveryCodes.includes(hash)
          ? { ...now, recoveryCodes: now.recoveryCodes.filter((one) => one !== hash) }
          : undefined,
      (row) => ({
        by: id,
        type: 'recoveryCodeUsed',
        data: { ...row, left: kept.recoveryCodes.length - 1 },
      }),
      { keepsSessions: true },
    );
    return { means: 'recoveryCode', left: secondFactor?.recoveryCodes ?? 0 } as const;
  } catch (error) {
    // The same code at the same moment: one of them takes it.
    if (error instanceof FactorGoneError) return undefined;
    throw error;
  }
}

export type TakenCode = { means: 'authenticator' } | { means: 'recoveryCode'; left: number };

/** Takes a code of the app, or one of recovery; each is taken once. Undefined for what is neither. */
export async function takeCode(
  needs: Needs,
  { _id: id }: Account,
  typed: string,
): Promise<TakenCode | undefined> {
  const code = bare(typed);
  const kept = await readFactors(needs, id);
  if (!kept) return undefined;
  const { authenticator } = kept;
  if (/^\d{6}$/.test(code)) {
    const isTaken =
      authenticator && (await takeAppCode(needs, { accountId: id, secret: authenticator.secret }, code));
    return isTaken ? { means: 'authenticator' } : undefined;
  }
  return takeRecoveryCode(needs, id, kept, code);
}

/** The secrets of an account; undefined when they are not as the account says: nothing opens the door then but a reset. */
export async function readFactors(
  { accounts }: Pick<Services, 'accounts'>,
  id: string,
): Promise<FactorSecrets | undefined> {
  try {
    return await accounts.factors.read(id);
  } catch (error) {
    if (error instanceof SecretsUnreadableError) return undefined;
    throw error;
  }
}

/** What was set up, and the recovery codes that came with it, to be shown once. */
export interface SetUp {
  account: Account;
  codes: string[];
}

/** Gives an account something more to sign in with; with the first come recovery codes. */
export async function addFactor(
  needs: Pick<Services, 'accounts'>,
  id: string,
  to: (now: FactorSecrets) => Partial<FactorSecrets>,
  tell: FactorEntry,
): Promise<SetUp> {
  const kept = await readFactors(needs, id);
  const made = kept?.recoveryCodes.length ? undefined : await makeRecoveryCodes();
  const account = await needs.accounts.factors.change(
    id,
    (now) => ({ ...now, ...to(now), ...(made && { recoveryCodes: made.hashes }) }),
    tell,
  );
  return { account, codes: made?.codes ?? [] };
}

/** Sets up an app that has shown the right code; undefined when it was not right. */
export async function setUpAuthenticator(
  needs: Needs,
  { _id: id }: Account,
  { secret, code }: { secret: string; code: string },
): Promise<SetUp | undefined> {
  if (!(await takeAppCode(needs, { accountId: id, secret }, bare(code)))) return undefined;
  return addFactor(
    needs,
    id,
    () => ({ authenticator: { secret } }),
    (row) => ({ by: id, type: 'authenticatorSetUp', data: row }),
  );
}

/** New recovery codes in the place of all that there were. */
export async function renewRecoveryCodes({ accounts }: Needs, { _id: id }: Account): Promise<string[]> {
  const { codes, hashes } = await makeRecoveryCodes();
  await accounts.factors.change(
    id,
    (now) => ({ ...now, recoveryCodes: hashes }),
    (row) => ({ by: id, type: 'recoveryCodesMade', data: row }),
    { keepsSessions: true },
  );
  return codes;
}

/** Takes the app away. */
export async function removeAuthenticator({ accounts }: Needs, { _id: id }: Account): Promise<Account> {
  return accounts.factors.change(
    id,
    ({ authenticator, ...now }) => authenticator && now,
    (row) => ({ by: id, type: 'authenticatorRemoved', data: row }),
  );
}
