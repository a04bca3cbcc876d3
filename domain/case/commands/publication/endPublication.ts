import { z } from 'zod';
import { publicationsOut, shortOf } from '../../../publications/publication';
import { whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, optional, paragraph, publicationRef } from '../../fields';
import { type Refusal, refuse } from '../../refusal';

/** Why it counts or does not, is said where it ends before what the law wants, and only there. */
function whyNotReasoned(short: ReturnType<typeof shortOf>, reason: string | undefined): Refusal | undefined {
  const field = 'reason';
  if (!short) return reason === undefined ? undefined : refuse('notEndedEarly', { field });
  if (reason !== undefined) return whyNoReason(field, reason);
  return 'until' in short
    ? refuse('endedEarly', { field, params: { until: short.until } })
    : refuse('timesMissing', { field, params: { count: short.times } });
}

/**
 * What was public comes down. Before the law lets it, or while it was not often enough in print or on the air, that needs a reason and does not
 * count: it is made public anew (Luật Tố cáo art. 40; NĐ 31/2019 art. 6).
 */
export const endPublication = defineCommand({
  type: 'endPublication',
  citation: 'Luật Tố cáo art. 40; NĐ 31/2019 art. 6',
  during: ['publication'],
  givenBy: ['publisher'],
  input: () => z.object({ publicationId: publicationRef(), on: date(), reason: optional(paragraph(1000)) }),
  obstacle: (state) => (publicationsOut(state).length > 0 ? undefined : refuse('nothingOut')),
  decide: (state, { publicationId, on, reason }, ctx) => {
    const one = publicationsOut(state).find(({ id }) => id === publicationId);
    if (!one) return refuse('noSuchPublication', { field: 'publicationId' });
    if (on < one.on) return refuse('beforePublication', { field: 'on', params: { on: one.on } });
    const notDay = whyNotDate(state, ctx, 'on', on);
    if (notDay) return notDay;
    const notReasoned = whyNotReasoned(shortOf(one, on), reason);
    if (notReasoned) return notReasoned;
    if (reason === undefined && one.proofs.length === 0)
      return refuse('proofFirst', { field: 'publicationId' });
    return [
      happened('publicationEnded', { publicationId, on, ...(reason !== undefined && { early: reason }) }),
    ];
  },
});
