import { z } from 'zod';
import { preparers } from '../../../procedure/steps';
import { defineCommand, openStages } from '../../command';
import { happened } from '../../events/event';
import { paragraph, submissionRef } from '../../fields';
import { refuse } from '../../refusal';
import { findSubmission, submissionsIn } from '../../submissions/submission';

/** Whoever has submitted something takes it back, so that another way is open. */
export const takeBackSubmission = defineCommand({
  type: 'takeBackSubmission',
  citation: '354-QĐ/UBKTTW; procedure §3',
  during: [...openStages, 'closed'],
  givenBy: preparers,
  input: () => z.object({ submission: submissionRef(), reason: paragraph(2000) }),
  obstacle: (state, actor) =>
    submissionsIn(state).some(({ by }) => by === actor.id) ? undefined : refuse('nothingSubmittedByYou'),
  decide: (state, { submission, reason }, { actor }) => {
    const one = findSubmission(state, submission);
    if (!one) return refuse('noSuchSubmission', { field: 'submission' });
    return one.by === actor.id
      ? [happened('submissionTakenBack', { submission, act: one.act, reason })]
      : refuse('nothingSubmittedByYou', { field: 'submission' });
  },
});
