import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import {
  type GuardedWords,
  guardedWords,
  type OfficeWords,
  officeWords,
  type VisitAct,
  visitAct,
  type VisitDeedKind,
  visitWaits,
} from '../domain/reception/visit';
import { visitOfActs } from '../domain/reception/evolveVisit';
import type { CaseKeys } from './caseKeys';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';
import { type Sealed, seal, unseal } from './sealing';

export const visitCollection = 'reception_visits';
export const turnCollection = 'reception_turns';

const visitKeyPrefix = 'visit-';
/** Under which name the key of a visit is kept among the keys of cases: it turns with them, and what is sealed ends with it. */
export const visitKeyId = (visitId: string): string => `${visitKeyPrefix}${visitId}`;
/** The visit of a key; undefined for the key of a case. */
export const findVisitOfKey = (keyId: string): string | undefined =>
  keyId.startsWith(visitKeyPrefix) ? keyId.slice(visitKeyPrefix.length) : undefined;

/** What is sealed beside the acts of a visit, as far as it was opened: by the revision of each act. */
export type WordsByRevision<Words> = ReadonlyMap<number, Words>;

/** An act that is to be kept, with what is sealed of it. */
export type NewVisitAct = VisitAct & {
  guarded?: GuardedWords | undefined;
  words?: OfficeWords | undefined;
};

/** Days between two, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** Who came to be received, and what became of it: each visit by its acts, which are only added. */
export interface ReceptionVisits {
  prepare(): Promise<void>;
  listOf(visitId: string): Promise<VisitAct[]>;
  /** Every act of the visits on these days. */
  listOn(range: DayRange): Promise<VisitAct[]>;
  listOfDay(dayId: string): Promise<VisitAct[]>;
  /** Every act of these visits. */
  listAll(visitIds: readonly string[]): Promise<VisitAct[]>;
  /** Which visits can wait for something: among them are all that do, and hardly any other. */
  idsThatCanWait(): Promise<string[]>;
  /** Looks through all visits for those that can wait for something, after a start or a restore. */
  noteWaiting(): Promise<void>;
  /** The visit that has become a case, where it was one. */
  findOfCase(caseId: string): Promise<string | undefined>;
  /** The place of a visit in the register of a year; asked again it is the same. */
  turnFor(visitId: string, year: string): Promise<number>;
  /**
   * Keeps an act behind the one that its giver knew as the last, after the log of the office has told of it.
   * @returns false where somebody was faster
   */
  add(act: NewVisitAct): Promise<boolean>;
  /** What the office has written of visits. */
  openWords(visitIds: readonly string[]): Promise<ReadonlyMap<string, WordsByRevision<OfficeWords>>>;
  /** Who came in a visit and what they said: to be noted as read before it is given out. */
  openGuarded(visitId: string): Promise<WordsByRevision<GuardedWords>>;
}

type KeptAct = VisitAct & {
  _id: string;
  proof: string;
  /** By which lists find it: the day of its visit, and its day of reception. */
  on: string;
  dayId: string;
  guarded?: Sealed;
  words?: Sealed;
};

const schema = new Schema<KeptAct>(
  { _id: { type: String, required: true } },
  { collection: visitCollection, versionKey: false, autoIndex: false, strict: false },
);
schema.index({ visitId: 1 });
schema.index({ on: 1 });
schema.index({ dayId: 1 });
schema.index({ 'deed.kind': 1 });
schema.index({ 'deed.caseId': 1 });

const sealedSchema = z.object({ keyId: z.string(), iv: z.string(), tag: z.string(), text: z.string() });
const rowSchema = z.object({
  _id: z.string(),
  on: z.iso.date(),
  dayId: z.string(),
  guarded: sealedSchema.optional(),
  words: sealedSchema.optional(),
});

/** What is proved of a row: the act with all that is sealed of it, and by what it is found. */
export function readKeptVisitAct(kept: unknown) {
  const beside = rowSchema.safeParse(kept).data;
  const act = visitAct().safeParse(kept).data;
  return beside && act && { row: { ...beside, ...act }, act };
}

/** A place in the register of a year. */
interface Turn {
  _id: string;
  year: string;
  n: number;
  visitId: string;
  /** Whether its visit can wait for something: said before it does, and no more once it does not. */
  open: boolean;
}

/** What starts something that can be under way, and what ends a limit. */
const starting = ['arrived', 'settled', 'concluded'] as const satisfies VisitDeedKind[];
const ending = ['noticeSigned', 'becameCase', 'replied'] as const satisfies VisitDeedKind[];
const contextOf = (
  { visitId, revision }: Pick<VisitAct, 'visitId' | 'revision'>,
  part: 'guarded' | 'words',
) => `${part} of ${visitId} ${revision}`;

