import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { isRunning } from '../../../clocks/clock';
import { extendClock } from '../../../clocks/running';
import { daysBefore, yearsAfter } from '../../../clocks/years';
import { secrecyTermUnder } from '../../../clocks/secrecy';
import { whyNoReason } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/**
 * Prolongs the protection of a State secret, each time by the years of its level at most, and no later than so many days before its end
 * (Luật Bảo vệ bí mật nhà nước art. 20).
 */
export const extendSecrecy = defineCommand({
  type: 'extendSecrecy',
  citation: 'Luật 29/2018 art. 20; 225-QĐ/TW',
  during: stages,
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ years: z.coerce.number().int().min(1).max(30), reason: paragraph(1000) }),
  obstacle: (state) => (isRunning(state.clocks.declassification) ? undefined : refuse('notGraded')),
  decide: (state, { years, reason }, ctx) => {
    const { declassification: clock } = state.clocks;
    const { declassification } = ctx.procedure;
    const term = secrecyTermUnder(ctx.procedure, state);
    if (!isRunning(clock) || !declassification || !term) return refuse('notGraded');
    const last = daysBefore(clock.dates.dueOn, declassification.value.decideDaysBefore);
    if (localDate(ctx.calendar, ctx.now) > last)
      return refuse('extendedTooLate', { params: { until: last } });
    if (years > term.value.count)
      return refuse('extendedTooLong', { field: 'years', params: { years: term.value.count } });
    return (
      whyNoReason('reason', reason) ?? [
        happened('secrecyExtended', { years, until: yearsAfter(clock.dates.dueOn, years), reason }),
        ...extendClock(state, ctx, { key: 'declassification', by: years, reason: '' }),
      ]
    );
  },
});
