import { z } from 'zod';
import { hours, namedOneByOne, namedWithPost, whyNotHours } from '../../../meetings/minutes';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, line, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * The conference in which the subject explains and is heard. An excused absence postpones it; absence without excuse, repeated
 * as often as the procedure says, does not block (procedure §5).
 */
export const holdHearing = defineCommand({
  type: 'holdHearing',
  citation: 'procedure §3.4, §5',
  during: ['discipline'],
  givenBy: ['commissioner', 'viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      subjectPresent: z.boolean(),
      absenceExcused: z.boolean(),
      opinion: paragraph(20000),
      minutes: paragraph(20000),
      lateReason: lateReason(),
      ...hours(),
      place: optional(line(300)),
      chair: namedWithPost(),
      secretary: namedWithPost(),
      /** Who else was there, one by one, by name and post. */
      attending: namedOneByOne(),
    }),
  obstacle: (state) => (state.conclusion ? refuse('alreadyConcluded') : undefined),
  decide: (state, input, ctx) => {
    if (!input.subjectPresent && input.absenceExcused)
      return refuse('absenceExcused', { field: 'absenceExcused' });
    const summoned = ctx.procedure.hearing?.value.absencesWithoutExcuse ?? 1;
    const missed = (state.postponements ?? []).filter(({ excused }) => !excused).length;
    if (!input.subjectPresent && missed + 1 < summoned)
      return refuse('summonAgain', { field: 'subjectPresent', params: { count: summoned } });
    return whyNotDate(state, ctx, 'on', input.on) ?? whyNotHours(input) ?? [happened('hearingHeld', input)];
  },
});
