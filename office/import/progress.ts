import type { ImportRecord, ImportRow, RowStatus } from '../../models/imports';
import { rowStatuses } from '../../models/imports';

export type Counts = Record<RowStatus, number>;

export function countRows(rows: readonly ImportRow[]): Counts {
  const none = Object.fromEntries(rowStatuses.map((status) => [status, 0])) as Counts;
  return rows.reduce((counts, { status }) => ({ ...counts, [status]: counts[status] + 1 }), none);
}

/**
 * Where an import stands. `nothingNew`: no row waits and none was imported now; `nothingGood`: every row is wrong; `asked`: rows wait only for
 * what a person says of them; `interrupted`: it was confirmed, but nobody
 * is at work on it; `expired`: rows wait whose seal was destroyed.
 */
export type ImportPhase =
  'preview' | 'asked' | 'nothingGood' | 'nothingNew' | 'running' | 'interrupted' | 'expired' | 'done';

export function phaseOf(record: ImportRecord, counts: Counts, now: string): ImportPhase {
  const { ready, asked, arrived, there, refused } = counts;
  if (ready === 0 && (record.confirmedAt || arrived > 0)) return 'done';
  if (ready + asked + there + refused === 0) return 'nothingGood';
  if (ready + asked === 0) return 'nothingNew';
  if (record.runningUntil > now) return 'running';
  if (record.expiresAt <= now) return 'expired';
  if (ready === 0) return 'asked';
  return record.confirmedAt ? 'interrupted' : 'preview';
}
