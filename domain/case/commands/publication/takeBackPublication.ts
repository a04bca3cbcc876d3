import { z } from 'zod';
import { findFall, owesTakingBack } from '../../../appeals/fallen';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** What was made public of a decision that has fallen since is taken back where it was public (117-QĐ/TW); a closed case stays closed. */
export const takeBackPublication = defineCommand({
  type: 'takeBackPublication',
  citation: '117-QĐ/TW; procedure §3.5, §5',
  during: ['publication', 'closed'],
  givenBy: ['publisher', 'viceChair', 'chair'],
  input: () => z.object({ on: date(), place: line(300), explanation: paragraph() }),
  obstacle: (state) => (owesTakingBack(state) ? undefined : refuse('nothingToTakeBack')),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('publicationTakenBack', { ...input, decision: findFall(state)?.decision }),
    ],
});
