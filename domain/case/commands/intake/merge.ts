import { z } from 'zod';
import { reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { linkedConflicts, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { takingOver } from '../anytime/declareConflict';

const joined = () =>
  z.object({ into: z.string().min(1).max(100).meta({ ref: 'case' }), explanation: paragraph() });

/** Joins a report about the same matter to the case that already pursues it. */
export const merge = defineCommand({
  type: 'merge',
  citation: 'procedure §3.1',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: joined,
  completed: () => joined().extend({ linkedConflicts: linkedConflicts() }),
  decide: (state, { linkedConflicts: conflicts, ...input }, ctx) => {
    if (input.into === state.caseId) return refuse('mergedWithItself', { field: 'into' });
    // Each reporter hears the result of the one case, and nothing of the other reporter.
    const reporterTold = ctx.procedure.merging?.value.reporterTold;
    const owed = reporterTold
      ? reporterTold === 'whenMerged'
      : ctx.procedure.duties?.value.tellMergedReporter;
    return [
      happened('merged', reporterTold ? { ...input, reporterTold } : input),
      ...(owed && reporterCanBeTold(state)
        ? [happened('noticeOwed', { to: 'reporter', about: 'result' })]
        : []),
      ...takingOver(state, conflicts, ctx),
    ];
  },
});
