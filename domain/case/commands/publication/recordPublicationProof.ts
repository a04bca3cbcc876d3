import { z } from 'zod';
import { findPublication } from '../../../publications/publication';
import { publicationProofs } from '../../../publications/vocabulary';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, optional, publicationRef } from '../../fields';
import { refuse } from '../../refusal';

/** By what it is shown that something was public: minutes, a scan, a picture; the file itself comes along with the act. */
export const recordPublicationProof = defineCommand({
  type: 'recordPublicationProof',
  citation: 'NĐ 31/2019 art. 6; procedure §3.5',
  during: ['publication', 'closed'],
  givenBy: ['publisher', 'areaOfficer'],
  input: () =>
    z.object({
      publicationId: publicationRef(),
      kind: z.enum(publicationProofs),
      on: date(),
      about: optional(line(300)),
    }),
  obstacle: ({ publications = [] }) => (publications.length > 0 ? undefined : refuse('nothingPublished')),
  decide: (state, input, ctx) => {
    if (!findPublication(state, input.publicationId))
      return refuse('noSuchPublication', { field: 'publicationId' });
    return whyNotDate(state, ctx, 'on', input.on) ?? [happened('publicationProven', input)];
  },
});
