import { maySettle } from '../../domain/staff/acts';
import type { Account } from '../../models/accounts';
import type { WaitingAct } from '../../models/officeActs';
import type { Services } from '../services';

type Needs = Pick<Services, 'accounts' | 'officeActs'>;

/** Whether this account may answer a proposal, in the office as it is now. */
export function maySettleNow(waiting: WaitingAct, own: Account, all: readonly Account[]): boolean {
  const { accountId } = waiting.act;
  const person = all.find(({ _id }) => _id === accountId);
  const hasHead = all.some(
    ({ _id, active, roles }) =>
      active && _id !== accountId && (roles.includes('chair') || roles.includes('viceChair')),
  );
  const actor = { id: own._id, roles: own.roles };
  return maySettle(waiting, actor, { person: person && { id: person._id, roles: person.roles }, hasHead });
}

/** What waits for this account's answer, and what it has proposed itself. */
export async function readWaitingActs(
  { accounts, officeActs }: Needs,
  own: Account,
): Promise<{ toSettle: WaitingAct[]; proposed: WaitingAct[]; all: Account[] }> {
  const waiting = await officeActs.listWaiting();
  if (waiting.length === 0) return { toSettle: [], proposed: [], all: [] };
  const all = await accounts.listAccounts();
  return {
    toSettle: waiting.filter((one) => maySettleNow(one, own, all)),
    proposed: waiting.filter(({ proposedBy }) => proposedBy === own._id),
    all,
  };
}
