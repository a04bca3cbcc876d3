import { randomUUID } from 'node:crypto';
import { type Connection, Schema, type Types } from 'mongoose';
import type { ReporterMessageKind } from '../domain/case/vocabulary';
import { z } from 'zod';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { Rewrappable } from './rewrapping';
import { type Sealed, sealedUnderCase, sealedUnderOffice } from './sealing';

/** Where an envelope stands in its door’s row, known by the hash of what was sealed. */
export interface DoorLink {
  _id: string;
  door: string;
  seq: number;
  /** The day on which it was sealed; of before, nothing says. */
  on?: string | undefined;
  /** The door has said that it erased it: if it comes once more, something is wrong. */
  erased: boolean;
}

interface Kept {
  /** The hash of the sealed envelope. */
  _id: string;
  door: string;
  seq: number;
  box: string;
  /** The days on which it was sealed and fetched. */
  on: string;
  fetchedOn: string;
  files: number;
  /** Whether its files still lie as they came from the door; absent where it has none. */
  filesWait?: boolean | undefined;
  /** As it came, sealed to the office; once it belongs to a case it lies under that case’s key alone. */
  sealed?: Uint8Array | undefined;
  kept?: Sealed | undefined;
  caseId?: string | undefined;
}

/** A report that came through the door: which id it gets when it becomes a case, and whether it has. */
export interface DoorReport extends Kept {
  is: 'report';
  registrationId: string;
  /** Intake has found that it is no report, and why. */
  putAside?: { by: string; on: string; why: string } | undefined;
}

/** What a reporter has written since; `heard` once their case has recorded it. */
export interface DoorMessage extends Kept {
  is: 'message';
  kind: ReporterMessageKind;
  question?: number | undefined;
  heard: boolean;
}

export type DoorRow = DoorReport | DoorMessage;
export type NewDoorRow = Omit<DoorReport, 'registrationId'> | DoorMessage;

/** A fault in what a door delivers: it drops, repeats, alters or reorders. */
export const doorFaults = [
  'unreadable', 'missing', 'repeated', 'altered', 'reordered', 'otherDoor', 'fileSpoiled', 'heldBack', 'rolledBack', 'falseStatement', 'silent',
] as const; // prettier-ignore
export type DoorFaultKind = (typeof doorFaults)[number];

export interface DoorFault {
  _id: string;
  fault: DoorFaultKind;
  /** The number at which it was noticed, and up to which, where that is known. */
  seq?: number | undefined;
  upTo?: number | undefined;
  /** The day on which it was noticed. */
  on: string;
  /** What could not be opened, as it came. */
  sealed?: Uint8Array | undefined;
}

const linkSchema = new Schema<DoorLink>(
  { _id: { type: String, required: true }, door: String, seq: Number, on: String, erased: Boolean },
  { collection: 'door_links', versionKey: false, autoIndex: false },
);
linkSchema.index({ door: 1, seq: 1 });
linkSchema.index({ on: 1 }, { name: 'multikey_on' });
/** `waitsSince`: of a report that is neither a case nor put aside, the day it was fetched; asked on every page of intake. */
type Stored = Kept &
  Partial<Pick<DoorReport, 'registrationId'>> &
  Partial<Pick<DoorMessage, 'kind' | 'question' | 'heard'>> & {
    is: DoorRow['is'];
    /** Why is sealed under the office's keys; a program before has kept it in the open. */
    putAside?: { by: string; on: string; why?: string | undefined } | undefined;
    why?: Sealed | undefined;
    waitsSince?: string | undefined;
  };
const rowSchema = new Schema<Stored>(
  {
    _id: { type: String, required: true },
    is: String,
    waitsSince: String,
    door: String,
    seq: Number,
    box: String,
    kind: String,
    question: Number,
    on: String,
    fetchedOn: String,
    files: Number,
    filesWait: Boolean,
    sealed: Buffer,
    kept: sealedUnderCase,
    caseId: String,
    registrationId: String,
    putAside: { type: { by: String, on: String, why: String }, default: undefined },
    why: { type: sealedUnderOffice, default: undefined, _id: false },
    heard: Boolean,
  },
  { collection: 'door_envelopes', versionKey: false, autoIndex: false },
);
rowSchema.index({ box: 1 });
rowSchema.index({ is: 1 });
rowSchema.index({ waitsSince: 1 }, { name: 'multikey_waitsSince' });
rowSchema.index({ caseId: 1 });
rowSchema.index({ filesWait: 1 }, { name: 'multikey_filesWait' });
const faultSchema = new Schema<DoorFault>(
  {
    _id: { type: String, required: true },
    fault: String,
    seq: Number,
    upTo: Number,
    on: String,
    sealed: Buffer,
  },
  { collection: 'door_faults', versionKey: false, autoIndex: false },
);

