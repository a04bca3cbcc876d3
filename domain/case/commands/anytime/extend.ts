import { z } from 'zod';
import { isRunning } from '../../../clocks/clock';
import { extendClock } from '../../../clocks/running';
import { extensionAllowance } from '../../../procedure/settling';
import { reporterCanBeTold } from '../../checks';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { count, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * Extends settling within the caps of the procedure, before it is due; the reporter is told (procedure §4). Under State law it
 * depends on how complex the report was found (Luật Tố cáo art. 30).
 */
export const extend = defineCommand({
  type: 'extend',
  citation: 'procedure §4',
  during: openStages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ by: count(365).min(1), explanation: paragraph() }),
  obstacle: (state) => (isRunning(state.clocks.settling) ? undefined : refuse('noClockToExtend')),
  decide: (state, input, ctx) => {
    const clock = state.clocks.settling;
    const { times, atMost } = extensionAllowance(ctx.procedure, state);
    if (!isRunning(clock)) return refuse('noClockToExtend');
    if (times === 0 && ctx.procedure.law === 'state') return refuse('extendOnlyComplex');
    if (clock.extensions.length >= times) return refuse('extensionUsed', { params: { times } });
    if (ctx.now >= clock.dates.dueAt)
      return refuse('extensionTooLate', { params: { dueOn: clock.dates.dueOn } });
    if (input.by > atMost) return refuse('extensionTooLong', { field: 'by', params: { atMost } });
    return [
      ...extendClock(state, ctx, { key: 'settling', by: input.by, reason: input.explanation }),
      ...(reporterCanBeTold(state) ? [happened('noticeOwed', { to: 'reporter', about: 'extension' })] : []),
    ];
  },
});
