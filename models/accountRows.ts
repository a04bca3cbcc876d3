import { Schema, type Connection } from 'mongoose';
import type { Role } from '../domain/access/roles';
import type { OfficeEntry } from '../domain/staff/entries';
import { type StoredAccount, storedAccountSchema } from './accountsSchema';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';

/** A row as it is kept: only a proof makes it an account. */
type KeptRow = StoredAccount & { proof: string };

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
    areas: { type: [String], default: undefined },
    clearance: { type: String },
    revision: { type: Number, required: true },
    proof: { type: String, required: true },
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
};

export interface AccountRows {
  prepare(): Promise<void>;
  /** The row, where its proof holds. */
  find(query: Query): Promise<StoredAccount | undefined>;
  read(query?: Query): Promise<ReadRows>;
  /** Writes a new row, after its entry in the log of the office. */
  insert(row: StoredAccount, tell: (row: LoggedRow) => OfficeEntry): Promise<void>;
  /** Changes a row, after the entry; of two changes at once each sees what the other has left. */
  change(
    id: string,
    to: (now: StoredAccount) => Partial<StoredAccount>,
    tell: (row: LoggedRow) => OfficeEntry,
  ): Promise<StoredAccount>;
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

  /** Undefined for what is no account of ours, whatever it is. */
  const judge = (kept: unknown): StoredAccount | undefined => {
    const { data: row } = storedAccountSchema.safeParse(kept);
    const proof = typeof kept === 'object' && kept !== null && 'proof' in kept ? kept.proof : undefined;
    return row && proofs.holds('account', row, proof) ? row : undefined;
  };

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
    insert: async (given, tell) => {
      // As it will be read again: without fields that are there and empty.
      const row = storedAccountSchema.parse(JSON.parse(JSON.stringify(given)));
      await log.append(tell(logged(row)));
      await model.create(withProof(row));
    },
    change: async (id, to, tell) => {
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const now = await find({ _id: id });
        if (!now) throw new Error(`There is no account ${id}.`);
        const changed = { ...now, ...to(now), _id: id, revision: now.revision + 1 };
        const row = storedAccountSchema.parse(JSON.parse(JSON.stringify(changed)));
        await log.append(tell(logged(row)));
        const written = await model.replaceOne({ _id: id, revision: now.revision }, withProof(row));
        if (written.matchedCount === 1) return row;
      }
      throw new Error(`The account ${id} was changed by others all the time.`);
    },
  };
}
