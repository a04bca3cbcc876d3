import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';
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

/** A version as it is kept: only a proof makes it one. */
type KeptMembership = Membership & { _id: string; proof: string };

const schema = new Schema<KeptMembership>(
  { _id: { type: String, required: true } },
  { collection: 'bodies', versionKey: false, autoIndex: false, strict: false },
);

const latestFirst = (a: Membership, b: Membership): number =>
  b.effectiveFrom.localeCompare(a.effectiveFrom) || b.addedAt.localeCompare(a.addedAt);

/** @param masterKeys prove what the office's own programs wrote; what bears no proof is no membership */
export function createBodyStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
): BodyStore {
  const model = connection.model('Body', schema);
  const proofs = createRowProofs(masterKeys);

  const believed = (kept: KeptMembership): Membership | undefined => {
    const { data } = membershipSchema.safeParse(kept);
    return data && proofs.holds('membership', { _id: kept._id, ...data }, kept.proof) ? data : undefined;
  };
  const list = async () =>
    (await model.find().lean()).flatMap((row) => believed(row) ?? []).sort(latestFirst);

  return {
    add: async (_id, given) => {
      if (await model.exists({ _id })) return;
      const membership = membershipSchema.parse(given);
      const row = { _id, ...membership };
      await log.append({
        by: membership.addedBy,
        type: 'membersSet',
        data: {
          membershipId: _id,
          digest: rowDigest('membership', row),
          body: membership.body,
          effectiveFrom: membership.effectiveFrom,
          count: membership.members.length,
        },
      });
      const proof = proofs.over('membership', row);
      await model.updateOne({ _id }, { $setOnInsert: { ...membership, proof } }, { upsert: true });
    },
    list,
    findInForce: async (body, on) =>
      (await list()).find((one) => one.body === body && one.effectiveFrom <= on),
  };
}
