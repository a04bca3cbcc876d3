import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Role } from '../domain/access/roles';
import { officeItself } from '../domain/staff/entries';
import { type Placing } from '../domain/access/sight';
import { type AccountRows, createAccountRows } from './accountRows';
import { hashPassword, verifyPassword } from './accountsPassword';
import { type LanguageCode } from '../domain/text/languages';
import {
  accountSchema,
  newAccountSchema,
  type Account,
  type AccountDetails,
  type Absence,
  type NewAccount,
  type PasswordFrom,
  type StoredAccount,
} from './accountsSchema';
import { createAccountBindings } from './accountBindings';
import { type AccountFactors, createAccountFactors } from './accountFactors';
import { isDuplicateKey } from './duplicateKey';
import { placedIn } from './placedAccounts';
import { createNeedToKnow, type NeedToKnow } from './needToKnow';
import type { MasterKey } from './keyRing';
import { createProgramStore, type ProgramStore } from './programs';
import type { OfficeLog } from './officeLog';
import type { Rewrappable } from './rewrapping';

export type { Absence, Account, AccountDetails, NewAccount } from './accountsSchema';

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

export interface AccountFilter {
  role?: Role;
  active?: boolean;
}

export type AccountStore = ReturnType<typeof createAccountStore>;

/**
 * The people who work with the product. Reads never hand out a password's hash, and never an account that the office's own
 * programs did not write. Each change says who made it, and is an entry of the office's log before it is done.
 */
