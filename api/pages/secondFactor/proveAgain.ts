import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../../models/accounts';
import { provesPasskey } from '../../../office/accounts/passkeys';
import { hasSecondFactor, takeCode } from '../../../office/accounts/secondFactor';
import type { Services } from '../../../office/services';
import { readForm } from '../../frame/forms/form';
import { signedInAccount } from '../../frame/request';
import { createPendingSecrets } from '../../frame/signIn/pendingSecret';
import {
  createCurrentPasswordLimit,
  findWrongPassword,
  type NotProved,
  type WrongField,
} from '../account/currentPasswordLimit';

const password = z.object({ currentPassword: z.string().min(1).max(200) });
const passwordAndCode = password.extend({ code: z.string().trim().min(1).max(60) });
/** What the browser says for a passkey; empty where it was not asked. */
const passkeyForm = z.object({ pending: z.string().max(4000), response: z.string().min(1).max(20_000) });

interface Sent {
  currentPassword: string;
  code?: string | undefined;
  passkey: z.infer<typeof passkeyForm> | undefined;
}

/**
 * Before anything about signing in changes, its person proves again who they are: by the password and, where they have something besides,
 * by that or by a code of recovery.
 * @returns undefined when they have proved it
 */
export function createProveAgain(
  services: Services,
): (body: unknown, res: Response) => Promise<NotProved | undefined> {
  const limit = createCurrentPasswordLimit(services);
  const pending = createPendingSecrets('passkey', services.settings.secrets.vaultKeys);

  /** What of the second thing is wrong, where there is one. */
  async function findWrongBesides(
    own: Account,
    { code = '', passkey }: Sent,
  ): Promise<WrongField | undefined> {
    if (!hasSecondFactor(own)) return undefined;
    if (passkey === undefined) {
      const isTaken = await takeCode(services, own, code);
      return isTaken ? undefined : { field: 'code', key: 'secondFactor:problem.code' };
    }
    const challenge = pending.open(own._id, passkey.pending) ?? '';
    const holds = await provesPasskey(services, own, { challenge, answer: passkey.response, alone: false });
    return holds ? undefined : { field: 'code', key: 'secondFactor:passkey.failed' };
  }

  return async (body, res) => {
    const own = signedInAccount(res);
    const passkey = passkeyForm.safeParse(body).data;
    const schema = hasSecondFactor(own) && passkey === undefined ? passwordAndCode : password;
    const form = readForm({ schema, body, res, texts: services.texts, labels: 'secondFactor:label' });
    if (!form.ok) return { status: 422, errors: form.errors };
    const sent: Sent = { ...form.data, passkey };
    return limit.take(
      own,
      res.locals.t,
      async () =>
        (await findWrongPassword(services, own, sent.currentPassword)) ?? (await findWrongBesides(own, sent)),
    );
  };
}
