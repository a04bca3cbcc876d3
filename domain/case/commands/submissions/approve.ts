import { z } from 'zod';
import { approvers } from '../../../procedure/steps';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, optional, paperNumber, paragraph, submissionRef } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { mayDecide, whyNoneFor } from '../../submissions/deciding';
import { decidersIn, findSubmission, signedFields, submissionsIn } from '../../submissions/submission';

const given = () =>
  z.object({
    submission: submissionRef(),
    on: optional(date()),
    number: paperNumber(),
    decisionNumber: paperNumber(),
    remark: optional(paragraph(2000)),
    lateReason: lateReason(),
  });

/**
 * Approves what was submitted: it is carried out with that, as the act of whoever approves. Number and day of a paper come with the
 * signature. Nobody approves what they have prepared or appraised themselves.
 */
export const approve = defineCommand({
  type: 'approve',
  citation: '354-QĐ/UBKTTW; procedure §3',
  during: [...openStages, 'closed'],
  givenBy: approvers,
  giversIn: (state) => decidersIn(state, ['approval']),
  input: given,
  /** What the case cannot know of the office is found out anew for the act. */
  completed: () => given().extend({ facts: z.record(z.string(), z.unknown()).optional() }),
  giversOf: (state, { submission }) => findSubmission(state, submission)?.approvedBy,
  demands: (state) => (submissionsIn(state).every(({ act }) => signedFields[act]) ? ['on'] : []),
  obstacle: (state, actor) => whyNoneFor(state, actor, ['approval']),
  decide: (state, { submission, on, number, decisionNumber, remark }, { actor }) => {
    const one = mayDecide(state, submission, actor, ['approval']);
    if (isRefusal(one)) return one;
    const signed = signedFields[one.act];
    if (signed && on === undefined) return refuse('signedOnMissing', { field: 'on' });
    const numbers = { number, decisionNumber };
    for (const field of ['number', 'decisionNumber'] as const)
      if (numbers[field] !== undefined && !signed?.numbers.includes(field))
        return refuse('noNumberHere', { field });
    return [
      happened('actApproved', {
        submission,
        act: one.act,
        submittedBy: one.by,
        ...(one.appraised && { appraisedBy: one.appraised.by }),
        ...(remark !== undefined && { remark }),
      }),
    ];
  },
});
