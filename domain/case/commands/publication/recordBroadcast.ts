import { z } from 'zod';
import { type Publication, publicationsOut } from '../../../publications/publication';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, publicationRef } from '../../fields';
import { refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** What goes on in print or on the air. */
export const broadcastsOut = (state: CaseState): Publication[] =>
  publicationsOut(state).filter(({ leastTimes }) => leastTimes !== undefined);

/** It was in print or on the air once more: the law wants that so often running (NĐ 31/2019 art. 6). */
export const recordBroadcast = defineCommand({
  type: 'recordBroadcast',
  citation: 'NĐ 31/2019 art. 6',
  during: ['publication'],
  givenBy: ['publisher'],
  input: () => z.object({ publicationId: publicationRef(), on: date(), place: line(300) }),
  obstacle: (state) => (broadcastsOut(state).length > 0 ? undefined : refuse('nothingBroadcast')),
  decide: (state, input, ctx) => {
    const one = broadcastsOut(state).find(({ id }) => id === input.publicationId);
    if (!one) return refuse('noSuchPublication', { field: 'publicationId' });
    if (input.on < one.on) return refuse('beforePublication', { field: 'on', params: { on: one.on } });
    return whyNotDate(state, ctx, 'on', input.on) ?? [happened('broadcastRecorded', input)];
  },
});