export function createAccountStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
) {
  const rows: AccountRows = createAccountRows(connection, masterKeys, log);
  const needToKnow: NeedToKnow = createNeedToKnow(connection, log);
  const programs: ProgramStore = createProgramStore(connection, masterKeys, log);

  /**
   * How accounts are handed out: no way leads to one without what it needs to know.
   * @param all everybody, where they were read already
   */
  const showing = async (
    stored: readonly StoredAccount[],
    all?: readonly StoredAccount[],
  ): Promise<(one: StoredAccount) => Account> => {
    if (!(await needToKnow.isInForce())) return withoutHash;
    const hasCommittee = stored.some(({ roles }) => roles.includes('standingCommittee'));
    const office = hasCommittee ? (all ?? (await rows.read()).proved) : [];
    return (one) => ({ ...withoutHash(one), placed: placedIn(one, office) });
  };
  const shown = async (
    stored: readonly StoredAccount[],
    all?: readonly StoredAccount[],
  ): Promise<Account[]> => stored.map(await showing(stored, all));
  const shownOne = async (stored: StoredAccount): Promise<Account> => (await showing([stored]))(stored);
  const shownFound = async (stored: StoredAccount | undefined): Promise<Account | undefined> =>
    stored && shownOne(stored);

  const find = async (id: string): Promise<Account | undefined> => shownFound(await rows.find({ _id: id }));

  const get = async (id: string): Promise<Account> => {
    const found = await find(id);
    if (!found) throw new Error(`There is no account ${id}.`);
    return found;
  };

  const list = async ({ role, active }: AccountFilter = {}): Promise<Account[]> => {
    const query = { ...(role && { roles: role }), ...(active !== undefined && { active }) };
    const { proved } = await rows.read(query);
    const byName = new Intl.Collator('vi');
    const isEverybody = role === undefined && active === undefined;
    return (await shown(proved, isEverybody ? proved : undefined)).sort((a, b) =>
      byName.compare(a.displayName, b.displayName),
    );
  };

  const keepAnAdministrator = async (id: string) => {
    const others = await list({ role: 'administrator', active: true });
    if (others.some((account) => account._id === id) && others.length === 1)
      throw new LastAdministratorError();
  };

  const endingSessions = ({ credentialsVersion }: StoredAccount) => ({
    credentialsVersion: credentialsVersion + 1,
  });

  const factors: AccountFactors & { sealed: Rewrappable } = {
    ...createAccountFactors(rows, shownOne),
    sealed: rows.secrets,
  };

  return {
    /** Which account belongs to who somebody is at a provider. */
    bindings: createAccountBindings(rows, shownOne),
    /** What people sign in with besides their passwords. */
    factors,
    needToKnow,
    /** The accounts of programs, each of which acts for one of these people. */
    programs,
    /** Makes the indexes that the store relies on. */
    prepare: async (): Promise<void> => {
      await rows.prepare();
      await programs.prepare();
    },

    findAccount: find,
    /** The account of that id; throws when there is none. */
    getAccount: get,
    findByUsername: async (username: string): Promise<Account | undefined> => {
      return shownFound(await rows.find({ username: username.trim().toLowerCase() }));
    },
    /** The accounts that hold a role or are (in)active, in Vietnamese alphabetical order of their names. */
    listAccounts: list,
    /** The ids of rows that none of the office's programs wrote as they stand: they are no accounts. */
    listUnproved: async (): Promise<string[]> => (await rows.read()).unproved,
    /** Whether this is a demonstration: real offices have no such account. */
    hasDemonstrationAccounts: async (): Promise<boolean> =>
      (await list({ active: true })).some(({ demo }) => demo),
    hasActiveAdministrator: async () => (await list({ role: 'administrator', active: true })).length > 0,

    /** The active account that user name and password belong to; takes equally long when there is none. */
    authenticate: async (username: string, password: string): Promise<Account | undefined> => {
      const found = await rows.find({ username: username.trim().toLowerCase() });
      const matches = await verifyPassword(found?.passwordHash, password);
      return found && matches && found.active ? shownOne(found) : undefined;
    },

    createAccount: async (input: NewAccount, by: string = officeItself): Promise<Account> => {
      const { password, _id, ...details } = newAccountSchema.parse(input);
      if (await rows.find({ username: details.username })) throw new UsernameTakenError();
      const account: StoredAccount = {
        ...details,
        _id: _id ?? `u-${randomUUID()}`,
        passwordHash: await hashPassword(password),
        active: true,
        credentialsVersion: 1,
        revision: 1,
      };
      try {
        await rows.insert(account, (row) => ({
          by,
          type: 'accountMade',
          data: { ...row, roles: [...details.roles] },
        }));
      } catch (error) {
        throw isDuplicateKey(error) ? new UsernameTakenError() : error;
      }
      return withoutHash(account);
    },

    changeDetails: async (
      id: string,
      details: Omit<AccountDetails, 'roles'>,
      by: string = officeItself,
    ): Promise<void> => {
      const { displayName, position } = details;
      await rows.change(
        id,
        () => ({ displayName, position }),
        (row) => ({ by, type: 'detailsChanged', data: row }),
      );
    },
    changeRoles: async (id: string, roles: readonly Role[], by: string = officeItself): Promise<void> => {
      if (!roles.includes('administrator')) await keepAnAdministrator(id);
      await rows.change(
        id,
        () => ({ roles: [...roles] }),
        (row) => ({ by, type: 'rolesChanged', data: { ...row, roles: [...roles] } }),
      );
    },
    /** Says where an account works and for what it is cleared. */
    place: async (id: string, { areas, clearance }: Placing, by: string = officeItself): Promise<void> => {
      await rows.change(
        id,
        () => ({ areas: [...areas], clearance }),
        (row) => ({ by, type: 'accountPlaced', data: { ...row, areas: [...areas], clearance } }),
      );
    },
    changeLanguage: async (id: string, language: LanguageCode): Promise<void> => {
      await rows.change(
        id,
        () => ({ language }),
        (row) => ({ by: id, type: 'languageChanged', data: row }),
      );
    },
    /** Says when a person is away and who acts for them, or that they are back. */
    arrangeAbsence: async (id: string, absence: Absence | undefined, by: string): Promise<void> => {
      await rows.change(
        id,
        () => ({ absence }),
        (row) =>
          absence
            ? { by, type: 'absenceArranged', data: { ...row, ...absence } }
            : { by, type: 'absenceEnded', data: row },
      );
    },
    /** Who is away on a day and has named this account their deputy. */
    absentFor: async (deputy: string, day: string): Promise<Account[]> => {
      const { proved } = await rows.read({ 'absence.deputy': deputy, active: true });
      return (await shown(proved)).filter(
        ({ absence }) => absence !== undefined && absence.from <= day && day <= absence.to,
      );
    },
    /**
     * Ends every session of the account and lets nobody sign in with it.
     * @param successor who is to take over what waits for it, where somebody was named
     */
    deactivate: async (id: string, by: string, successor?: string): Promise<void> => {
      await keepAnAdministrator(id);
      await rows.change(
        id,
        (now) => ({ active: false, successor, ...endingSessions(now) }),
        (row) => ({ by, type: 'accountDeactivated', data: row }),
      );
    },
    activate: async (id: string, by: string): Promise<void> => {
      await rows.change(
        id,
        () => ({ active: true, successor: undefined }),
        (row) => ({ by, type: 'accountActivated', data: row }),
      );
    },
    /** Ends every session of the account. */
    endSessions: async (id: string, by: string): Promise<void> => {
      await rows.change(id, endingSessions, (row) => ({ by, type: 'sessionsEnded', data: row }));
    },
    /** A password that the person chose; ends the account's sessions. */
    changePassword: async (id: string, password: string): Promise<void> => {
      const passwordHash = await hashPassword(password);
      await rows.change(
        id,
        (now) => ({
          passwordHash,
          mustChangePassword: false,
          passwordFrom: undefined,
          ...endingSessions(now),
        }),
        (row) => ({ by: id, type: 'passwordChanged', data: row }),
      );
    },
    /** A password that the person must replace at the next sign-in; ends the account's sessions. */
    resetPassword: async (id: string, password: string, from: PasswordFrom): Promise<void> => {
      const passwordHash = await hashPassword(password);
      await rows.change(
        id,
        (now) => ({ passwordHash, mustChangePassword: true, passwordFrom: from, ...endingSessions(now) }),
        (row) => ({ by: from.givenBy, type: 'passwordReset', data: row }),
      );
    },
  };
}

function withoutHash(stored: StoredAccount): Account {
  return accountSchema.parse(stored);
}
