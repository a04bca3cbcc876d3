import { hasConflict } from '../access/policy';
import { rulesOf } from '../case/checks';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseMeeting, CaseState } from '../case/state';
import type { AttendingMember, MeetingBody } from './meeting';

/** The meeting on whose agenda the case stands now; one from before a reopening is over. */
export const findMeeting = ({ meetings = [] }: CaseState): CaseMeeting | undefined => {
  const last = meetings.at(-1);
  return last?.over ? undefined : last;
};

/**
 * The official members as they stand to this case: whoever has a conflict of interest in it is recused, whatever was recorded
 * before the conflict was declared (procedure §3.2). Undefined where no attendance is on record.
 */
export function findAttendance(state: CaseState): AttendingMember[] | undefined {
  return findMeeting(state)?.members?.map((member) =>
    hasConflict(state, member.id) ? { ...member, standing: 'recused' } : member,
  );
}

/** Why no ballot can be held on the case yet: no meeting where the rules ask for one, or one without its attendance. */
export function whyNoBallotYet(state: CaseState): Refusal | undefined {
  const meeting = findMeeting(state);
  if (meeting) return meeting.members ? undefined : refuse('attendanceFirst');
  return rulesOf(state).ways?.includes('ballotsInMeetings') ? refuse('meetingFirst') : undefined;
}

/** Those who are there and may vote on this case. */
export const presentAndEntitled = (members: readonly AttendingMember[]): AttendingMember[] =>
  members.filter(({ standing }) => standing === 'present');

/** Which body deliberates on the case now: the committee where it reviews an appeal, or was proposed to. */
export function deliberatingBody({ appeal, proposedDiscipline }: CaseState): MeetingBody {
  const byCommittee = appeal?.reviewer === 'provincialStandingCommittee' || proposedDiscipline !== undefined;
  return byCommittee ? 'standingCommittee' : 'commission';
}
