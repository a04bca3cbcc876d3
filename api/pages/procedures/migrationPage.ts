import type { Procedure } from '../../../domain/procedure/procedure';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import { moveIdOf, type MoveRow } from '../../../models/ruleMoves';
import { countMoved, movePhaseOf } from '../../../office/procedures/moveProgress';
import { nameOfTarget, readShown } from '../../../office/procedures/moving';
import type { Target } from '../../../office/procedures/preview';
import type { Services } from '../../../office/services';
import { previewRows } from './previewRows';

const shownAtOnce = 50;
const namedAtMost = 100;

/** What a page about moving cases needs to know of who reads it. */
export interface MigrationReader {
  id: string;
  /** Cases that are hidden from them since they were looked at. */
  hidden: ReadonlySet<string>;
  t: Translate;
  nameOf: Names;
}

const isListed = ({ status }: MoveRow): boolean =>
  status === 'shown' || status === 'waiting' || status === 'moved';
const isNot = ({ status }: MoveRow): boolean => status === 'unmovable' || status === 'refused';

/** The rows behind a place, and the places of the pages beside them: they stay when rows are moved, or others come. */
function pageBehind(rows: readonly MoveRow[], after: string | undefined, path: string) {
  const found = after === undefined ? 0 : rows.findIndex(({ place }) => place > after);
  const start = found === -1 ? rows.length : found;
  const behind = (index: number): string => {
    const place = rows[index - 1]?.place;
    return place === undefined ? path : `${path}?after=${encodeURIComponent(place)}`;
  };
  const end = start + shownAtOnce;
  return {
    rows: rows.slice(start, end),
    page: Math.floor(start / shownAtOnce) + 1,
    pages: Math.max(1, Math.ceil(rows.length / shownAtOnce)),
    previous: start > 0 ? behind(Math.max(0, start - shownAtOnce)) : undefined,
    next: end < rows.length ? behind(end) : undefined,
  };
}

/** What the page shows of the cases that one person looks at to move them: how far it is, a page of them, and which cannot be moved. */
export async function migrationPage(
  target: Target,
  { id, hidden, t, nameOf }: MigrationReader,
  { cases }: Pick<Services, 'cases'>,
  { path, after, versions }: { path: string; after?: string | undefined; versions: readonly Procedure[] },
) {
  const { ruleMoves } = cases;
  const moveId = moveIdOf(id, nameOfTarget(target));
  const now = new Date().toISOString();
  const [move, stored, running] = await Promise.all([
    ruleMoves.find(moveId),
    ruleMoves.listRows(moveId),
    ruleMoves.listRunning(nameOfTarget(target), now),
  ]);
  const counts = countMoved(stored);
  const phase = movePhaseOf(move, counts, now);
  const seen = stored.filter(({ caseId }) => !hidden.has(caseId));
  const listed = pageBehind(seen.filter(isListed), after, path);
  const cannot = seen.filter(isNot);
  const shown = await ruleMoves.findShown(
    moveId,
    [...listed.rows, ...cannot.slice(0, namedAtMost)].map(({ caseId }) => caseId),
  );
  const read = (row: MoveRow) => readShown(shown.get(row.caseId) ?? {});
  const previews = listed.rows.flatMap((row) => {
    const found = read(row);
    return found && 'preview' in found ? [found.preview] : [];
  });
  const statusOf = new Map(seen.map(({ caseId, status }) => [caseId, status]));
  const movable = seen.filter(({ status }) => status === 'shown');
  return {
    phase,
    counts,
    total: phase === 'looking' || phase === 'lookStopped' ? stored.length : counts.waiting + counts.moved,
    finished: phase === 'looking' || phase === 'lookStopped' ? stored.length - counts.unseen : counts.moved,
    lookedAt: move?.lookedAt,
    movable: movable.length,
    owed: movable.filter(({ byLaw }) => byLaw).length,
    changing: movable.filter(({ changes }) => changes).length,
    cases: previewRows(t, previews, target, versions).map((row) => ({
      ...row,
      status: statusOf.get(row.caseId),
    })),
    list: listed,
    cannot: cannot.slice(0, namedAtMost).map((row) => {
      const found = read(row);
      return {
        number: row.number,
        href: `/cases/${encodeURIComponent(row.caseId)}`,
        reason:
          found && 'refusal' in found
            ? refusalSentence(t, found.refusal, nameOf)
            : t('procedures:migration.cannot.unknown'),
      };
    }),
    cannotCount: cannot.length,
    others: running.filter(({ by }) => by !== id).map(({ by }) => nameOf(by)),
  };
}
