import type { Day, Instant } from '../calendar/calendar';
import type { CaseState } from '../case/state';
import { type ClockRef, clocksIn, isOpen, isRunning, keyOf, refOf } from './clock';

/** A limit that is due otherwise than before: absent days are those of a clock that does not run. */
export interface ChangedClock extends ClockRef {
  owedBy?: string | undefined;
  before?: Day | undefined;
  after?: Day | undefined;
  /** Whether that end lies behind already. */
  over: boolean;
}

/** Which limits an act would move, start or end; the watch on progress begins anew with every act and says nothing. */
export const changedClocks = (before: CaseState, after: CaseState, now: Instant): ChangedClock[] =>
  clocksIn(after)
    .filter(({ kind }) => kind !== 'stall')
    .flatMap((clock) => {
      const was = before.clocks[keyOf(clock)];
      if (!isOpen(was) && !isOpen(clock)) return [];
      const [dueBefore, dueAfter] = [was, clock].map((one) => (isRunning(one) ? one.dates.dueOn : undefined));
      if (dueBefore === dueAfter && was?.startedOn === clock.startedOn) return [];
      const over = isRunning(clock) && clock.dates.dueAt <= now;
      return [{ ...refOf(clock), owedBy: clock.owedBy, before: dueBefore, after: dueAfter, over }];
    });
