import { type Actor, visibilityOf } from '../../domain/access/policy';
import { rulesOf } from '../../domain/case/checks';
import { openStages } from '../../domain/case/command';
import type { CaseState } from '../../domain/case/state';
import { isRefusal } from '../../domain/case/refusal';
import type { Rules } from '../../domain/procedure/migration';
import { type MovedClock, previewRules } from '../../domain/procedure/migrationPreview';
import type { CaseStores } from '../../models/caseStores';

/** How many open cases one page shows: as many as a person can look through before they decide. */
const shownAtOnce = 50;
const readAtOnce = 100;

/** The version that cases may be moved to. */
export type Target = Pick<Rules, 'procedure'> | Pick<Rules, 'calendar'>;

export interface PreviewedCase {
  caseId: string;
  number: string;
  under: ReturnType<typeof rulesOf>;
  /** The last act that was known when this was shown: who acts later, acts before the move. */
  seenAct: number;
  clocks: MovedClock[];
}

type Stores = Pick<CaseStores, 'views' | 'reference'>;

const isUnder = (state: CaseState, target: Target): boolean => {
  const now = rulesOf(state);
  const [mine, theirs] =
    'procedure' in target ? [now.procedure, target.procedure] : [now.calendar, target.calendar];
  return mine.id === theirs.id && mine.version === theirs.version;
};

/** The rules of a case with the target in the place of its own. */
export async function rulesWith(state: CaseState, target: Target, { reference }: Stores): Promise<Rules> {
  const { procedure, calendar } = rulesOf(state);
  return 'procedure' in target
    ? { ...target, calendar: await reference.getCalendar(calendar.id, calendar.version) }
    : { ...target, procedure: await reference.getProcedure(procedure.id, procedure.version) };
}

/**
 * What moving the open cases that this person may see to a version would change. Those under it already are left out, and those
 * that it is not for.
 */
export async function migrationPreview(
  actor: Actor,
  target: Target,
  stores: Stores,
): Promise<PreviewedCase[]> {
  const { views } = stores;
  const visibility = visibilityOf(actor);
  const now = new Date().toISOString();
  const cases: PreviewedCase[] = [];
  for (let skip = 0; cases.length < shownAtOnce; skip += readAtOnce) {
    const rows = await views.list(visibility, { stages: openStages }, 'dueFirst', {
      skip,
      limit: readAtOnce,
    });
    const found = await views.findAll(
      rows.map(({ caseId }) => caseId),
      visibility,
    );
    for (const { caseId, state, number } of found) {
      if (cases.length >= shownAtOnce) break;
      if (isUnder(state, target)) continue;
      const clocks = previewRules(state, await rulesWith(state, target, stores), now);
      if (isRefusal(clocks)) continue;
      cases.push({ caseId, number, under: rulesOf(state), seenAct: state.lastAct.seq, clocks });
    }
    if (rows.length < readAtOnce) break;
  }
  return cases;
}
