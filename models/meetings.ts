import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import {
  memberStandings,
  type MemberStanding,
  meetingBodies,
  type MeetingBody,
} from '../domain/meetings/meeting';
import { type MeetingMinutes, meetingMinutesSchema } from '../domain/meetings/minutes';
import { officialMemberSchema } from './bodies';

/**
 * A meeting as it was convened: its day, place and body, the official members on that day, and how each stood to it once that
 * was taken down. Which cases were on its agenda, and what became of them, is in the cases.
 */
export const meetingSchema = z.object({
  _id: z.string(),
  body: z.enum(meetingBodies),
  on: z.iso.date(),
  place: z.string(),
  convenedBy: z.string(),
  convenedAt: z.iso.datetime(),
  members: z.array(officialMemberSchema.extend({ standing: z.enum(memberStandings).optional() })),
  /** When it was, who chaired it and who wrote, as far as it was taken down. */
  minutes: meetingMinutesSchema.optional(),
  /** Grows with each taking down of the attendance. */
  revision: z.number().int(),
  /** Which orders took the attendance down: one that is sent twice does it once. */
  attempts: z.array(z.string()).optional(),
});
export type Meeting = z.infer<typeof meetingSchema>;

/** What a list of meetings can be narrowed by; all given conditions hold together. */
export interface MeetingFilter {
  body?: MeetingBody | undefined;
  /** ISO dates, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface MeetingStore {
  /** Convenes a meeting; under the same id it is convened once. */
  convene(meeting: Meeting): Promise<void>;
  /** Meetings by their days, the latest first. */
  list(filter: MeetingFilter, page: { skip: number; limit: number }): Promise<Meeting[]>;
  count(filter: MeetingFilter): Promise<number>;
  find(id: string): Promise<Meeting | undefined>;
  /**
   * Takes the attendance down, once for one attempt.
   * @returns the meeting as it is then, or undefined where somebody has taken it down since the meeting was read
   */
  attend(
    meeting: Meeting,
    taken: { standings: ReadonlyMap<string, MemberStanding>; minutes?: MeetingMinutes | undefined },
    attempt: string,
  ): Promise<Meeting | undefined>;
}

const schema = new Schema<Meeting>(
  { _id: { type: String, required: true } },
  { collection: 'meetings', versionKey: false, autoIndex: false, strict: false },
);
schema.index({ on: -1 });

export function createMeetingStore(connection: Connection): MeetingStore & { prepare(): Promise<void> } {
  const model = connection.model('Meeting', schema);
  const find: MeetingStore['find'] = async (id) => {
    const row = await model.findById(id).lean();
    return row ? meetingSchema.parse(row) : undefined;
  };
  return {
    prepare: async () => {
      await model.createIndexes();
    },
    convene: async ({ _id, ...meeting }) => {
      await model.updateOne({ _id }, { $setOnInsert: meeting }, { upsert: true });
    },
    list: async (filter, { skip, limit }) => {
      const rows = model.find(conditions(filter)).sort({ on: -1, convenedAt: -1, _id: 1 });
      return (await rows.skip(skip).limit(limit).lean()).map((row) => meetingSchema.parse(row));
    },
    count: (filter) => model.countDocuments(conditions(filter)),
    find,
    attend: async (meeting, { standings, minutes }, attempt) => {
      const { _id, revision, attempts = [] } = meeting;
      const members = meeting.members.map((member) => ({ ...member, standing: standings.get(member.id) }));
      const change = {
        members,
        revision: revision + 1,
        attempts: [...attempts, attempt],
        ...(minutes && { minutes }),
      };
      const { matchedCount } = await model.updateOne({ _id, revision }, { $set: change });
      if (matchedCount > 0) return meetingSchema.parse({ ...meeting, ...change });
      // The same order sent twice at once: the other one has done it.
      const now = await find(_id);
      return now?.attempts?.includes(attempt) ? now : undefined;
    },
  };
}

const conditions = ({ body, from, to }: MeetingFilter): Record<string, unknown> => ({
  ...(body && { body }),
  ...((from ?? to) !== undefined && { on: { ...(from && { $gte: from }), ...(to && { $lte: to }) } }),
});
