import type { AccountRows } from './accountRows';
import { type Account, type Binding, bindingSchema, type StoredAccount } from './accountsSchema';

/** Said when somebody else is already bound to who a person is at the provider. */
export class BindingTakenError extends Error {
  override readonly name = 'BindingTakenError';
}

/** Which account belongs to who somebody is at a provider of single sign-on. */
export interface AccountBindings {
  /** The account that is bound to it. */
  find(binding: Binding): Promise<Account | undefined>;
  /** Binds an account. @throws BindingTakenError when another is bound to the same */
  bind(id: string, binding: Binding, by: string): Promise<void>;
  unbind(id: string, by: string): Promise<void>;
}

/** @param shown an account as it is handed out */
export function createAccountBindings(
  rows: AccountRows,
  shown: (stored: StoredAccount) => Promise<Account>,
): AccountBindings {
  const read = async ({ issuer, subject }: Binding) =>
    (await rows.read({ 'binding.subject': subject })).proved.filter(
      ({ binding }) => binding?.issuer === issuer,
    );
  return {
    find: async (binding) => {
      const [found, ...others] = await read(binding);
      // Bound at the same moment: neither is believed.
      return found && others.length === 0 ? shown(found) : undefined;
    },
    bind: async (id, given, by) => {
      const binding = bindingSchema.parse(given);
      if ((await read(binding)).some(({ _id }) => _id !== id)) throw new BindingTakenError();
      await rows.change(
        id,
        () => ({ binding }),
        (row) => ({ by, type: 'accountBound', data: row }),
      );
    },
    unbind: async (id, by) => {
      await rows.change(
        id,
        () => ({ binding: undefined }),
        (row) => ({ by, type: 'accountUnbound', data: row }),
      );
    },
  };
}
