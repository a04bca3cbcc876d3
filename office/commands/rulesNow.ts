import { rulesOf } from '../../domain/case/checks';
import type { RulesNow } from '../../domain/case/context';
import type { CaseState } from '../../domain/case/state';
import type { Rules } from '../../domain/procedure/migration';
import type { ReferenceStore } from '../../models/reference';

/** The rules by which a case goes, at this moment. @throws when one of its versions is not stored */
export async function readRulesNow(
  reference: Pick<ReferenceStore, 'getRules'>,
  state: CaseState,
): Promise<Rules & RulesNow> {
  return { ...(await reference.getRules(rulesOf(state))), now: new Date().toISOString() };
}
