import { z } from 'zod';
import type { OfficeEntry } from '../domain/staff/entries';
import { type AccountRows, type LoggedRow, SecretsUnreadableError } from './accountRows';
import type { Account, SecondFactor, StoredAccount } from './accountsSchema';

/** What the office knows of a passkey; what proves it never leaves its device. */
const passkeySchema = z.object({
  id: z.string(),
  /** base64url */
  publicKey: z.string(),
  /** As its person calls it. */
  name: z.string(),
  madeAt: z.iso.datetime(),
});
export type Passkey = z.infer<typeof passkeySchema>;

/** The secrets of a person's second factors: a key of an app, hashes of recovery codes, what proves passkeys. */
const secretsSchema = z.object({
  /** As the account's row tells it: an older copy does not fit. */
  version: z.number().int().positive(),
  /** base32 */
  authenticator: z.object({ secret: z.string() }).optional(),
  passkeys: z.array(passkeySchema),
  /** Those that were not used yet. */
  recoveryCodes: z.array(z.string()),
});
export type FactorSecrets = Omit<z.infer<typeof secretsSchema>, 'version'>;

const nothing: FactorSecrets = { passkeys: [], recoveryCodes: [] };

/** Said when a change found nothing to change: somebody was faster. */
export class FactorGoneError extends Error {
  override readonly name = 'FactorGoneError';
}

export type FactorEntry = (row: LoggedRow) => OfficeEntry;

/** What people sign in with besides their passwords. */
export interface AccountFactors {
  /** The secrets of an account; none where nothing is set up. @throws SecretsUnreadableError when they are not as the account says */
  read(id: string): Promise<FactorSecrets>;
  /**
   * Changes what an account has, with its entry in the log; whatever is set up or taken away ends the account's sessions.
   * @throws FactorGoneError when `to` finds nothing to change
   */
  change(
    id: string,
    to: (now: FactorSecrets) => FactorSecrets | undefined,
    tell: FactorEntry,
    options?: { keepsSessions?: boolean },
  ): Promise<Account>;
  /** Takes all of it away, and remembers who did, for the person to be told. */
  reset(id: string, by: NonNullable<SecondFactor['reset']>): Promise<void>;
}

const kindsOf = ({ authenticator, passkeys }: FactorSecrets): SecondFactor['kinds'] => [
  ...(authenticator ? (['authenticator'] as const) : []),
  ...(passkeys.length > 0 ? (['passkey'] as const) : []),
];

/** Reads what was sealed beside a row. */
function opened({ secondFactor }: StoredAccount, sealed: string | undefined): FactorSecrets {
  if (!secondFactor || secondFactor.kinds.length === 0) return nothing;
  const { version, ...secrets } = secretsSchema.parse(JSON.parse(sealed ?? 'null'));
  if (version !== secondFactor.version) throw new SecretsUnreadableError();
  return secrets;
}

const ending = ({ credentialsVersion }: StoredAccount) => ({ credentialsVersion: credentialsVersion + 1 });

/** @param shown an account as it is handed out */
export function createAccountFactors(
  rows: AccountRows,
  shown: (stored: StoredAccount) => Promise<Account>,
): AccountFactors {
  const read = (row: StoredAccount, sealed: string | undefined): FactorSecrets => {
    try {
      return opened(row, sealed);
    } catch {
      throw new SecretsUnreadableError();
    }
  };

  return {
    read: async (id) => {
      const found = await rows.findWithSecrets(id);
      return found ? read(found.row, found.secrets) : nothing;
    },
    change: async (id, to, tell, { keepsSessions = false } = {}) => {
      const changed = await rows.change(
        id,
        (now, sealed) => {
          const secrets = to(read(now, sealed()));
          if (!secrets) throw new FactorGoneError();
          const kinds = kindsOf(secrets);
          // Codes of recovery stand for what is lost: with nothing to lose there are none.
          const recoveryCodes = kinds.length === 0 ? [] : secrets.recoveryCodes;
          const version = (now.secondFactor?.version ?? 0) + 1;
          return {
            secondFactor: { version, kinds, recoveryCodes: recoveryCodes.length },
            ...(!keepsSessions && ending(now)),
            secrets: JSON.stringify(secretsSchema.parse({ ...secrets, recoveryCodes, version })),
          };
        },
        tell,
      );
      return shown(changed);
    },
    reset: async (id, by) => {
      await rows.change(
        id,
        (now) => ({
          secondFactor: {
            version: (now.secondFactor?.version ?? 0) + 1,
            kinds: [],
            recoveryCodes: 0,
            reset: by,
          },
          ...ending(now),
          secrets: undefined,
        }),
        (row) => ({ by: by.givenBy, type: 'secondFactorReset', data: row }),
      );
    },
  };
}