/** Whose turn it is to go to the door: of several web servers one at a time. */
const turnSchema = new Schema<{ _id: string; holder: string; until: string }>(
  { _id: { type: String, required: true }, holder: String, until: String },
  { collection: 'door_turns', versionKey: false, autoIndex: false },
);
/** `turn`: of going to the door; `files`: of bringing its files into cases, and having what was not scanned looked at. */
type Turn = 'turn' | 'files' | 'matters' | 'feed';

/** What came through the public door: envelopes as they were sealed, the row that they form, and what is wrong with it. */
export interface DoorEnvelopes {
  prepare(): Promise<void>;
  findLink(hash: string): Promise<DoorLink | undefined>;
  /** The last one of a door, by its number. */
  findLast(door: string): Promise<DoorLink | undefined>;
  /** What was sealed last of all that came. */
  findLatest(): Promise<DoorLink | undefined>;
  isTaken(door: string, seq: number): Promise<boolean>;
  link(link: DoorLink): Promise<void>;
  markErased(hashes: readonly string[]): Promise<void>;
  /** Keeps an envelope once; a repeat leaves the first. */
  keep(row: NewDoorRow): Promise<void>;
  find(hash: string): Promise<DoorRow | undefined>;
  /** The report with which a box began. */
  findReportOf(box: string): Promise<DoorReport | undefined>;
  /** Takes the turn of going to the door, or of what else one web server does for all, until a moment; false while somebody else has it. */
  takeTurn(holder: string, now: string, until: string, of?: Turn): Promise<boolean>;
  /** Until when somebody holds the turn of going to the door, or held it last. */
  findTurnEnd(): Promise<string | undefined>;
  /** Reports that wait to be registered, the oldest first. */
  listWaiting(): Promise<DoorReport[]>;
  countWaiting(): Promise<number>;
  putAside(hash: string, why: NonNullable<DoorReport['putAside']>): Promise<boolean>;
  /** What came in one box after its report, in order. */
  listMessages(box: string): Promise<DoorMessage[]>;
  listUnheard(): Promise<DoorMessage[]>;
  listOfCase(caseId: string): Promise<DoorRow[]>;
  /** From now on an envelope lies under the key of its case. */
  moveToCase(hash: string, caseId: string, kept: Sealed): Promise<void>;
  markHeard(hash: string): Promise<void>;
  /** Envelopes of cases whose files are not yet files of the case. */
  listFilesWaiting(): Promise<DoorRow[]>;
  markFilesTaken(hash: string): Promise<void>;
  /** @returns whether it was not known yet */
  addFault(fault: DoorFault): Promise<boolean>;
  listFaults(): Promise<DoorFault[]>;
  /** Why reports were put aside. */
  putAsides: Rewrappable;
  /** Seals what a program before has kept in the open. */
  sealOlder(): Promise<void>;
}

const bytesOf = (value: unknown): Uint8Array | undefined => {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Uint8Array) return value;
  // As the driver gives it to whoever reads without models.
  const { buffer } = value as Types.Buffer;
  return new Uint8Array(buffer);
};

