import type { Client } from '@temporalio/client';
import { localDate } from '../../domain/calendar/officeDays';
import type { CaseStores } from '../../models/caseStores';
import { createSeals } from '../../models/seals';
import type { MasterKey } from '../../models/keyRing';
import { doorKeys } from './doorKeys';
import type { CourierNeeds } from './round';

type Stores = Pick<
  CaseStores,
  'door' | 'events' | 'views' | 'vault' | 'proofs' | 'officeLog' | 'reference' | 'opinions'
>;

/** What the courier works with today. */
export async function courierNeeds(
  { door, events, views, vault, proofs, officeLog, reference, opinions }: Stores,
  client: Client,
  masterKeys: readonly MasterKey[],
): Promise<CourierNeeds> {
  const keys = await doorKeys(masterKeys);
  const today = localDate(await reference.getCurrentCalendar(), new Date().toISOString());
  const seals = createSeals('doorEnvelopes', masterKeys);
  return {
    ...door,
    opinions,
    events,
    views,
    vault,
    proofs,
    officeLog,
    client,
    keys,
    key: keys[0],
    seals,
    today,
  };
}
