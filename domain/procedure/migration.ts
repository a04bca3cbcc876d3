import type { Calendar, Day } from '../calendar/calendar';
import type { CaseState } from '../case/state';
import { type ClockKind, clockKinds, isRunning } from '../clocks/clock';
import { clockDates } from '../clocks/dates';
import { findLimit } from '../clocks/running';
import type { Procedure } from './procedure';

/** When a running clock is due now, and when it would be under another version; absent where that has no such limit. */
export interface MovedClock {
  kind: ClockKind;
  before: Day;
  after?: Day | undefined;
}

/**
 * What migrating a case to another version of the procedure would do to its running clocks (procedure §1): each keeps its
 * start, its pauses and its extensions, and takes the other version's limit. Decides nothing.
 */
export function previewMigration(state: CaseState, procedure: Procedure, calendar: Calendar): MovedClock[] {
  return clockKinds.flatMap((kind) => {
    const clock = state.clocks[kind];
    if (!isRunning(clock)) return [];
    const before = clock.dates.dueOn;
    const limit = findLimit(procedure, kind)?.value;
    if (!limit) return [{ kind, before }];
    const extended = clock.extensions.reduce((days, { by }) => days + by, 0);
    const moved = { ...clock, limit: { ...limit, count: limit.count + extended } };
    return [{ kind, before, after: clockDates(procedure, calendar, kind, moved).dueOn }];
  });
}
