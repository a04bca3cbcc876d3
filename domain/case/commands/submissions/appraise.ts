import { z } from 'zod';
import { appraisers } from '../../../procedure/steps';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { optional, paragraph, submissionRef } from '../../fields';
import { isRefusal } from '../../refusal';
import { mayDecide, whyNoneFor } from '../../submissions/deciding';
import { decidersIn, findSubmission } from '../../submissions/submission';

/** Looks over what was submitted and finds it in order: from here it goes to whoever approves (procedure §3). */
export const appraise = defineCommand({
  type: 'appraise',
  citation: '354-QĐ/UBKTTW; procedure §3',
  during: [...openStages, 'closed'],
  givenBy: appraisers,
  giversIn: (state) => decidersIn(state, ['appraisal']),
  input: () => z.object({ submission: submissionRef(), opinion: optional(paragraph(5000)) }),
  giversOf: (state, { submission }) => findSubmission(state, submission)?.appraisedBy,
  obstacle: (state, actor) => whyNoneFor(state, actor, ['appraisal']),
  decide: (state, { submission, opinion }, { actor }) => {
    const one = mayDecide(state, submission, actor, ['appraisal']);
    return isRefusal(one) ? one : [happened('actAppraised', { submission, act: one.act, opinion })];
  },
});
