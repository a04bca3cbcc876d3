import { pursued } from './checks';
import { type Refusal, refuse } from './refusal';
import type { CaseState } from './state';
import type { Stage } from './vocabulary';

/** Until the team's report is in, a report can be withdrawn. */
export const withdrawalStages = ['intake', 'assignment', 'verification'] as const satisfies Stage[];

/** The meeting at which the reporter asked to withdraw, while nobody has decided on it. */
export const findAskedWithdrawal = ({ reporterMeeting }: CaseState) =>
  reporterMeeting?.decided ? undefined : reporterMeeting;

/** What the reporter can withdraw: what is still pursued, and was not found by the inspection itself. */
export const withdrawable = (state: CaseState): string[] =>
  pursued(state).flatMap(({ id, found }) => (found ? [] : id));

/** What the reporter asked to withdraw at the meeting, and can still be withdrawn. */
export function askedToWithdraw(state: CaseState): string[] {
  const asked = findAskedWithdrawal(state)?.allegationIds ?? [];
  return withdrawable(state).filter((id) => asked.includes(id));
}

/** What was withdrawn, and may be taken up again once pressure on the reporter has shown. */
export const withdrawnIds = ({ allegations }: CaseState): string[] =>
  allegations.flatMap(({ id, withdrawn }) => (withdrawn ? id : []));

/** Why these allegations are not all among those that can be meant. */
export const whyNotAmong = (ids: readonly string[], possible: readonly string[]): Refusal | undefined =>
  ids.every((id) => possible.includes(id))
    ? undefined
    : refuse('unknownAllegation', { field: 'allegationIds' });
