import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type MeetingBody, meetingBodies } from '../domain/meetings/meeting';

/** An official member of a body; the id is an account's where the person has one, otherwise their own. */
export const officialMemberSchema = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(120),
  position: z.string().max(200),
});
export type OfficialMember = z.infer<typeof officialMemberSchema>;

/** Who the official members of a body are from a day on, until a later version; versions are added, never changed. */
export const membershipSchema = z.object({
  body: z.enum(meetingBodies),
  effectiveFrom: z.iso.date(),
  members: z.array(officialMemberSchema).min(1).max(100),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
export type Membership = z.infer<typeof membershipSchema>;

export interface BodyStore {
  /** Adds a version; under the same id it is added once. */
  add(id: string, membership: Membership): Promise<void>;
  /** Every version of every body, the one in force last first. */
  list(): Promise<Membership[]>;
  /** The membership on that day: the latest that had come into effect, of two of one day the one added later. */
  findInForce(body: MeetingBody, on: string): Promise<Membership | undefined>;
}

const schema = new Schema<Membership & { _id: string }>(
  { _id: { type: String, required: true } },
  { collection: 'bodies', versionKey: false, autoIndex: false, strict: false },
);

const latestFirst = (a: Membership, b: Membership): number =>
  b.effectiveFrom.localeCompare(a.effectiveFrom) || b.addedAt.localeCompare(a.addedAt);

export function createBodyStore(connection: Connection): BodyStore {
  const model = connection.model('Body', schema);
  const list = async () =>
    (await model.find().lean()).map((row) => membershipSchema.parse(row)).sort(latestFirst);
  return {
    add: async (_id, membership) => {
      await model.updateOne({ _id }, { $setOnInsert: membership }, { upsert: true });
    },
    list,
    findInForce: async (body, on) =>
      (await list()).find((one) => one.body === body && one.effectiveFrom <= on),
  };
}
