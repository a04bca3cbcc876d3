import { z } from 'zod';
import { isCleared, reporterCanBeTold, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { falseReportConsequences } from '../../vocabulary';

/**
 * All was wrong: was the report deliberately false, and what follows? Whoever was mistaken in good faith meets no consequence.
 * Who reported stays in the vault, here as everywhere.
 */
export const handleFalseReport = defineCommand({
  type: 'handleFalseReport',
  citation: 'procedure §3.4, §7',
  during: ['publication'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      deliberate: z.boolean(),
      grounds: paragraph(20000),
      consequence: z.enum(falseReportConsequences),
      to: optional(line(300)),
    }),
  obstacle: (state) => {
    if (!state.conclusion) return refuse('concludeFirst');
    if (!isCleared(state)) return refuse('notWrongThroughout');
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return state.falseReport ? refuse('falseReportHandled') : undefined;
  },
  decide: (state, input, ctx) => {
    const { deliberate, consequence, to } = input;
    if (!deliberate && consequence !== 'none')
      return refuse('goodFaithHasNoConsequence', { field: 'consequence' });
    if (consequence === 'transferred' && to === undefined) return refuse('bodyMissing', { field: 'to' });
    if (consequence !== 'transferred' && to !== undefined)
      return refuse('bodyOnlyForTransfer', { field: 'to' });
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('falseReportHandled', input),
        ...(consequence === 'writtenWarning'
          ? [happened('noticeOwed', { to: 'reporter', about: 'falseReport' })]
          : []),
      ]
    );
  },
});
