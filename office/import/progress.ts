import type { ImportRecord, ImportRow, RowStatus } from '../../models/imports';
import { rowStatuses } from '../../models/imports';

export type Counts = Record<RowStatus, number>;

export function countRows(rows: readonly ImportRow[]): Counts {
  const none = Object.fromEntries(rowStatuses.map((status) => [status, 0])) as Counts;
  return rows.reduce((counts, { status }) => ({ ...counts, [status]: counts[status] + 1 }), none);
}

/**
 * Where an import stands. `nothingNew`: no row waits and none was imported now; `interrupted`: it was confirmed, but nobody
 * is at work on it; `expired`: rows wait whose seal was destroyed.
 */
export type ImportPhase = 'preview' | 'nothingNew' | 'running' | 'interrupted' | 'expired' | 'done';

export function phaseOf(record: ImportRecord, { ready, arrived }: Counts, now: string): ImportPhase {
  if (ready === 0) return record.confirmedAt || arrived > 0 ? 'done' : 'nothingNew';
  if (record.runningUntil > now) return 'running';
  if (record.expiresAt <= now) return 'expired';
  return record.confirmedAt ? 'interrupted' : 'preview';
}
