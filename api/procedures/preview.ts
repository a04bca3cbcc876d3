import { type Actor, visibilityOf } from '../../domain/access/policy';
import { rulesOf } from '../../domain/case/checks';
import { openStages } from '../../domain/case/command';
import type { CaseState } from '../../domain/case/state';
import { previewRules, type Rules } from '../../domain/procedure/migration';
import type { CaseStores } from '../../models/caseStores';
import { formatDay } from '../language/sentences/days';
import { word } from '../language/sentences/vocabulary';
import type { Translate } from '../language/texts';

/** How many open cases one page shows: as many as a person can look through before they decide. */
const shownAtOnce = 50;
const readAtOnce = 100;

/** The version that cases may be moved to. */
export type Target = Pick<Rules, 'procedure'> | Pick<Rules, 'calendar'>;

export interface PreviewedCase {
  caseId: string;
  href: string;
  number: string;
  under: string;
  /** The last act that was known when this was shown: who acts later, acts before the move. */
  seenAct: number;
  moves: boolean;
  clocks: { name: string; before: string; after?: string | undefined; moves: boolean }[];
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

/** What moving the open cases that this person may see to a version would change; those under it already are left out. */
export async function migrationPreview(
  t: Translate,
  actor: Actor,
  target: Target,
  stores: Stores,
): Promise<PreviewedCase[]> {
  const { views, reference } = stores;
  const visibility = visibilityOf(actor);
  const versions = await reference.listProcedures();
  const cases: PreviewedCase[] = [];
  for (let skip = 0; cases.length < shownAtOnce; skip += readAtOnce) {
    const rows = await views.list(visibility, { stages: openStages }, 'dueFirst', {
      skip,
      limit: readAtOnce,
    });
    for (const { caseId } of rows) {
      const view = cases.length < shownAtOnce ? await views.find(caseId, visibility) : undefined;
      if (!view || isUnder(view.state, target)) continue;
      const { state } = view;
      const { procedure, calendar } = rulesOf(state);
      const under = versions.find(({ id, version }) => id === procedure.id && version === procedure.version);
      const clocks = previewRules(state, await rulesWith(state, target, stores)).map(
        ({ kind, before, after }) => ({
          name: word(t, 'clockKinds', kind),
          before: formatDay(before),
          after: after && formatDay(after),
          moves: before !== after,
        }),
      );
      cases.push({
        caseId,
        href: `/cases/${encodeURIComponent(caseId)}`,
        number: view.number,
        under:
          'procedure' in target
            ? under
              ? t('procedures:name', { ...under })
              : procedure.id
            : t('procedures:calendar.name', { version: calendar.version }),
        seenAct: state.lastAct.seq,
        moves: clocks.some(({ moves }) => moves),
        clocks,
      });
    }
    if (rows.length < readAtOnce) break;
  }
  return cases;
}
