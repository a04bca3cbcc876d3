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

/** Of how many official members a majority is: what was put in, and what the body's list of the day says. */
export interface MembersSaid {
  officialMembers?: number | undefined;
  listed?: number | undefined;
}

/**
 * How many official members the body has: those of the meeting, or else those on its list of that day; never what somebody types, which can
 * only agree with it (22-QĐ/TW art. 15).
 */
export function officialMembersFor(
  state: CaseState,
  { procedure }: Pick<Context, 'procedure'>,
  { officialMembers, listed }: MembersSaid,
): number | Refusal {
  const count = findAttendance(state)?.length ?? listed;
  if (count === undefined)
    return refuse(deliberationOf(procedure)?.meetingRequired ? 'meetingFirst' : 'memberListFirst');
  return officialMembers === undefined || officialMembers === count
    ? count
    : refuse('officialMembersDiffer', { field: 'officialMembers', params: { count } });
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
  const there = presentAndEntitled(members).length;
  if (present > there)
    return refuse('morePresentThanRecorded', { field: 'present', params: { count: there } });
  const quorum = deliberationOf(procedure)?.quorum;
  const needed = quorum && Math.ceil((members.length * quorum.numerator) / quorum.denominator);
  return needed !== undefined && present < needed
    ? refuse('noQuorum', { field: 'present', params: { present, needed, officialMembers } })
    : undefined;
}
