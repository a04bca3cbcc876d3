import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { RegisterEntry } from '../../models/officeRegisters';
import type { CaseViewStore } from '../../models/caseViews';
import { formatDate, formatDateTime } from '../language/dates';
import type { Names } from '../language/sentences/names';
import type { Translate } from '../language/texts';

/** A line of a register as somebody may see it. */
export interface RegisterRow {
  n: number;
  /** As it stands on the paper; the bare number where nobody has it. */
  number: string;
  /** `hidden`: taken, for a case that this person may not see. */
  kind: 'paper' | 'marked' | 'hidden' | 'gap';
  on?: string | undefined;
  paper?: string | undefined;
  caseNumber?: string | undefined;
  href?: string | undefined;
  abstract?: string | undefined;
  by?: string | undefined;
  /** Why the number is not to be used, by whom and when. */
  mark?: string | undefined;
}

interface RowNeeds {
  t: Translate;
  names: Names;
  actor: Actor;
  views: Pick<CaseViewStore, 'find'>;
}

/**
 * An entry in words. Whoever may not see the case, by a conflict of interest or by their role, sees that the number is taken and
 * nothing more, so that the order is whole and nothing leaks.
 */
async function rowOf({ n, number, place, mark }: RegisterEntry, needs: RowNeeds): Promise<RegisterRow> {
  const { t, names, actor, views } = needs;
  const visibility = visibilityOf(actor);
  const marked =
    mark && t('registers:markedBy', { reason: mark.reason, by: names(mark.by), at: formatDateTime(mark.at) });
  if (!place)
    return visibility.all ? { n, number, kind: 'marked', mark: marked } : { n, number, kind: 'hidden' };
  const view = await views.find(place.caseId, visibility);
  if (!view) return { n, number, kind: 'hidden' };
  return {
    n,
    number,
    kind: 'paper',
    on: formatDate(place.on),
    paper: t(`papers:kind.${place.kind}`),
    caseNumber: view.number,
    href: `/cases/${encodeURIComponent(place.caseId)}/papers`,
    abstract: t(`papers:abstract.${place.kind}`, { number: view.number }),
    by: names(place.by),
    mark: marked,
  };
}

/** The numbers of a register from its first to its last: what has an entry, and between them what has none. */
export function linesOf(entries: readonly RegisterEntry[], isOwn: boolean): (RegisterEntry | number)[] {
  const byNumber = new Map(entries.map((entry) => [entry.n, entry]));
  // Another body's register is not kept here: what is missing of it was used elsewhere.
  if (!isOwn) return [...entries];
  const last = entries.at(-1)?.n ?? 0;
  return Array.from({ length: last }, (_, i) => byNumber.get(i + 1) ?? i + 1);
}

export const rowsOf = (lines: readonly (RegisterEntry | number)[], needs: RowNeeds): Promise<RegisterRow[]> =>
  Promise.all(
    lines.map((line) =>
      typeof line === 'number' ? { n: line, number: String(line), kind: 'gap' as const } : rowOf(line, needs),
    ),
  );
