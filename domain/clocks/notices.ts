import { dayOf } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { Procedure } from '../procedure/procedure';
import type { CaseState, OwedNotice } from '../case/state';
import { type ClockStart, clocksIn, isOpen, keyOf } from './clock';
import { startOwnClock, stopClock } from './running';

/** A notice that has a limit of its own: acceptance is told within that of telling, and notices from before are not told apart. */
const isWatched = ({ about, seq }: OwedNotice): boolean => about !== 'acceptance' && seq !== undefined;

/** By when a notice is owed: who passed a report on has a limit of their own, counted from its receipt. */
export const limitOfNotice = ({ limits }: Procedure, { about }: Pick<OwedNotice, 'about'>) =>
  about === 'handling' ? limits.forwarderAnswer : limits.notice;

/**
 * One clock for each notice that is owed: begun on the day on which it came to be owed, ended when it is told. Whoever is owed one in a
 * closed case is owed it by the same day.
 */
export function followNotices(state: CaseState, ctx: Context): Happening[] {
  const { notice, forwarderAnswer } = ctx.procedure.limits;
  // A version without these limits watches over acceptance alone.
  if (!notice && !forwarderAnswer) return [];
  const starts = state.owed.filter(isWatched).flatMap((owed): ClockStart[] => {
    const limit = limitOfNotice(ctx.procedure, owed);
    const startedOn =
      owed.about === 'handling' ? state.registration.receivedDay : dayOf(ctx.calendar, owed.since);
    return limit
      ? [{ kind: 'notice', of: String(owed.seq), startedOn, limit: limit.value, citation: limit.citation }]
      : [];
  });
  const begun = starts.filter((start) => state.clocks[keyOf(start)] === undefined);
  const told = clocksIn(state).filter(
    (clock) => clock.kind === 'notice' && isOpen(clock) && !starts.some(({ of }) => of === clock.of),
  );
  return [
    ...begun.flatMap((start) => startOwnClock(state, ctx, start)),
    ...told.flatMap((clock) => stopClock(state, ctx, keyOf(clock))),
  ];
}
