import { type Actor, visibilityOf } from '../../domain/access/policy';
import { findClosedUpTo, findKeptUntil, heldKey } from '../../domain/keeping/kept';
import { type KeepingKind, keepingKinds, type KeepingSchedule } from '../../domain/keeping/schedule';
import type { CaseFilter, CaseRow, CaseViewStore } from '../../models/caseViews';

/** A closed file that the schedule keeps no more. */
export interface DueFile {
  row: CaseRow;
  kind: KeepingKind;
  closedOn: string;
  keptUntil: string;
}

type Views = Pick<CaseViewStore, 'count' | 'list'>;

/** The closed files that the schedule keeps no more on a day and that nobody holds; undefined where it sets no end to any. */
export function findDueFilter({ terms }: KeepingSchedule, today: string): CaseFilter | undefined {
  const keeping = keepingKinds.flatMap((kind) => {
    const closedUpTo = findClosedUpTo(today, terms[kind].value);
    return closedUpTo === undefined ? [] : [{ kind, closedUpTo }];
  });
  return keeping.length > 0 ? { keeping } : undefined;
}

function dueFile(row: CaseRow, { terms }: KeepingSchedule): DueFile[] {
  const [name = '', closedOn = ''] = (row.keeping ?? '').split(' ');
  const kind = keepingKinds.find((one) => one === name);
  const keptUntil = kind && findKeptUntil(closedOn, terms[kind].value);
  return kind && keptUntil !== undefined ? [{ row, kind, closedOn, keptUntil }] : [];
}

/** A page of the files that are due, of those that this person may see, and how many there and how many held there are. */
export async function listDueFiles(
  views: Views,
  actor: Actor,
  schedule: KeepingSchedule,
  today: string,
  page: { skip: number; limit: number },
): Promise<{ count: number; held: number; files: DueFile[] }> {
  const seenBy = visibilityOf(actor);
  const filter = findDueFilter(schedule, today);
  const held = await views.count(seenBy, { keeping: [{ kind: heldKey }] });
  if (!filter) return { count: 0, held, files: [] };
  const count = await views.count(seenBy, filter);
  const rows = count === 0 ? [] : await views.list(seenBy, filter, 'newestFirst', page);
  return { count, held, files: rows.flatMap((row) => dueFile(row, schedule)) };
}
