import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** A piece of evidence; it may be older than the report. */
export const recordEvidence = defineCommand({
  type: 'recordEvidence',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseTeam'],
  input: () => z.object({ on: date(), title: line(), origin: line(), content: paragraph(20000) }),
  decide: (_state, input, ctx) =>
    input.on > localDate(ctx.calendar, ctx.now)
      ? refuse('dateInFuture', { field: 'on' })
      : [happened('evidenceRecorded', input)],
});
