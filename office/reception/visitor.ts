import type { Actor } from '../../domain/access/policy';
import type { GuardedWords, Visit } from '../../domain/reception/visit';
import type { CaseStores } from '../../models/caseStores';
import { visitKeyId } from '../../models/receptionVisits';
import { wordsOf } from './visits';

type Stores = Pick<CaseStores, 'visits' | 'vault' | 'officeLog'>;

/** Who came in a visit and what they said. That somebody reads it, and why, is written down before it is given out. */
export async function readVisitor(
  { visits, vault, officeLog }: Stores,
  actor: Pick<Actor, 'id'>,
  { visitId }: Pick<Visit, 'visitId'>,
  why: string,
): Promise<GuardedWords> {
  const at = new Date().toISOString();
  await officeLog.append({ by: actor.id, type: 'visitorSeen', data: { visitId } });
  await vault.noteLook({ at, caseId: visitKeyId(visitId), by: actor.id, fields: ['visitor'], why });
  return wordsOf(await visits.openGuarded(visitId));
}
