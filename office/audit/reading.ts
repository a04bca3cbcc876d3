import { type Actor, visibilityOf } from '../../domain/access/policy';
import { seesEverywhere } from '../../domain/access/sight';
import { type Reading, unusualReading, type UnusualReading } from '../../domain/staff/unusualReading';
import type { Account } from '../../models/accounts';
import type { CaseStores } from '../../models/caseStores';
import { listEntries } from './loggedEntries';

const seesAllCases = ({ roles }: Pick<Account, 'roles'>): boolean => roles.some(seesEverywhere);

type Stores = Pick<CaseStores, 'officeLog' | 'views'>;

/** What was read on some days, and who was kept from a case by a conflict of interest. */
async function readingsOf({ officeLog }: Stores, days: { from: string; to: string }): Promise<Reading[]> {
  const [read, refused] = await Promise.all([
    listEntries(officeLog, { type: 'caseRead', days }),
    listEntries(officeLog, { type: 'accessRefused', days }),
  ]);
  return [
    ...read.map(({ by, at, data: { caseId, own, way } }) => ({ by, at, caseId, own, way })),
    ...refused.flatMap(({ by, at, data }) => (data.why === 'conflict' ? [{ by, at, own: false }] : [])),
  ];
}

/** Reading that is out of the ordinary, of the cases that this person may see. */
export async function listUnusualReading(
  stores: Stores,
  actor: Actor,
  accounts: readonly Account[],
  days: { from: string; to: string },
): Promise<UnusualReading[]> {
  const readings = await readingsOf(stores, days);
  const caseIds = [...new Set(readings.flatMap(({ caseId }) => caseId ?? []))];
  const seen = await stores.views.numbersOf(caseIds, visibilityOf(actor));
  const told = readings.filter(({ caseId }) => caseId === undefined || seen.has(caseId));
  return unusualReading(told, new Set(accounts.filter(seesAllCases).map(({ _id }) => _id)));
}
