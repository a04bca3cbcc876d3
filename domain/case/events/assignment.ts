import { z } from 'zod';
import { confirmedAtMeeting } from '../vocabulary';

const team = { leader: z.string(), members: z.array(z.string()) };

export const assignmentEvents = {
  /** The first meeting with the reporter, before there is a team: by which contents they stand. */
  firstMeetingHeld: () =>
    z.object({
      on: z.iso.date(),
      place: z.string(),
      confirmed: z.array(z.enum(confirmedAtMeeting)),
      allegationIds: z.array(z.string()),
      content: z.string(),
    }),
  assignmentProposed: () =>
    z.object({
      purpose: z.string(),
      contents: z.string(),
      method: z.string(),
      periodFrom: z.iso.date(),
      periodTo: z.iso.date(),
      durationDays: z.number().int(),
    }),
  teamFormed: () => z.object(team),
  decisionSigned: () => z.object({ number: z.string().optional(), signedOn: z.iso.date() }),
  reassigned: () =>
    z.object({
      ...team,
      reason: z.string(),
      /** The team as it was; absent in events from before it was told. */
      before: z.object(team).optional(),
    }),
};
