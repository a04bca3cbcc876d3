import { z } from 'zod';
import { appraisers, approvers } from '../../../procedure/steps';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { paragraph, submissionRef } from '../../fields';
import { isRefusal } from '../../refusal';
import { mayDecide, whyNoneFor } from '../../submissions/deciding';
import { decidersIn, decidersOf, findSubmission } from '../../submissions/submission';

/** Gives what was submitted back to its author, saying what is missing; they have days of their own to mend it. */
export const returnSubmission = defineCommand({
  type: 'returnSubmission',
  citation: '354-QĐ/UBKTTW; procedure §3',
  during: [...openStages, 'closed'],
  givenBy: [...new Set([...appraisers, ...approvers])],
  giversIn: (state) => decidersIn(state, ['appraisal', 'approval']),
  input: () => z.object({ submission: submissionRef(), missing: paragraph(5000) }),
  giversOf: (state, { submission }) => {
    const one = findSubmission(state, submission);
    return one && decidersOf(one);
  },
  obstacle: (state, actor) => whyNoneFor(state, actor, ['appraisal', 'approval']),
  decide: (state, { submission, missing }, { actor }) => {
    const one = mayDecide(state, submission, actor, ['appraisal', 'approval']);
    if (isRefusal(one)) return one;
    return [happened('actReturned', { submission, act: one.act, submittedBy: one.by, missing })];
  },
});
