import type { Services } from '../../../office/services';

/** Wrong current passwords that are taken within a window: whoever finds an open screen does not guess on it. */
const mostTries = 5;

export interface CurrentPasswordLimit {
  /** Counts a try at the current password of an account, and says whether it may be made. */
  mayTry(accountId: string): Promise<boolean>;
  /** The current password was right. */
  forget(accountId: string): Promise<void>;
}

export function createCurrentPasswordLimit({
  signInAttempts,
  cases,
}: Pick<Services, 'signInAttempts' | 'cases'>): CurrentPasswordLimit {
  const keyOf = (accountId: string) => `currentPassword:${accountId}`;
  return {
    mayTry: async (accountId) => {
      const { hits } = await signInAttempts.increment(keyOf(accountId), new Date());
      if (hits === mostTries + 1) {
        const data = { accountId, limit: 'currentPassword' } as const;
        await cases.officeLog.append({ by: accountId, type: 'signInLimited', data });
      }
      return hits <= mostTries;
    },
    forget: (accountId) => signInAttempts.reset(keyOf(accountId)),
  };
}
