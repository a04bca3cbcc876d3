import type { Context } from '../case/context';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { findAttendance, presentAndEntitled } from './caseMeeting';

/** What a ballot says of those who voted, and how many papers were found in the box. */
interface BallotNumbers {
  officialMembers: number;
  present: number;
  papers: number;
}

/** How bodies deliberate; only the Party's rules have ballots. */
const deliberationOf = (procedure: Procedure) =>
  procedure.law === 'state' ? undefined : procedure.deliberation?.value;

/** Why the numbers of a ballot cannot be: among themselves, or beside the attendance that is on record (22-QĐ/TW art. 15). */
export function whyNotBallotNumbers(
  state: CaseState,
  ctx: Context,
  { officialMembers, present, papers }: BallotNumbers,
): Refusal | undefined {
  if (present > officialMembers) return refuse('morePresentThanMembers', { field: 'present' });
  if (papers > present)
    return refuse('moreVotesThanPresent', { field: 'present', params: { cast: papers, present } });
  const members = findAttendance(state);
  if (!members) {
    const isRequired = deliberationOf(ctx.procedure)?.meetingRequired ?? false;
    return isRequired ? refuse('meetingFirst') : undefined;
  }
  return whyNotAtMeeting(state, ctx, { officialMembers, present });
}

function whyNotAtMeeting(
  state: CaseState,
  { procedure }: Context,
  { officialMembers, present }: Pick<BallotNumbers, 'officialMembers' | 'present'>,
): Refusal | undefined {
  const members = findAttendance(state) ?? [];
  if (officialMembers !== members.length)
    return refuse('officialMembersDiffer', { field: 'officialMembers', params: { count: members.length } });
  const there = presentAndEntitled(members).length;
  if (present > there)
    return refuse('morePresentThanRecorded', { field: 'present', params: { count: there } });
  const quorum = deliberationOf(procedure)?.quorum;
  const needed = quorum && Math.ceil((members.length * quorum.numerator) / quorum.denominator);
  return needed !== undefined && present < needed
    ? refuse('noQuorum', { field: 'present', params: { present, needed, officialMembers } })
    : undefined;
}
