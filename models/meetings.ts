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
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { Rewrappable } from './rewrapping';
import type { Sealed } from './sealing';

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

/** What of a meeting names people or places; it lies sealed under the office's keys. */
const contentSchema = meetingSchema.pick({ place: true, members: true, minutes: true });
type Content = z.infer<typeof contentSchema>;
/** As it is kept; a program before has kept all of it in the open. */
type KeptMeeting = Omit<Meeting, keyof Content> & Partial<Content> & { sealed?: Sealed | undefined };

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
  contents: Rewrappable;
  /** Seals what a program before has kept in the open. */
  sealOlder(): Promise<void>;
}

const schema = new Schema<KeptMeeting>(
  { _id: { type: String, required: true } },
  { collection: 'meetings', versionKey: false, autoIndex: false, strict: false },
);
schema.index({ on: -1 });

/** Where the key is missing that opens it. */
const unreadable: Content = { place: '', members: [] };
const inTheOpen = { place: 1, members: 1, minutes: 1 } as const;

export function createMeetingStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
): MeetingStore & { prepare(): Promise<void> } {
  const model = connection.model('Meeting', schema);
  const at = { collection: 'meetings', field: 'sealed' };
  const contents = createOfficeContents(connection, masterKeys, 'meetings', at, contentSchema);
  const opened = ({ sealed, ...row }: KeptMeeting): Meeting =>
    meetingSchema.parse(sealed ? { ...row, ...(contents.open(row._id, sealed) ?? unreadable) } : row);
  const sealedOf = ({ _id, place, members, minutes }: Meeting): Sealed =>
    contents.seal(_id, { place, members, minutes });
  const find: MeetingStore['find'] = async (id) => {
    const row = await model.findById(id).lean<KeptMeeting>();
    return row ? opened(row) : undefined;
  };

  async function sealOlder(): Promise<void> {
    for (const row of await model.find({ place: { $exists: true } }).lean<KeptMeeting[]>()) {
      const { _id, revision } = row;
      const change = { $set: { sealed: sealedOf(opened(row)) }, $unset: inTheOpen };
      await model.updateOne({ _id, revision }, change);
    }
  }

  return {
    contents: contents.rewrappable,
    sealOlder,
    prepare: async () => {
      await model.createIndexes();
    },
    convene: async (meeting) => {
      const { _id, body, on, convenedBy, convenedAt, revision } = meeting;
      const kept = { body, on, convenedBy, convenedAt, revision, sealed: sealedOf(meeting) };
      await model.updateOne({ _id }, { $setOnInsert: kept }, { upsert: true });
    },
    list: async (filter, { skip, limit }) => {
      const rows = model.find(conditions(filter)).sort({ on: -1, convenedAt: -1, _id: 1 });
      return (await rows.skip(skip).limit(limit).lean<KeptMeeting[]>()).map(opened);
    },
    count: (filter) => model.countDocuments(conditions(filter)),
    find,
    attend: async (meeting, { standings, minutes }, attempt) => {
      const { _id, revision, attempts = [] } = meeting;
      const members = meeting.members.map((member) => ({ ...member, standing: standings.get(member.id) }));
      const taken = meetingSchema.parse({
        ...meeting,
        members,
        revision: revision + 1,
        attempts: [...attempts, attempt],
        ...(minutes && { minutes }),
      });
      const change = { revision: taken.revision, attempts: taken.attempts, sealed: sealedOf(taken) };
      const { matchedCount } = await model.updateOne({ _id, revision }, { $set: change, $unset: inTheOpen });
      if (matchedCount > 0) return taken;
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
