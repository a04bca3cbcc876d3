import { rulesOf } from '../../domain/case/checks';
import type { RulesNow } from '../../domain/case/context';
import type { CaseState } from '../../domain/case/state';
import type { ReferenceStore } from '../../models/reference';

/** The rules by which a case goes at this moment. @throws when its version is not stored */
export async function readRulesNow(
  reference: Pick<ReferenceStore, 'getProcedure'>,
  state: CaseState,
): Promise<RulesNow> {
  const { id, version } = rulesOf(state).procedure;
  return { procedure: await reference.getProcedure(id, version), now: new Date().toISOString() };
}
