import type { Account, AccountStore } from '../../models/accounts';
import type { Names } from '../../language/sentences/names';
import type { Translate } from '../../language/texts';

/** The people of the office: their names, and the accounts that can still be given work. */
export interface People {
  /** Of a program it is the name of the program alone. */
  nameOf: Names;
  /** How a log names who did something: of a program it says as well for whom. */
  doerIn: (t: Translate) => Names;
  find(id: string): Account | undefined;
  active: Account[];
  all: Account[];
}

/** Reads everybody once for a page; those who have left keep their names in what they did. */
export async function readPeople(accounts: AccountStore): Promise<People> {
  const [all, programs] = await Promise.all([accounts.listAccounts(), accounts.programs.list()]);
  const programsById = new Map(programs.map((program) => [program._id, program]));
  const accountsById = new Map(all.map((account) => [account._id, account]));
  const find = (id: string) => accountsById.get(id);
  const nameOf: Names = (id) => find(id)?.displayName ?? programsById.get(id)?.name ?? id;
  return {
    nameOf,
    doerIn: (t) => (id) => {
      const program = programsById.get(id);
      return program
        ? t('programs:doer', { program: program.name, person: nameOf(program.actsFor) })
        : nameOf(id);
    },
    find,
    active: all.filter(({ active }) => active),
    all,
  };
}
