import { type Actor, visibilityOf } from '../../domain/access/policy';
import { seesEverywhere } from '../../domain/access/sight';
import { findOfficeEntry } from '../../domain/staff/entries';
import { type Reading, unusualReading, type UnusualReading } from '../../domain/staff/unusualReading';
import type { Account } from '../../models/accounts';
import type { CaseStores } from '../../models/caseStores';

const seesAllCases = ({ roles }: Pick<Account, 'roles'>): boolean => roles.some(seesEverywhere);

type Stores = Pick<CaseStores, 'officeLog' | 'views'>;
const everything = { skip: 0, limit: Number.MAX_SAFE_INTEGER };

/** What was read on some days, and who was kept from a case by a conflict of interest. */
async function readingsOf({ officeLog }: Stores, days: { from: string; to: string }): Promise<Reading[]> {
  const kept = await Promise.all(
    (['caseRead', 'accessRefused'] as const).map((type) => officeLog.list({ type, days }, everything)),
  );
  return kept.flatMap(({ links }) =>
    links.flatMap((link): Reading[] => {
      const entry = findOfficeEntry({ by: link.by, type: link.type, data: link.data });
      if (entry?.type === 'caseRead')
        return [{ by: entry.by, at: link.at, caseId: entry.data.caseId, own: entry.data.own }];
      const isRecusal = entry?.type === 'accessRefused' && entry.data.why === 'conflict';
      return isRecusal ? [{ by: entry.by, at: link.at, own: false }] : [];
    }),
  );
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
