import type { Day } from '../calendar/calendar';
import type { Context } from '../case/context';
import { type Happening, happened } from '../case/events/event';
import type { CaseState } from '../case/state';
import { type Clock, type ClockKind, clocksIn, isOpen, refOf } from './clock';
import { clockDates } from './dates';
import { datesGoingOn } from './datesGoingOn';

/** What counts from the day of receipt: handling and forwarding always, settling where the version says so. */
const fromReceipt: readonly ClockKind[] = ['handling', 'forwarding', 'settling', 'appeal'];

/** The limit without what it was extended by. */
const unextended = ({ limit, extensions }: Clock) => ({
  ...limit,
  count: extensions.reduce((count, { by }) => count - by, limit.count),
});

/**
 * The open clocks of a case that count from its day of receipt, counted from another one: what they rested, and what they were extended by,
 * stays. One that began anew, or counts from acceptance, hangs on another day.
 */
export function moveReceipt(state: CaseState, ctx: Context, receivedDay: Day): Happening[] {
  const before = state.registration.receivedDay;
  if (receivedDay === before) return [];
  return clocksIn(state)
    .filter(isOpen)
    .filter(
      ({ kind, startedOn, anewBy }) =>
        fromReceipt.includes(kind) && startedOn === before && anewBy === undefined,
    )
    .map((clock) => {
      const moved = { ...clock, startedOn: receivedDay };
      const bare = { ...moved, limit: unextended(clock), pauses: [] };
      return happened('clockMoved', {
        ...refOf(clock),
        limit: clock.limit,
        citation: clock.citation,
        startedOn: receivedDay,
        originalDueOn: clockDates(ctx.procedure, ctx.calendar, clock.kind, bare).dueOn,
        ...(clock.dates && { dates: datesGoingOn(ctx, moved), before: clock.dates.dueOn }),
      });
    });
}
