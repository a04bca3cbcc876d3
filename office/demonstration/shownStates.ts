import { everyCase } from '../../domain/access/policy';
import type { CaseView } from '../../domain/views/caseView';
import { isRunning } from '../../domain/clocks/clock';
import type { CaseStores } from '../../models/caseStores';

/** What becomes of a report that nobody handles, in the order in which it does; each is shown at any moment. */
export const shownStates = ['fresh', 'reminded', 'overdue', 'committee'] as const;
export type ShownState = (typeof shownStates)[number];

/** A case that stands in one of these states now, and the moment at which it leaves it by itself. */
export interface ShownCase {
  caseId: string;
  number: string;
  state: ShownState;
  nextAt?: string | undefined;
}

/** In which of the states a case is; undefined where it is handled, or its limits rest. */
export function shownCase({ caseId, number, state, escalatedTo }: CaseView): ShownCase | undefined {
  const { handling } = state.clocks;
  if (state.stage !== 'intake' || !isRunning(handling)) return undefined;
  const stepAt = (wanted: 'reminder' | 'overdue') =>
    handling.dates.steps.find(({ step }) => step === wanted)?.at;
  const [reminder, overdue] = [stepAt('reminder'), stepAt('overdue')];
  if (reminder !== undefined) return { caseId, number, state: 'fresh', nextAt: reminder };
  if (overdue !== undefined) return { caseId, number, state: 'reminded', nextAt: overdue };
  if (escalatedTo.includes('standingCommittee')) return { caseId, number, state: 'committee' };
  const committeeAt = handling.dates.steps.find(({ to }) => to === 'standingCommittee')?.at;
  return { caseId, number, state: 'overdue', nextAt: committeeAt };
}

const lookedAt = 200;

/** For each state the case that stays in it longest; of those that stay for good, the newest. */
export async function findShown({ views }: Pick<CaseStores, 'views'>): Promise<Map<ShownState, ShownCase>> {
  const rows = await views.list(everyCase, { stages: ['intake'] }, 'newestFirst', {
    skip: 0,
    limit: lookedAt,
  });
  const newest = rows.sort((a, b) => b.registeredAt.localeCompare(a.registeredAt));
  const found = new Map<ShownState, ShownCase>();
  for (const view of await views.findAll(
    newest.map(({ caseId }) => caseId),
    everyCase,
  )) {
    const shown = shownCase(view);
    if (shown && !found.has(shown.state)) found.set(shown.state, shown);
  }
  return found;
}
