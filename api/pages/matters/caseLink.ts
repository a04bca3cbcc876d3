import { mayLeadMatter } from '../../../domain/access/matters';
import { type Actor, mayDo } from '../../../domain/access/policy';
import type { CaseState } from '../../../domain/case/state';
import { matterOfActs } from '../../../domain/matters/evolve';
import type { Translate } from '../../../language/texts';
import type { CaseStores } from '../../../models/caseStores';
import { matterPath } from './paths';

/** From a case to its roadmap, for whoever reads the list; and for a head the way onto it. */
export async function readMatterLink(
  { listedMatters }: Pick<CaseStores, 'listedMatters'>,
  actor: Actor,
  state: CaseState,
  t: Translate,
): Promise<{ href: string; text: string } | undefined> {
  if (!mayDo(actor, 'seeMatters')) return undefined;
  const href = matterPath(state.caseId);
  if (matterOfActs(await listedMatters.listOf(state.caseId))?.listed)
    return { href, text: t('matters:caseLink.listed') };
  return mayLeadMatter(actor, state) && state.stage !== 'closed'
    ? { href, text: t('matters:caseLink.toList') }
    : undefined;
}
