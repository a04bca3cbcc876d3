import { type Actor, mayDo } from '../../domain/access/policy';
import { isUnderWay, type Visit } from '../../domain/reception/visit';
import type { CaseStores } from '../../models/caseStores';
import { readWaitingVisits } from './visits';

/** How much waits from reception, and how much of it is late. */
export interface ReceptionWaiting {
  open: number;
  overdue: number;
}

/** Whether a limit of a visit or a charge is over and still under way. */
const isOverdue = ({ clocks, charges }: Visit): boolean =>
  [...clocks, ...charges].some((one) => isUnderWay(one) && one.overdueSince !== undefined);

/** What waits from reception, for whoever receives or follows it; undefined for all others, and where nothing does. */
export async function readReceptionWaiting(
  stores: Pick<CaseStores, 'visits'>,
  actor: Actor,
): Promise<ReceptionWaiting | undefined> {
  if (!mayDo(actor, 'receiveCitizens')) return undefined;
  const waiting = await readWaitingVisits(stores);
  if (waiting.length === 0) return undefined;
  return { open: waiting.length, overdue: waiting.filter(isOverdue).length };
}
