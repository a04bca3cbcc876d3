import { type Actor, visibilityOf } from '../../domain/access/policy';
import { openStages } from '../../domain/case/command';
import { previewMigration } from '../../domain/procedure/migration';
import type { Procedure } from '../../domain/procedure/procedure';
import type { CaseStores } from '../../models/caseStores';
import { formatDate } from '../language/dates';
import { word } from '../language/sentences/vocabulary';
import type { Translate } from '../language/texts';

/** How many open cases one preview shows. */
const previewed = 50;

interface PreviewedCase {
  href: string;
  number: string;
  instrument: string;
  clocks: { name: string; before: string; after?: string | undefined; moves: boolean }[];
}

export interface MigrationPreview {
  open: number;
  shown: number;
  cases: PreviewedCase[];
}

/** What migrating the open cases that this person may see to a version would change; those under it already are left out. */
export async function migrationPreview(
  t: Translate,
  actor: Actor,
  procedure: Procedure,
  { views, reference }: Pick<CaseStores, 'views' | 'reference'>,
): Promise<MigrationPreview> {
  const visibility = visibilityOf(actor);
  const filter = { stages: openStages };
  const [open, rows, calendar, versions] = await Promise.all([
    views.count(visibility, filter),
    views.list(visibility, filter, 'dueFirst', { skip: 0, limit: previewed }),
    reference.getCurrentCalendar(),
    reference.listProcedures(),
  ]);
  const cases: PreviewedCase[] = [];
  for (const { caseId } of rows) {
    const view = await views.find(caseId, visibility);
    if (!view) continue;
    const pinned = view.state.registration.procedure;
    if (pinned.id === procedure.id && pinned.version === procedure.version) continue;
    const under = versions.find(({ id, version }) => id === pinned.id && version === pinned.version);
    cases.push({
      href: `/cases/${encodeURIComponent(caseId)}`,
      number: view.number,
      instrument: under ? t('procedures:name', { ...under }) : pinned.id,
      clocks: previewMigration(view.state, procedure, calendar).map(({ kind, before, after }) => ({
        name: word(t, 'clockKinds', kind),
        before: formatDate(before),
        after: formatDate(after),
        moves: before !== after,
      })),
    });
  }
  return { open, shown: rows.length, cases };
}
