import { dayOf } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { CaseState, OwedNotice } from '../case/state';
import { type ClockStart, clocksIn, isOpen, keyOf } from './clock';
import { startOwnClock, stopClock } from './running';

/** A notice that has a limit of its own: acceptance is told within that of telling, and notices from before are not told apart. */
const isWatched = ({ about, seq }: OwedNotice): boolean => about !== 'acceptance' && seq !== undefined;

/**
 * One clock for each notice that is owed: begun on the day on which it came to be owed, ended when it is told. Whoever is owed one in a
 * closed case is owed it by the same day.
 */
export function followNotices(state: CaseState, ctx: Context): Happening[] {
  const limit = ctx.procedure.limits.notice;
  // A version without this limit watches over acceptance alone.
  if (!limit) return [];
  const starts = state.owed.filter(isWatched).map(({ seq, since }): ClockStart => ({
    kind: 'notice',
    of: String(seq),
    startedOn: dayOf(ctx.calendar, since),
    limit: limit.value,
    citation: limit.citation,
  }));
  const begun = starts.filter((start) => state.clocks[keyOf(start)] === undefined);
  const told = clocksIn(state).filter(
    (clock) => clock.kind === 'notice' && isOpen(clock) && !starts.some(({ of }) => of === clock.of),
  );
  return [
    ...begun.flatMap((start) => startOwnClock(state, ctx, start)),
    ...told.flatMap((clock) => stopClock(state, ctx, keyOf(clock))),
  ];
}
