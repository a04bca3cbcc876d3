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
function findDueFilter({ terms }: KeepingSchedule, today: string): CaseFilter | undefined {
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

/** How many files are due of those that this person may see, and how many others are held. */
export async function countDueFiles(
  views: Views,
  actor: Actor,
  schedule: KeepingSchedule,
  today: string,
): Promise<{ due: number; held: number }> {
  const seenBy = visibilityOf(actor);
  const filter = findDueFilter(schedule, today);
  const [due, held] = await Promise.all([
    filter ? views.count(seenBy, filter) : 0,
    views.count(seenBy, { keeping: [{ kind: heldKey }] }),
  ]);
  return { due, held };
}

/** A page of the files that are due, of those that this person may see. */
export async function listDueFiles(
  views: Views,
  actor: Actor,
  schedule: KeepingSchedule,
  today: string,
  page: { skip: number; limit: number },
): Promise<DueFile[]> {
  const filter = findDueFilter(schedule, today);
  const rows = filter ? await views.list(visibilityOf(actor), filter, 'newestFirst', page) : [];
  return rows.flatMap((row) => dueFile(row, schedule));
}
