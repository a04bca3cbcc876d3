import { z } from 'zod';

/** The bodies that meet to deliberate on cases of this level. */
export const meetingBodies = ['commission', 'standingCommittee'] as const;
export type MeetingBody = (typeof meetingBodies)[number];

/** How an official member of the body stands to a meeting; all of them are counted among the official members. */
export const memberStandings = ['present', 'excused', 'absent', 'recused'] as const;
export type MemberStanding = (typeof memberStandings)[number];

/** An official member at a meeting; `id` is an account's, where the person has one. */
export const attendingMemberSchema = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(120),
  standing: z.enum(memberStandings),
});
export type AttendingMember = z.infer<typeof attendingMemberSchema>;
