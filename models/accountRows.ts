import { Schema, type Connection } from 'mongoose';
import type { Role } from '../domain/access/roles';
import type { OfficeEntry } from '../domain/staff/entries';
import { type StoredAccount, storedAccountSchema } from './accountsSchema';
import type { MasterKey } from './keyRing';
import { createMasterSeals } from './masterSeals';
import type { OfficeLog } from './officeLog';
import { type Rewrappable, rewrapping } from './rewrapping';
import { createRowProofs, rowDigest } from './rowProofs';
import type { Sealed } from './sealing';

/**
 * A row as it is kept: only a proof makes it an account. `factors` are the secrets of its second factors, whose seal is their proof:
 * they can be sealed anew under another key without a change of the account.
 */
type KeptRow = StoredAccount & { proof: string; factors?: Sealed | undefined };

/** Said when what is sealed beside an account does not open, or is not what the account tells of. */
export class SecretsUnreadableError extends Error {
  override readonly name = 'SecretsUnreadableError';
}

const accountDocument = new Schema<KeptRow>(
  {
    _id: { type: String, required: true },
    username: { type: String, required: true },
    displayName: { type: String, required: true },
    position: { type: String, required: true },
    roles: { type: [String], required: true },
    passwordHash: { type: String, required: true },
    language: { type: String, required: true },
    active: { type: Boolean, required: true },
    demo: { type: Boolean, required: true },
    mustChangePassword: { type: Boolean, required: true },
    credentialsVersion: { type: Number, required: true },
    absence: { type: { from: String, to: String, deputy: String }, _id: false },
    passwordFrom: { type: { askedBy: String, givenBy: String, until: String }, _id: false },
    successor: { type: String },
    binding: { type: { issuer: String, subject: String }, _id: false },
    secondFactor: { type: Schema.Types.Mixed } as never,
    areas: { type: [String], default: undefined },
    clearance: { type: String },
    revision: { type: Number, required: true },
    proof: { type: String, required: true },
    factors: { type: Schema.Types.Mixed } as never,
  },
  { collection: 'accounts', versionKey: false, autoIndex: false },
);
accountDocument.index({ username: 1 }, { unique: true });

/** What the log of the office remembers of a row after a change. */
export interface LoggedRow {
  accountId: string;
  revision: number;
  digest: string;
}

const logged = (row: StoredAccount): LoggedRow => ({
  accountId: row._id,
  revision: row.revision,
  digest: rowDigest('account', row),
});

/** Rows that are proved, and the ids of those that are not: nobody signs in with such a one. */
export interface ReadRows {
  proved: StoredAccount[];
  unproved: string[];
}

type Query = Partial<Pick<StoredAccount, '_id' | 'username' | 'active'>> & {
  roles?: Role;
  'absence.deputy'?: string;
  'binding.subject'?: string;
};

/** What changes of a row, and what is to be sealed beside it. */
export type RowChange = Partial<StoredAccount> & { secrets?: string | undefined };

export interface AccountRows {
  prepare(): Promise<void>;
  /** The row, where its proof holds. */
  find(query: Query): Promise<StoredAccount | undefined>;
  read(query?: Query): Promise<ReadRows>;
  /** Writes a new row, after its entry in the log of the office. */
  insert(row: StoredAccount, tell: (row: LoggedRow) => OfficeEntry): Promise<void>;
  /**
   * Changes a row, after the entry; of two changes at once each sees what the other has left. What is sealed beside it stays, unless
   * `secrets` are given.
   */
  change(
    id: string,
    to: (now: StoredAccount, secrets: () => string | undefined) => RowChange,
    tell: (row: LoggedRow) => OfficeEntry,
  ): Promise<StoredAccount>;
  /** A row with what is sealed beside it, opened. @throws SecretsUnreadableError */
  findWithSecrets(id: string): Promise<{ row: StoredAccount; secrets: string | undefined } | undefined>;
  secrets: Rewrappable;
}

const mostTries = 10;

export function createAccountRows(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
): AccountRows {
  const model = connection.model('Account', accountDocument);
  const proofs = createRowProofs(masterKeys);
  const withProof = (row: StoredAccount): KeptRow => ({ ...row, proof: proofs.over('account', row) });
  const seals = createMasterSeals('secondFactors', masterKeys);

  const openSecrets = (id: string, sealed: Sealed | undefined): string | undefined => {
    if (!sealed) return undefined;
    try {
      const plain = seals.open(id, sealed);
      if (plain) return plain.toString();
    } catch {
      // Written by somebody else, or moved here from another account.
    }
    throw new SecretsUnreadableError();
  };

  /** Undefined for what is no account of ours, whatever it is. */
  const judge = (kept: unknown): StoredAccount | undefined => {
    const { data: row } = storedAccountSchema.safeParse(kept);
    const proof = typeof kept === 'object' && kept !== null && 'proof' in kept ? kept.proof : undefined;
    return row && proofs.holds('account', row, proof) ? row : undefined;
  };

  const sealSecrets = (id: string, secrets: string | undefined): Sealed | undefined =>
    secrets === undefined ? undefined : seals.seal(id, Buffer.from(secrets));

  /** What was judged last of each row, by its whole text: every page reads all accounts, and a row that says the same is as true as before. */
  const judged = new Map<string, { text: string; row: StoredAccount }>();
  const believed = (kept: unknown): StoredAccount | undefined => {
    const text = JSON.stringify(kept);
    const id = typeof kept === 'object' && kept !== null && '_id' in kept ? String(kept._id) : '';
    const before = judged.get(id);
    if (before?.text === text) return before.row;
    const row = judge(kept);
    if (row) judged.set(id, { text, row });
    else judged.delete(id);
    return row;
  };

  const find = async (query: Query) => believed(await model.findOne(query).lean());

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    find,
    read: async (query = {}) => {
      const kept = await model.find(query).lean();
      const rows = kept.map((row) => ({ id: String(row._id), row: believed(row) }));
      return {
        proved: rows.flatMap(({ row }) => row ?? []),
        unproved: rows.flatMap(({ id, row }) => (row ? [] : [id])),
      };
    },
    findWithSecrets: async (id) => {
      const kept = await model.findById(id).lean();
      const row = believed(kept);
      return row && { row, secrets: openSecrets(id, kept?.factors) };
    },
    secrets: rewrapping(connection, 'accounts', 'factors', seals),
    insert: async (given, tell) => {
      // As it will be read again: without fields that are there and empty.
      const row = storedAccountSchema.parse(JSON.parse(JSON.stringify(given)));
      await log.append(tell(logged(row)));
      await model.create(withProof(row));
    },
    change: async (id, to, tell) => {
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const kept = await model.findById(id).lean();
        const now = believed(kept);
        if (!now) throw new Error(`There is no account ${id}.`);
        const change = to(now, () => openSecrets(id, kept?.factors));
        const changed = { ...now, ...change, _id: id, revision: now.revision + 1 };
        const row = storedAccountSchema.parse(JSON.parse(JSON.stringify(changed)));
        await log.append(tell(logged(row)));
        const factors = 'secrets' in change ? sealSecrets(id, change.secrets) : kept?.factors;
        const next = { ...withProof(row), ...(factors && { factors }) };
        const written = await model.replaceOne({ _id: id, revision: now.revision }, next);
        if (written.matchedCount === 1) return row;
      }
      throw new Error(`The account ${id} was changed by others all the time.`);
    },
  };
}
