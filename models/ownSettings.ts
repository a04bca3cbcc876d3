import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { createMasterSeals } from './masterSeals';
import { type Rewrappable, rewrapping } from './rewrapping';
import type { Sealed } from './sealing';

/** What a person keeps for themselves beside their account: no power hangs on it, so the log of the office does not tell of it. */
export interface OwnSettings {
  /** When they last looked at what is new to them, and when before that. */
  lookedAt?: string | undefined;
  lookedBefore?: string | undefined;
  /** When they were shown where to begin. */
  welcomedAt?: string | undefined;
}

interface Kept extends OwnSettings {
  _id: string;
  /** The address for the daily letter, bound to its account; absent where none is wanted. */
  mail?: Sealed | undefined;
}

const schema = new Schema<Kept>(
  {
    _id: { type: String, required: true },
    lookedAt: String,
    lookedBefore: String,
    welcomedAt: String,
    mail: { type: Schema.Types.Mixed } as never,
  },
  { collection: 'own_settings', versionKey: false, autoIndex: false },
);

export interface OwnSettingsStore {
  read(accountId: string): Promise<OwnSettings>;
  /** Notes that a person has looked now; of two looks at once the later stays. */
  look(accountId: string, at: string): Promise<void>;
  welcome(accountId: string, at: string): Promise<void>;
  /** The address to which a person has their daily letter sent; undefined where they want none, or its key is gone. */
  findAddress(accountId: string): Promise<string | undefined>;
  /** Keeps that address, sealed; undefined ends the letters. */
  keepAddress(accountId: string, address: string | undefined): Promise<void>;
  /** The accounts that want the daily letter. */
  listWanting(): Promise<string[]>;
  addresses: Rewrappable;
}

export function createOwnSettings(
  connection: Connection,
  masterKeys: readonly MasterKey[],
): OwnSettingsStore {
  const model = connection.model<Kept>('OwnSettings', schema);
  const seals = createMasterSeals('mailAddresses', masterKeys);

  const set = async (_id: string, change: object): Promise<void> => {
    try {
      await model.updateOne({ _id }, change, { upsert: true });
    } catch (error) {
      // Two first changes at once: the row is there now.
      if (!isDuplicateKey(error)) throw error;
      await model.updateOne({ _id }, change);
    }
  };

  return {
    read: async (accountId) => {
      const { lookedAt, lookedBefore, welcomedAt } = (await model.findById(accountId).lean()) ?? {};
      return { lookedAt, lookedBefore, welcomedAt };
    },
    look: async (accountId, at) => {
      const before = (await model.findById(accountId).lean())?.lookedAt;
      if (before !== undefined && before >= at) return;
      await set(accountId, { $set: { lookedAt: at, ...(before !== undefined && { lookedBefore: before }) } });
    },
    welcome: (accountId, at) => set(accountId, { $set: { welcomedAt: at } }),
    findAddress: async (accountId) => {
      const sealed = (await model.findById(accountId).lean())?.mail;
      return sealed && seals.open(accountId, sealed)?.toString();
    },
    keepAddress: (accountId, address) =>
      set(
        accountId,
        address === undefined
          ? { $unset: { mail: 1 } }
          : { $set: { mail: seals.seal(accountId, Buffer.from(address)) } },
      ),
    listWanting: async () => {
      const wanting = await model.find({ mail: { $exists: true } }, { _id: 1 }).lean();
      return wanting.map(({ _id }) => _id).sort();
    },
    addresses: rewrapping(connection, 'own_settings', 'mail', seals),
  };
}
