import { localDate } from '../../calendar/officeDays';
import type { Context } from '../context';
import { type Decision, decide } from '../decide';
import type { CaseState, Submission } from '../state';
import { signedFields, submissionsIn } from './submission';
import { anyApproverOf } from './submit';

/** It is taken as appraised and in order, wherever it stands now. */
const asAwaitingApproval = (one: Submission): Submission => ({
  ...one,
  appraisedBy: undefined,
  appraised: undefined,
  returned: undefined,
});

/** The day on which it would be signed, where its act is. */
export const signedToday = (
  { act }: Pick<Submission, 'act'>,
  { calendar, now }: Pick<Context, 'calendar' | 'now'>,
): { on?: string } => (signedFields[act] ? { on: localDate(calendar, now) } : {});

/**
 * What would happen if whoever may approve a submission did so at this moment, without a number: of this its papers are drafted before
 * anybody signs. A refusal where it could not be carried out now. Nothing of it has happened.
 * @param facts what was found out of the office for the act
 */
export function asIfApproved(
  state: CaseState,
  one: Submission,
  rules: Omit<Context, 'actor'>,
  facts: Record<string, unknown> = {},
): Decision {
  const submissions = submissionsIn(state).map((other) =>
    other.id === one.id ? asAwaitingApproval(one) : other,
  );
  return decide(
    state.caseId,
    { ...state, submissions },
    {
      type: 'approve',
      commandId: `draft-${one.id}`,
      actor: anyApproverOf(one),
      input: { submission: one.id, ...signedToday(one, rules), facts },
    },
    { ...rules, actor: anyApproverOf(one) },
  );
}
