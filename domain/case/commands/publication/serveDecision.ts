import { z } from 'zod';
import { canBeAppealed, findServable } from '../../../appeals/served';
import { dayOfDate } from '../../../calendar/officeDays';
import { startClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line } from '../../fields';
import { refuse } from '../../refusal';

/** Records that the decision was handed to whom it disciplines: from that day they may appeal, for so many days (art. 22-27). */
export const serveDecision = defineCommand({
  type: 'serveDecision',
  citation: '22-QĐ/TW art. 22-27; procedure §4',
  during: ['publication', 'closed'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead', 'publisher'],
  input: () => z.object({ on: date(), how: line() }),
  obstacle: (state) => {
    if (!findServable(state)) return refuse('nothingToServe');
    return state.served ? refuse('alreadyServed', { params: { on: state.served.on } }) : undefined;
  },
  decide: (state, input, ctx) => {
    const decision = findServable(state);
    if (!decision) return refuse('nothingToServe');
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('decisionServed', { number: decision.number, ...input }),
        ...(canBeAppealed(state, ctx.procedure)
          ? startClock(state, ctx, 'appealWindow', dayOfDate(ctx.calendar, input.on, ctx.now))
          : []),
      ]
    );
  },
});
