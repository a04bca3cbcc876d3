import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** The subject's written explanation report, or that none was given after due request (procedure §3.3, §7). */
export const recordExplanation = defineCommand({
  type: 'recordExplanation',
  citation: 'procedure §3.3, §7',
  during: ['verification'],
  givenBy: ['caseTeam'],
  input: () => z.object({ on: date(), summary: paragraph(20000) }),
  obstacle: (state) => (state.announcedOn ? undefined : refuse('announceFirst')),
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ?? [happened('explanationRecorded', input)],
});
