import { publicationDue } from '../../../clocks/publicationDue';
import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, paragraph } from '../../fields';
import { refuse } from '../../refusal';

const laterOf = (on: string, other = on): string => (other > on ? other : on);

/** The ground of a deferral is gone: discipline goes on, and where it was concluded the duty to publish begins anew. */
export const endDeferral = defineCommand({
  type: 'endDeferral',
  citation: 'procedure §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ on: date(), explanation: paragraph(), lateReason: lateReason() }),
  obstacle: ({ deferral }) => (deferral ? undefined : refuse('notDeferred')),
  decide: (state, input, ctx) => {
    const awaitsDecision = state.conclusion !== undefined && state.proposedDiscipline === undefined;
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('deferralEnded', input),
        ...(awaitsDecision ? publicationDue(state, ctx, laterOf(input.on, state.conclusion?.on)) : []),
      ]
    );
  },
});
