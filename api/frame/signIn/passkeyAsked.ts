import type { Account } from '../../../models/accounts';
import { askForPasskey } from '../../../office/accounts/passkeys';
import type { Services } from '../../../office/services';
import { createPendingSecrets } from './pendingSecret';

/** Whose answer is waited for, where no account is known yet. */
export const anybody = 'anybody';

/** What a page needs to ask the browser for a passkey; nothing where there is none to ask for. */
export async function passkeyAsked(
  services: Services,
  account?: Account,
): Promise<{ passkeyOptions: string; passkeyPending: string } | undefined> {
  const options = await askForPasskey(services, account);
  const pending = createPendingSecrets('passkey', services.settings.secrets.vaultKeys);
  return (
    options && {
      passkeyOptions: JSON.stringify(options),
      passkeyPending: pending.seal(account?._id ?? anybody, options.challenge),
    }
  );
}
