import { z } from 'zod';
import { findFall } from '../../../appeals/fallen';
import { stopClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, line } from '../../fields';
import { refuse } from '../../refusal';

/** The approved text is made public; its time limit ends (Luật Tố cáo art. 40; of an appeal 22-QĐ/TW art. 22-27). */
export const publish = defineCommand({
  type: 'publish',
  citation: 'Luật Tố cáo art. 40; 22-QĐ/TW art. 22-27',
  during: ['publication'],
  givenBy: ['publisher'],
  input: () => z.object({ on: date(), place: line(300), lateReason: lateReason() }),
  obstacle: (state) => {
    const { publication } = state;
    if (findFall(state)) return refuse('decisionFell');
    if (!publication) return refuse('approveFirst');
    return publication.publishedOn ? refuse('alreadyPublished') : undefined;
  },
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('published', input),
      ...stopClock(state, ctx, 'publication'),
    ],
});
