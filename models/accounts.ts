import { randomUUID } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import type { Role } from '../domain/access/roles';
import { hashPassword, verifyPassword } from './accounts-password';
import {
  accountSchema,
  newAccountSchema,
  storedAccountSchema,
  type Account,
  type AccountDetails,
  type Absence,
  type LanguageCode,
  type NewAccount,
  type StoredAccount,
} from './accounts-schema';

export type { Absence, Account, AccountDetails, LanguageCode, NewAccount } from './accounts-schema';

/** Said when a new account asks for a user name that somebody has. */
export class UsernameTakenError extends Error {
  constructor() {
    super('The user name is taken.');
    this.name = 'UsernameTakenError';
  }
}

/** Said when a change would leave the office without anybody who can make accounts. */
export class LastAdministratorError extends Error {
  constructor() {
    super('The office needs at least one active administrator.');
    this.name = 'LastAdministratorError';
  }
}

const accountDocument = new Schema<StoredAccount>(
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
  },
  { collection: 'accounts', versionKey: false },
);
accountDocument.index({ username: 1 }, { unique: true });

export interface AccountFilter {
  role?: Role;
  active?: boolean;
}

export type AccountStore = ReturnType<typeof createAccountStore>;

/** The people who work with the product. Reads never hand out a password's hash. */
export function createAccountStore(connection: Connection) {
  const model = connection.model('Account', accountDocument);

  const findStored = async (query: Partial<Pick<StoredAccount, '_id' | 'username'>>) => {
    const found = await model.findOne(query).lean();
    return found ? storedAccountSchema.parse(found) : undefined;
  };

  const find = async (id: string): Promise<Account | undefined> => {
    const found = await findStored({ _id: id });
    return found && withoutHash(found);
  };

  const get = async (id: string): Promise<Account> => {
    const found = await find(id);
    if (!found) throw new Error(`There is no account ${id}.`);
    return found;
  };

  const list = async ({ role, active }: AccountFilter = {}): Promise<Account[]> => {
    const query = { ...(role && { roles: role }), ...(active !== undefined && { active }) };
    const found = await model.find(query).lean();
    const byName = new Intl.Collator('vi');
    return found
      .map((account) => withoutHash(storedAccountSchema.parse(account)))
      .sort((a, b) => byName.compare(a.displayName, b.displayName));
  };

  const keepAnAdministrator = async (id: string) => {
    const others = await list({ role: 'administrator', active: true });
    if (others.some((account) => account._id === id) && others.length === 1)
      throw new LastAdministratorError();
  };

  const endSessions = { $inc: { credentialsVersion: 1 } };

  const setPassword = async (id: string, password: string, mustChangePassword: boolean) => {
    const passwordHash = await hashPassword(password);
    await model.updateOne({ _id: id }, { $set: { passwordHash, mustChangePassword }, ...endSessions });
  };

  return {
    /** Makes the indexes that the store relies on. */
    prepare: async (): Promise<void> => model.createIndexes(),

    findAccount: find,
    /** The account of that id; throws when there is none. */
    getAccount: get,
    findByUsername: async (username: string): Promise<Account | undefined> => {
      const found = await findStored({ username: username.trim().toLowerCase() });
      return found && withoutHash(found);
    },
    /** The accounts that hold a role or are (in)active, in Vietnamese alphabetical order of their names. */
    listAccounts: list,
    /** Whether this is a demonstration: real offices have no such account. */
    hasDemonstrationAccounts: async (): Promise<boolean> =>
      (await model.exists({ demo: true, active: true })) !== null,
    hasActiveAdministrator: async () => (await list({ role: 'administrator', active: true })).length > 0,

    /** The active account that user name and password belong to; takes equally long when there is none. */
    authenticate: async (username: string, password: string): Promise<Account | undefined> => {
      const found = await findStored({ username: username.trim().toLowerCase() });
      const matches = await verifyPassword(found?.passwordHash, password);
      return found && matches && found.active ? withoutHash(found) : undefined;
    },

    createAccount: async (input: NewAccount): Promise<Account> => {
      const { password, _id, ...details } = newAccountSchema.parse(input);
      const account: StoredAccount = {
        ...details,
        _id: _id ?? `u-${randomUUID()}`,
        passwordHash: await hashPassword(password),
        active: true,
        credentialsVersion: 1,
      };
      try {
        await model.create(account);
      } catch (error) {
        throw isDuplicateKey(error) ? new UsernameTakenError() : error;
      }
      return withoutHash(account);
    },

    changeDetails: async (id: string, details: AccountDetails): Promise<void> => {
      if (!details.roles.includes('administrator')) await keepAnAdministrator(id);
      await model.updateOne({ _id: id }, { $set: details });
    },
    changeLanguage: async (id: string, language: LanguageCode): Promise<void> => {
      await model.updateOne({ _id: id }, { $set: { language } });
    },
    /** Says when a person is away and who acts for them, or that they are back. */
    arrangeAbsence: async (id: string, absence: Absence | undefined): Promise<void> => {
      await model.updateOne({ _id: id }, absence ? { $set: { absence } } : { $unset: { absence: 1 } });
    },
    /** Who is away on a day and has named this account their deputy. */
    absentFor: async (deputy: string, day: string): Promise<Account[]> => {
      const found = await model.find({ 'absence.deputy': deputy, active: true }).lean();
      return found
        .map((account) => withoutHash(storedAccountSchema.parse(account)))
        .filter(({ absence }) => absence !== undefined && absence.from <= day && day <= absence.to);
    },
    /** Ends every session of the account and lets nobody sign in with it. */
    deactivate: async (id: string): Promise<void> => {
      await keepAnAdministrator(id);
      await model.updateOne({ _id: id }, { $set: { active: false }, ...endSessions });
    },
    activate: async (id: string): Promise<void> => {
      await model.updateOne({ _id: id }, { $set: { active: true } });
    },
    /** A password that the person chose; ends the account's sessions. */
    changePassword: (id: string, password: string) => setPassword(id, password, false),
    /** A password that the person must replace at the next sign-in; ends the account's sessions. */
    resetPassword: (id: string, password: string) => setPassword(id, password, true),
  };
}

function withoutHash(stored: StoredAccount): Account {
  return accountSchema.parse(stored);
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}
