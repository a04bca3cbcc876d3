import { type MoveRow, moveStatuses, type MoveStatus, type RuleMove } from '../../models/ruleMoves';

export type MoveCounts = Record<MoveStatus, number>;

export function countMoved(rows: readonly Pick<MoveRow, 'status'>[]): MoveCounts {
  const counts = Object.fromEntries(moveStatuses.map((status) => [status, 0])) as MoveCounts;
  for (const { status } of rows) counts[status] += 1;
  return counts;
}

/**
 * Where a look or a move stands: `lookStopped` and `moveStopped` have something left to do and nobody who does it; `shown` can be gone
 * through, and moved.
 */
export type MovePhase = 'none' | 'looking' | 'lookStopped' | 'moving' | 'moveStopped' | 'shown';

export function movePhaseOf(
  move: RuleMove | undefined,
  { unseen, waiting }: MoveCounts,
  now: string,
): MovePhase {
  if (!move) return 'none';
  const isRunning = move.runningUntil > now;
  if (!move.isListed || unseen > 0) return isRunning ? 'looking' : 'lookStopped';
  if (waiting > 0) return isRunning ? 'moving' : 'moveStopped';
  return 'shown';
}
