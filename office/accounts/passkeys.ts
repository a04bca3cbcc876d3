import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Passkey } from '../../models/accountFactors';
import type { Account } from '../../models/accounts';
import type { Services } from '../services';
import { addFactor, readFactors, type SetUp } from './secondFactor';

type Needs = Pick<Services, 'accounts' | 'passkeyUses' | 'signInAttempts' | 'settings'>;

const officeName = 'Liêm';
/** Enough for a telephone, a computer and keys in two safes. */
export const mostPasskeys = 10;

/** Where passkeys belong: the address at which people reach the office. Undefined where that is not set. */
export function passkeyPlace({ settings }: Pick<Services, 'settings'>) {
  if (settings.officeUrl === undefined) return undefined;
  const { origin, hostname } = new URL(settings.officeUrl);
  return { origin, rpId: hostname };
}

const answerSchema = z.looseObject({
  id: z.string().min(1).max(2000),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ userHandle: z.string().max(200).optional() }),
});

/** What a browser sent; the library looks at the rest of it. */
function readAnswer(sent: string): z.infer<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(sent));
  } catch {
    return undefined;
  }
}

/** What a browser is asked to make a passkey by. */
export async function askForNewPasskey(needs: Needs, { _id: id, username, displayName }: Account) {
  const place = passkeyPlace(needs);
  if (!place) return undefined;
  const there = (await readFactors(needs, id))?.passkeys ?? [];
  return generateRegistrationOptions({
    rpName: officeName,
    rpID: place.rpId,
    userID: new Uint8Array(Buffer.from(id)),
    userName: username,
    userDisplayName: displayName,
    attestationType: 'none',
    excludeCredentials: there.map((one) => ({ id: one.id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a browser is asked to prove a passkey by. @param account whose, where that is known */
export async function askForPasskey(needs: Needs, account?: Account) {
  const place = passkeyPlace(needs);
  if (!place) return undefined;
  const there = account && ((await readFactors(needs, account._id))?.passkeys ?? []);
  if (there?.length === 0) return undefined;
  return generateAuthenticationOptions({
    rpID: place.rpId,
    // Alone it stands for both factors; beside a password it is enough to have it.
    userVerification: account ? 'preferred' : 'required',
    ...(there && { allowCredentials: there.map(({ id }) => ({ id })) }),
  });
}

/** A challenge is answered once. */
async function isFirst({ signInAttempts }: Needs, challenge: string): Promise<boolean> {
  return (await signInAttempts.increment(`challenge:${challenge}`, new Date())).hits === 1;
}

/** Adds a passkey that a browser has made; undefined when the answer does not hold. */
export async function addPasskey(
  needs: Needs,
  { _id: accountId }: Account,
  sent: { challenge: string; answer: string; name: string },
): Promise<SetUp | undefined> {
  const place = passkeyPlace(needs);
  const answer = readAnswer(sent.answer);
  if (!place || !answer || !(await isFirst(needs, sent.challenge))) return undefined;
  const checked = await verifyRegistrationResponse({
    // The library looks at each of its parts itself.
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: sent.challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!checked?.verified) return undefined;
  const { id, publicKey, counter } = checked.registrationInfo.credential;
  const passkey: Passkey = {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    name: sent.name,
    madeAt: new Date().toISOString(),
  };
  const added = await addFactor(
    needs,
    accountId,
    ({ passkeys }) => ({
      passkeys: [...passkeys.filter((one) => one.id !== id), passkey].slice(-mostPasskeys),
    }),
    (row) => ({ by: accountId, type: 'passkeyAdded', data: row }),
  );
  await needs.passkeyUses.note(id, counter);
  return added;
}

export async function removePasskey({ accounts }: Needs, { _id }: Account, id: string): Promise<Account> {
  return accounts.factors.change(
    _id,
    (now) =>
      now.passkeys.some((one) => one.id === id)
        ? { ...now, passkeys: now.passkeys.filter((one) => one.id !== id) }
        : undefined,
    (row) => ({ by: _id, type: 'passkeyRemoved', data: row }),
  );
}

/** The id of the passkey in an answer, and the account that it says it is of, neither of them proved. */
export function claimOf(sent: string): { passkeyId: string; accountId: string | undefined } | undefined {
  const answer = readAnswer(sent);
  if (!answer) return undefined;
  const { userHandle } = answer.response;
  const accountId = userHandle === undefined ? undefined : Buffer.from(userHandle, 'base64url').toString();
  return { passkeyId: answer.id, accountId };
}

/**
 * Whether an answer holds for a passkey of this account.
 * @param alone no password was asked for: then the device must have known its person, by finger, face or PIN
 */
export async function provesPasskey(
  needs: Needs,
  { _id: accountId }: Account,
  { challenge, answer: sent, alone }: { challenge: string; answer: string; alone: boolean },
): Promise<boolean> {
  const place = passkeyPlace(needs);
  const answer = readAnswer(sent);
  const passkey =
    answer && (await readFactors(needs, accountId))?.passkeys.find(({ id }) => id === answer.id);
  if (!place || !passkey || !(await isFirst(needs, challenge))) return false;
  const checked = await verifyAuthenticationResponse({
    // The library looks at each of its parts itself.
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: alone,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: await needs.passkeyUses.read(passkey.id),
    },
  }).catch(() => undefined);
  if (!checked?.verified) return false;
  await needs.passkeyUses.note(passkey.id, checked.authenticationInfo.newCounter);
  return true;
}