/** @param masterKeys prove what the office's own programs wrote; what bears no proof was never done */
export function createReceptionVisits(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  keys: CaseKeys,
  log: Pick<OfficeLog, 'append'>,
): ReceptionVisits {
  const model = connection.model('ReceptionVisitAct', schema);
  const turns = connection.collection<Turn>(turnCollection);
  const proofs = createRowProofs(masterKeys);

  const believed = (rows: readonly KeptAct[]) =>
    rows
      .flatMap((kept) => {
        const read = readKeptVisitAct(kept);
        return read && proofs.holds('visitAct', read.row, kept.proof) ? read : [];
      })
      .sort((a, b) => a.act.visitId.localeCompare(b.act.visitId) || a.act.revision - b.act.revision);
  const acts = async (asked: object): Promise<VisitAct[]> =>
    believed(await model.find(asked).lean<KeptAct[]>()).map(({ act }) => act);

  async function sealed(act: VisitAct, part: 'guarded' | 'words', words: object | undefined) {
    if (!words || Object.keys(words).length === 0) return {};
    const keyId = visitKeyId(act.visitId);
    const plain = Buffer.from(JSON.stringify(words));
    return { [part]: seal(await keys.ensure(keyId), keyId, contextOf(act, part), plain) };
  }

  async function opened<Words>(
    visitIds: readonly string[],
    part: 'guarded' | 'words',
    read: z.ZodType<Words>,
  ): Promise<Map<string, Map<number, Words>>> {
    const found = new Map<string, Map<number, Words>>(visitIds.map((id) => [id, new Map()]));
    const rows = believed(await model.find({ visitId: { $in: [...visitIds] } }).lean<KeptAct[]>());
    const known = await keys.findAll(visitIds.map(visitKeyId));
    for (const { row, act } of rows) {
      const key = known.get(visitKeyId(act.visitId));
      const one = row[part];
      if (!key || !one) continue;
      const plain = unseal(key, contextOf(act, part), one);
      found.get(act.visitId)?.set(act.revision, read.parse(JSON.parse(plain.toString())));
    }
    return found;
  }

  /** The place in the register of a year is taken by one insertion, so that no two visits have the same, and none two. */
  async function turnFor(visitId: string, year: string): Promise<number> {
    for (;;) {
      const own = await turns.findOne({ visitId });
      if (own) return own.n;
      const [last] = await turns.find({ year }).sort({ n: -1 }).limit(1).toArray();
      const n = (last?.n ?? 0) + 1;
      if (await insertedOnce(() => turns.insertOne({ _id: `${year} ${n}`, year, n, visitId, open: true })))
        return n;
    }
  }

  const mark = async (visitId: string, open: boolean): Promise<void> => {
    await turns.updateOne({ visitId }, { $set: { open } });
  };

  return {
    prepare: async () => {
      await model.createIndexes();
      await turns.createIndex({ visitId: 1 });
      await turns.createIndex({ open: 1 });
    },
    listOf: (visitId) => acts({ visitId }),
    listOn: ({ from, to }) => acts({ on: { $gte: from, $lte: to } }),
    listOfDay: (dayId) => acts({ dayId }),
    listAll: (visitIds) =>
      visitIds.length === 0 ? Promise.resolve([]) : acts({ visitId: { $in: [...visitIds] } }),
    idsThatCanWait: async () => (await turns.find({ open: true }).toArray()).map(({ visitId }) => visitId),
    noteWaiting: async () => {
      const rows = await model
        .find({ 'deed.kind': { $in: [...starting, ...ending] } })
        .select({ visitId: 1, 'deed.kind': 1, 'deed.clock.kind': 1 })
        .lean<{ visitId: string; deed: { kind: string; clock?: unknown } }[]>();
      const kinds = new Map<string, Set<string>>();
      for (const { visitId, deed } of rows) {
        const own = kinds.get(visitId) ?? new Set();
        own.add(deed.kind);
        if (deed.clock) own.add('clock');
        kinds.set(visitId, own);
      }
      const isOver = (own: ReadonlySet<string>): boolean =>
        own.has('settled') &&
        !own.has('concluded') &&
        (!own.has('clock') || ending.some((kind) => own.has(kind)));
      for (const [visitId, own] of kinds) {
        if (isOver(own)) continue;
        const visit = visitOfActs(await acts({ visitId }));
        if (visit) await mark(visitId, visitWaits(visit));
      }
    },
    findOfCase: async (caseId) => (await acts({ 'deed.caseId': caseId }))[0]?.visitId,
    turnFor,
    add: async ({ guarded, words, ...given }) => {
      const act = visitAct().parse(given);
      const { visitId, revision, by, deed } = act;
      const first = deed.kind === 'arrived' ? deed : await firstOf(visitId);
      if (!first) return false;
      const row = {
        _id: `${visitId} ${revision}`,
        on: first.on,
        dayId: first.dayId,
        ...(await sealed(act, 'guarded', guarded)),
        ...(await sealed(act, 'words', words)),
        ...act,
      };
      const data = { visitActId: row._id, visitId, deed: deed.kind, digest: rowDigest('visitAct', row) };
      await log.append({ by, type: 'visitActed', data });
      if (deed.kind === 'concluded') await mark(visitId, true);
      const isKept = await insertedOnce(() => model.create({ ...row, proof: proofs.over('visitAct', row) }));
      const visit = visitOfActs(await acts({ visitId }));
      if (visit) await mark(visitId, visitWaits(visit));
      return isKept;
    },
    openWords: (visitIds) => opened(visitIds, 'words', officeWords()),
    openGuarded: async (visitId) =>
      (await opened([visitId], 'guarded', guardedWords())).get(visitId) ?? new Map(),
  };

  async function firstOf(visitId: string): Promise<{ on: string; dayId: string } | undefined> {
    const [first] = await acts({ visitId, revision: 1 });
    return first?.deed.kind === 'arrived' ? first.deed : undefined;
  }
}
