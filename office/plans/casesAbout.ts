import { type Actor, visibilityOf } from '../../domain/access/policy';
import { whyNotOffered } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';
import type { PlanEntry } from '../../domain/plans/plan';
import { subjectKey } from '../../domain/views/oftenReported';
import type { CaseStores } from '../../models/caseStores';
import { readRulesNow } from '../commands/rulesNow';

/** A case about the subject of an entry, as the reader may see it. */
export interface CaseAbout {
  caseId: string;
  number: string;
  inspectionOpened: boolean;
  /** Whether the reader could open its inspection now. */
  mayOpen: boolean;
}

/** So many of them are shown. */
const shown = 100;
type Stores = Pick<CaseStores, 'views' | 'reference'>;

const mayOpen = async ({ reference }: Stores, actor: Actor, state: CaseState): Promise<boolean> =>
  state.stage === 'intake' &&
  whyNotOffered(state, actor, 'openInspection', await readRulesNow(reference, state)) === undefined;

/** The cases about the subject of an entry that the reader may see, the newest first. */
export async function readCasesAbout(
  stores: Stores,
  actor: Actor,
  { subject, organisation }: PlanEntry,
): Promise<CaseAbout[]> {
  const { views } = stores;
  const visibility = visibilityOf(actor);
  const filter = { subject: subjectKey({ subjectName: subject, organisation }) };
  const found = await views.list(visibility, filter, 'newestFirst', { skip: 0, limit: shown });
  const about = found.map(({ caseId }) => caseId);
  return Promise.all(
    (await views.findAll(about, visibility)).map(async ({ caseId, number, state }) => ({
      caseId,
      number,
      inspectionOpened: state.inspection !== undefined,
      mayOpen: await mayOpen(stores, actor, state),
    })),
  );
}
