import type { Day, Instant } from '../calendar/calendar';
import { type Accepted, decide, isAccepted } from '../case/decide';
import { systemActor } from '../case/events/event';
import type { Refusal } from '../case/refusal';
import type { CaseState } from '../case/state';
import { type Clock, type ClockRef, clocksIn, isOpen, isRunning, keyOf, refOf } from '../clocks/clock';
import { forLevelOf } from './levels';
import { limitUnder, type Rules } from './migration';

/** What becomes of a clock: it takes the limit of the other version, keeps its own where that has none, starts, or stops. */
export const clockChanges = ['takesLimit', 'keepsLimit', 'starts', 'stops'] as const;
export type ClockChange = (typeof clockChanges)[number];

/** A clock of a case that is moved to other rules, with the day on which it is due before and after. */
export interface MovedClock extends ClockRef {
  change: ClockChange;
  /** Absent while the clock rests, and where only the move would start it. */
  before?: Day | undefined;
  /** Absent where the clock would rest, or stop. */
  after?: Day | undefined;
  /** Whether that end lies behind: the clock would be overdue, or have run out, at once. */
  over: boolean;
}

function changeOf({ clocks }: CaseState, moved: Accepted, clock: Clock, { procedure }: Rules): ClockChange {
  if (!isOpen(clocks[keyOf(clock)])) return 'starts';
  if (clock.stoppedOn !== undefined && !clock.ranOut) return 'stops';
  const { registration } = moved.state;
  const cited = limitUnder(forLevelOf(procedure, registration.subject), moved.state, clock);
  return cited ? 'takesLimit' : 'keepsLimit';
}

/**
 * What moving a case to other rules would do to its clocks (procedure §1), or why it cannot be moved: the command itself is asked, as a
 * chair would give it at that moment, and nothing is kept of what it decides.
 */
export function previewRules(state: CaseState, rules: Rules, now: Instant): MovedClock[] | Refusal {
  const actor = { id: systemActor, roles: ['chair'] } as const;
  const command = {
    type: 'changeRules',
    commandId: 'preview',
    actor,
    input: { ...rules, reason: '' },
  } as const;
  const moved = decide(state.caseId, state, command, { ...rules, now, actor });
  if (!isAccepted(moved)) return moved.refusal;
  const started = moved.events.flatMap((event) => (event.type === 'clockStarted' ? keyOf(event.data) : []));
  return clocksIn(moved.state)
    .filter((clock) => isOpen(state.clocks[keyOf(clock)]) || started.includes(keyOf(clock)))
    .map((clock) => {
      const before = state.clocks[keyOf(clock)];
      const change = changeOf(state, moved, clock, rules);
      const dates = change === 'stops' ? undefined : clock.dates;
      return {
        ...refOf(clock),
        change,
        ...(isRunning(before) && { before: before.dates.dueOn }),
        ...(dates && { after: dates.dueOn }),
        over: dates !== undefined && dates.dueAt <= now,
      };
    });
}
