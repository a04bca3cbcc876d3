import { dayOfDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { CaseState } from '../case/state';
import { publicationsOut } from '../publications/publication';
import { clocksIn, isOpen, keyOf } from './clock';
import { startOwnClock, stopClock } from './running';

/**
 * What the law wants to be out for so many days running has a clock of its own, by whose end it may come down (Luật Tố cáo art. 40). The days
 * are those of the form as it was begun, also where the rules have changed since.
 */
export function followPublications(state: CaseState, ctx: Context): Happening[] {
  const out = publicationsOut(state).filter(({ leastDays }) => leastDays !== undefined);
  const over = clocksIn(state).filter(
    (clock) => clock.kind === 'publicationEnd' && isOpen(clock) && !out.some(({ id }) => id === clock.of),
  );
  return [
    ...over.flatMap((clock) => stopClock(state, ctx, keyOf(clock))),
    ...out
      .filter(({ id }) => state.clocks[keyOf({ kind: 'publicationEnd', of: id })] === undefined)
      .flatMap(({ id, on, leastDays = 1 }) =>
        startOwnClock(state, ctx, {
          kind: 'publicationEnd',
          of: id,
          startedOn: dayOfDate(ctx.calendar, on, ctx.now),
          limit: { count: leastDays, unit: 'calendarDays', rollsForward: false },
          citation: ctx.procedure.publicationForms?.citation ?? '',
        }),
      ),
  ];
}