export function createDoorEnvelopes(connection: Connection, masterKeys: readonly MasterKey[]): DoorEnvelopes {
  const links = connection.model('DoorLink', linkSchema);
  const rows = connection.model('DoorEnvelope', rowSchema);
  const faults = connection.model('DoorFault', faultSchema);
  const turns = connection.model('DoorTurn', turnSchema);
  const at = { collection: 'door_envelopes', field: 'why' };
  const whys = createOfficeContents(connection, masterKeys, 'putAsides', at, z.string());
  const plain = ({ sealed, why, putAside, ...row }: Stored): DoorRow => {
    const said = putAside && { ...putAside, why: (why && whys.open(row._id, why)) ?? putAside.why ?? '' };
    return { ...row, ...(said && { putAside: said }), sealed: bytesOf(sealed) } as DoorRow;
  };
  const waiting = { waitsSince: { $gt: '' } } as const;

  type Asked = Partial<Pick<Stored, 'box' | 'is' | 'caseId' | 'heard' | 'filesWait'>> | typeof waiting;
  const list = async (filter: Asked) =>
    (await rows.find(filter).sort({ seq: 1 }).lean<Stored[]>()).map(plain);

  return {
    prepare: async () => {
      await links.createIndexes();
      await rows.createIndexes();
      // What came before files of the door became files of cases.
      await rows.updateMany(
        { files: { $gt: 0 }, filesWait: { $exists: false } },
        { $set: { filesWait: true } },
      );
    },
    findLink: async (hash) => (await links.findById(hash).lean()) ?? undefined,
    findLast: async (door) => (await links.find({ door }).sort({ seq: -1 }).limit(1).lean())[0],
    findLatest: async () => (await links.find().sort({ on: -1, seq: -1 }).limit(1).lean())[0],
    isTaken: async (door, seq) => (await links.exists({ door, seq })) !== null,
    link: async (link) => void (await insertedOnce(() => links.create(link))),
    markErased: async (hashes) => {
      await links.updateMany({ _id: { $in: [...hashes] } }, { $set: { erased: true } });
    },
    keep: async (row) => {
      const fresh =
        row.is === 'report' ? { ...row, registrationId: randomUUID(), waitsSince: row.fetchedOn } : row;
      const sealed = row.sealed && Buffer.from(row.sealed);
      const filesWait = row.files > 0 ? { filesWait: true } : {};
      await insertedOnce(() => rows.create({ ...fresh, ...filesWait, sealed }));
    },
    find: async (hash) => {
      const found = await rows.findById(hash).lean<Stored>();
      return found ? plain(found) : undefined;
    },
    findReportOf: async (box) => (await list({ box, is: 'report' }))[0] as DoorReport | undefined,
    takeTurn: async (holder, now, until, of = 'turn') => {
      const mayHave = { _id: of, $or: [{ until: { $lte: now } }, { holder }] };
      const taken = await turns.updateOne(mayHave, { $set: { holder, until } });
      if (taken.matchedCount === 1) return true;
      return insertedOnce(() => turns.create({ _id: of, holder, until }));
    },
    findTurnEnd: async () => (await turns.findById('turn').lean())?.until,
    listWaiting: async () => (await list(waiting)) as DoorReport[],
    countWaiting: () => rows.countDocuments(waiting),
    putAsides: whys.rewrappable,
    sealOlder: async () => {
      const aside = await rows.find({ is: 'report' }, { putAside: 1 }).lean<Stored[]>();
      for (const { _id, putAside } of aside)
        if (putAside?.why !== undefined)
          await rows.updateOne(
            { _id },
            { $set: { why: whys.seal(_id, putAside.why) }, $unset: { 'putAside.why': 1 } },
          );
    },
    putAside: async (hash, { why, ...putAside }) => {
      const changed = await rows.updateOne(
        { _id: hash, ...waiting },
        { $set: { putAside, why: whys.seal(hash, why) }, $unset: { waitsSince: 1 } },
      );
      return changed.modifiedCount === 1;
    },
    listMessages: async (box) => (await list({ box, is: 'message' })) as DoorMessage[],
    listUnheard: async () => (await list({ is: 'message', heard: false })) as DoorMessage[],
    listOfCase: (caseId) => list({ caseId }),
    moveToCase: async (hash, caseId, kept) => {
      await rows.updateOne({ _id: hash }, { $set: { caseId, kept }, $unset: { sealed: 1, waitsSince: 1 } });
    },
    markHeard: async (hash) => {
      await rows.updateOne({ _id: hash }, { $set: { heard: true } });
    },
    listFilesWaiting: async () =>
      (await list({ filesWait: true })).filter(({ caseId }) => caseId !== undefined),
    markFilesTaken: async (hash) => {
      await rows.updateOne({ _id: hash }, { $set: { filesWait: false } });
    },
    addFault: ({ sealed, ...fault }) =>
      insertedOnce(() => faults.create({ ...fault, ...(sealed && { sealed: Buffer.from(sealed) }) })),
    listFaults: async () => {
      const found = await faults.find({}, { sealed: 0 }).lean<DoorFault[]>();
      return found.sort((a, b) => b.on.localeCompare(a.on) || (b.seq ?? 0) - (a.seq ?? 0));
    },
  };
}
