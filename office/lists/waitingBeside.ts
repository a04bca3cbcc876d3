import type { Actor } from '../../domain/access/policy';
import type { CaseStores } from '../../models/caseStores';
import { readNoticesWaiting } from '../coordination/memberNotices';
import { readMattersWaiting } from '../matters/seenMatters';
import { readReceptionWaiting } from '../reception/waitingCounts';

/** What waits for a person beside cases, as their work and their desk say above everything else; asked all at once. */
export async function readWaitingBeside(cases: CaseStores, actor: Actor) {
  const [reception, notices, matters] = await Promise.all([
    readReceptionWaiting(cases, actor),
    readNoticesWaiting(cases, actor),
    readMattersWaiting(cases, actor),
  ]);
  return { reception, notices, matters };
}
