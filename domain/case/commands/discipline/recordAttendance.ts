import { z } from 'zod';
import { type Giver, hasConflict } from '../../../access/policy';
import { localDate } from '../../../calendar/officeDays';
import { findMeeting } from '../../../meetings/caseMeeting';
import { attendingMemberSchema } from '../../../meetings/meeting';
import { meetingMinutesSchema, whyNotHours } from '../../../meetings/minutes';
import type { Context } from '../../context';
import { type Happening, happened } from '../../events/event';
import { line } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    meetingId: line(100),
    members: z
      .array(attendingMemberSchema)
      .min(1)
      .max(100)
      .refine((members) => new Set(members.map(({ id }) => id)).size === members.length, 'each member once'),
    minutes: meetingMinutesSchema.optional(),
  });
export type RecordAttendanceInput = z.infer<ReturnType<typeof build>>;

/**
 * How every official member of the body stood to this case at the meeting. Whoever has a conflict of interest is recused by
 * itself, and all stay counted among the official members (22-QĐ/TW art. 15; procedure §3.2).
 */
export const recordAttendance = {
  type: 'recordAttendance',
  citation: '22-QĐ/TW art. 15; procedure §3.2',
  givenBy: ['viceChair', 'chair'] as readonly Giver[],
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: RecordAttendanceInput, ctx: Context): Happening[] | Refusal => {
    const meeting = findMeeting(state);
    if (meeting?.meetingId !== input.meetingId) return refuse('notOnThisAgenda');
    if (meeting.balloted) return refuse('ballotHeld');
    if (meeting.on > localDate(ctx.calendar, ctx.now))
      return refuse('meetingNotYet', { params: { until: meeting.on } });
    const members = input.members.map((member) =>
      hasConflict(state, member.id) ? { ...member, standing: 'recused' as const } : member,
    );
    const { meetingId, minutes } = input;
    if (!minutes) return [happened('attendanceRecorded', { meetingId, members })];
    const { chair, ...rest } = minutes;
    if (chair !== undefined && input.members.find(({ id }) => id === chair)?.standing !== 'present')
      return refuse('chairNotPresent', { field: 'chair' });
    // Whoever is recused in this case leaves the chair to somebody else while it is deliberated on.
    const chaired = members.some(({ id, standing }) => id === chair && standing === 'present');
    const taken = chaired ? minutes : rest;
    return whyNotHours(minutes) ?? [happened('attendanceRecorded', { meetingId, members, minutes: taken })];
  },
};
