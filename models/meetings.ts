import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { memberStandings, type MemberStanding, meetingBodies } from '../domain/meetings/meeting';
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
  /** Grows with each taking down of the attendance. */
  revision: z.number().int(),
});
export type Meeting = z.infer<typeof meetingSchema>;

export interface MeetingStore {
  /** Convenes a meeting; under the same id it is convened once. */
  convene(meeting: Meeting): Promise<void>;
  /** The latest meetings, by their days. */
  list(limit: number): Promise<Meeting[]>;
  find(id: string): Promise<Meeting | undefined>;
  /** Takes the attendance down, unless somebody has since it was read; undefined then. */
  attend(meeting: Meeting, standings: ReadonlyMap<string, MemberStanding>): Promise<Meeting | undefined>;
}

const schema = new Schema<Meeting>(
  { _id: { type: String, required: true } },
  { collection: 'meetings', versionKey: false, autoIndex: false, strict: false },
);
schema.index({ on: -1 });

export function createMeetingStore(connection: Connection): MeetingStore & { prepare(): Promise<void> } {
  const model = connection.model('Meeting', schema);
  return {
    prepare: async () => {
      await model.createIndexes();
    },
    convene: async ({ _id, ...meeting }) => {
      await model.updateOne({ _id }, { $setOnInsert: meeting }, { upsert: true });
    },
    list: async (limit) =>
      (await model.find().sort({ on: -1, convenedAt: -1 }).limit(limit).lean()).map((row) =>
        meetingSchema.parse(row),
      ),
    find: async (id) => {
      const row = await model.findById(id).lean();
      return row ? meetingSchema.parse(row) : undefined;
    },
    attend: async ({ _id, revision, members, ...rest }, standings) => {
      const attending = members.map((member) => ({ ...member, standing: standings.get(member.id) }));
      const { matchedCount } = await model.updateOne(
        { _id, revision },
        { $set: { members: attending, revision: revision + 1 } },
      );
      return matchedCount === 0
        ? undefined
        : meetingSchema.parse({ _id, ...rest, members: attending, revision: revision + 1 });
    },
  };
}
