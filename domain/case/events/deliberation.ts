import { z } from 'zod';
import { attendingMemberSchema, meetingBodies } from '../../meetings/meeting';
import { meetingMinutesSchema } from '../../meetings/minutes';
import { deferralGrounds } from '../vocabulary';

export const deliberationEvents = {
  /** The case stands on the agenda of a meeting; a later meeting takes it over from an earlier one. */
  putOnAgenda: () =>
    z.object({
      meetingId: z.string(),
      body: z.enum(meetingBodies),
      on: z.iso.date(),
      place: z.string(),
    }),
  /** How each official member stood to this case at the meeting: never how anyone voted. */
  attendanceRecorded: () =>
    z.object({
      meetingId: z.string(),
      members: z.array(attendingMemberSchema),
      /** When it was, who chaired it and who wrote; whoever is recused in the case did not chair it there. */
      minutes: meetingMinutesSchema.optional(),
    }),
  /** The subject did not come to the hearing, and it is held another day. */
  hearingPostponed: () =>
    z.object({
      on: z.iso.date(),
      excused: z.boolean(),
      explanation: z.string(),
      next: z.iso.date().optional(),
    }),
  /** A member has an opinion of their own put into the minutes; it says nothing of how they voted. */
  dissentRecorded: () => z.object({ member: z.string(), name: z.string(), text: z.string() }),
  /** Opinions that somebody else had entered, each by the event that did: the member signs them, or a signatory for the signed minutes. */
  dissentCountersigned: () => z.object({ of: z.array(z.number().int()) }),
  disciplineDeferred: () =>
    z.object({ ground: z.enum(deferralGrounds), until: z.iso.date(), explanation: z.string() }),
  deferralEnded: () => z.object({ on: z.iso.date(), explanation: z.string() }),
};
