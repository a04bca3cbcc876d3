import { z } from 'zod';
import { isRunning } from '../../../clocks/clock';
import { extendClock } from '../../../clocks/running';
import { reporterCanBeTold } from '../../checks';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { count, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** Extends settling within the caps of the procedure, before it is due; the reporter is told (procedure §4). */
export const extend = defineCommand({
  type: 'extend',
  citation: 'procedure §4',
  during: openStages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ by: count(365).min(1), explanation: paragraph() }),
  obstacle: (state) => (isRunning(state.clocks.settling) ? undefined : refuse('noClockToExtend')),
  decide: (state, input, ctx) => {
    const clock = state.clocks.settling;
    const { times, atMost } = ctx.procedure.settlingExtension.value;
    if (!isRunning(clock)) return refuse('noClockToExtend');
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
