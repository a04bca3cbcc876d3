import { type Actor, rolesIn } from '../../../domain/access/policy';
import type { CommandType } from '../../../domain/case/commands';
import { submissionsFor } from '../../../domain/case/submissions/deciding';
import type { CaseState, Submission } from '../../../domain/case/state';
import { formatDate } from '../../../language/dates';
import type { Translate } from '../../../language/texts';
import type { Choice } from './choice';

const types = ['appraise', 'approve', 'returnSubmission', 'takeBackSubmission'] as const;
type DecidingType = (typeof types)[number];

/** What was submitted that a form of this person can be about. */
export function submissionsAsked(type: CommandType, state: CaseState, actor: Actor): Submission[] {
  const deciding = types.find((one): one is DecidingType => one === type);
  return deciding ? submissionsFor(state, { ...actor, roles: rolesIn(actor, state) }, deciding) : [];
}

export const submissionChoices = (
  { type, state, actor }: { type: CommandType; state: CaseState; actor: Actor },
  t: Translate,
): Choice[] =>
  submissionsAsked(type, state, actor).map(({ id, act, at }) => ({
    value: String(id),
    text: t('cases:submissions.choice', { act: t(`commands:${act}.title`), on: formatDate(at) }),
  }));
