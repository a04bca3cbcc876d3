import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line } from '../../fields';
import { refuse } from '../../refusal';
import { noticeAudiences, noticeMatters, stages } from '../../vocabulary';

/** Records that someone was told what the office owed them; when the last acceptance is told, its limit ends. */
export const tell = defineCommand({
  type: 'tell',
  citation: 'Luật Tố cáo art. 29, art. 40',
  during: stages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead', 'publisher'],
  input: () =>
    z.object({ to: z.enum(noticeAudiences), about: z.enum(noticeMatters), on: date(), how: line() }),
  obstacle: (state) => (state.owed.length > 0 ? undefined : refuse('nothingOwed')),
  decide: (state, input, ctx) => {
    const rest = state.owed.filter(({ to, about }) => to !== input.to || about !== input.about);
    if (rest.length === state.owed.length) return refuse('nothingOwed', { field: 'about' });
    const allTold = !rest.some(({ about }) => about === 'acceptance');
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('noticeGiven', input),
        ...(allTold ? stopClock(state, ctx, 'telling') : []),
      ]
    );
  },
});
