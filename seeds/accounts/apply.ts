import { UsernameTakenError, type AccountStore } from '../../models/accounts';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { officeItself } from '../../domain/staff/entries';
import { demonstrationPeople } from './demonstration';

/** Makes the demonstration accounts that are not there yet; what was changed since is left as it is. */
export async function applyAccounts(
  store: AccountStore,
  ids: readonly string[] = demonstrationPeople.map(({ _id }) => _id),
  isDemonstration = false,
): Promise<{ created: number }> {
  await store.prepare();
  // What is made today begins as new offices do: everybody sees what they need to know.
  if (isDemonstration && (await store.listAccounts()).length === 0)
    await store.needToKnow.begin(officeItself);
  let created = 0;
  for (const person of demonstrationPeople.filter(({ _id }) => ids.includes(_id))) {
    if (await store.findAccount(person._id)) continue;
    try {
      await store.createAccount({ ...person, password: demonstrationPassword, demo: true });
      created += 1;
    } catch (error) {
      // Another process applied the same seed at the same moment: the account is there, which is all we want.
      if (!(error instanceof UsernameTakenError)) throw error;
    }
  }
  return { created };
}
