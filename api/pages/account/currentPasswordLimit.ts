import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';
import type { Account } from '../../../models/accounts';
import type { Services } from '../../../office/services';

/** Failures that are taken within a window: whoever finds an open screen does not guess on it. */
const mostTries = 5;

/** The field that is wrong, and the key of the text that says so. */
export interface WrongField {
  field: string;
  key: string;
}

/** What is wrong with how a person proves again who they are, and the status that says so. */
export interface NotProved {
  status: 422 | 429;
  errors: FieldError[];
}

export interface CurrentPasswordLimit {
  /**
   * Takes a try of who is signed in to prove again who they are: each is counted until one holds, and the log tells each that does not.
   * @param findWrong looks at what was sent
   */
  take(
    own: Account,
    t: Translate,
    findWrong: () => Promise<WrongField | undefined>,
  ): Promise<NotProved | undefined>;
  /** Whether the password alone is right. */
  takePassword(own: Account, t: Translate, typed: string): Promise<NotProved | undefined>;
}

type Needs = Pick<Services, 'accounts' | 'signInAttempts' | 'cases'>;

/** What is wrong with a current password that was typed. */
export async function findWrongPassword(
  { accounts }: Pick<Needs, 'accounts'>,
  { username }: Account,
  typed: string,
): Promise<WrongField | undefined> {
  const isTheirs = await accounts.authenticate(username, typed);
  return isTheirs ? undefined : { field: 'currentPassword', key: 'account:problem.currentPassword' };
}

export function createCurrentPasswordLimit(needs: Needs): CurrentPasswordLimit {
  const { signInAttempts, cases } = needs;
  const keyOf = (accountId: string) => `currentPassword:${accountId}`;

  const take: CurrentPasswordLimit['take'] = async ({ _id: accountId }, t, findWrong) => {
    const { hits } = await signInAttempts.increment(keyOf(accountId), new Date());
    if (hits === mostTries + 1) {
      const data = { accountId, limit: 'currentPassword' } as const;
      await cases.officeLog.append({ by: accountId, type: 'signInLimited', data });
    }
    if (hits > mostTries) {
      const text = t('errors:tooManyAttempts.detail', { minutes: 15 });
      return { status: 429, errors: [fieldError('currentPassword', text)] };
    }
    const wrong = await findWrong();
    if (!wrong) {
      await signInAttempts.reset(keyOf(accountId));
      return undefined;
    }
    const data = { accountId, step: 'again' } as const;
    await cases.officeLog.append({ by: accountId, type: 'signInFailed', data });
    return { status: 422, errors: [fieldError(wrong.field, t(wrong.key))] };
  };
  return {
    take,
    takePassword: (own, t, typed) => take(own, t, () => findWrongPassword(needs, own, typed)),
  };
}
