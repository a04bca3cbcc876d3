import type { CaseState } from '../../domain/case/state';
import type { IdentityVault } from '../../models/identityVault';
import type { OfficeLog } from '../../models/officeLog';
import { openNames } from './sealedNames';

interface NameNeeds {
  vault: Pick<IdentityVault, 'openOf' | 'noteLook'>;
  officeLog: Pick<OfficeLog, 'append'>;
}

/** Who looks at the names, and why. */
interface Looking {
  by: string;
  why: string;
}

/** Records a look at who is protected, before it is given out. */
export async function noteLookAtProtected(
  caseId: string,
  { by, why }: Looking,
  { vault, officeLog }: NameNeeds,
): Promise<void> {
  await officeLog.append({ by, type: 'secretSeen', data: { caseId, part: 'protected' } });
  await vault.noteLook({ at: new Date().toISOString(), caseId, by, fields: ['protected'], why });
}

/** Who is protected in a case, as its requests have put it down; the look is recorded. Undefined where nobody has, or the key is gone. */
export async function readProtectedNames(
  { caseId, protectionRequests = [] }: CaseState,
  looking: Looking,
  needs: NameNeeds,
): Promise<string | undefined> {
  const named = protectionRequests.filter(({ who }) => who !== undefined);
  if (named.length === 0) return undefined;
  await noteLookAtProtected(caseId, looking, needs);
  const opened = await Promise.all(named.map((one) => openNames(caseId, one, needs.vault)));
  return opened.filter((one) => one !== undefined).join('\n') || undefined;
}
