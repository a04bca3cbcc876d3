import { type Connection, Schema } from 'mongoose';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CaseKeys } from './caseKeys';
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import { type Sealed, seal, sealedUnderCase, sealedUnderOffice, unseal } from './sealing';

/** The version that cases are to be moved to. */
export interface MoveTarget {
  of: 'procedure' | 'calendar';
  id: string;
  version: number;
}

/** What one person looks at, and then orders, to move open cases to a version; it tells nothing of what a case says. */
export interface RuleMove {
  _id: string;
  by: string;
  target: MoveTarget;
  /** When the cases were last looked through. */
  lookedAt: string;
  /** Whether all cases that the look is about have their row. */
  isListed: boolean;
  /** Why they are moved, and the id under which each case takes it once; absent until it is ordered. */
  order?: { commandId: string; reason: string } | undefined;
  /** Somebody is at work on it until then; in the past when nobody is, or who was has been stopped. */
  runningUntil: string;
}

/**
 * Where a case stands in it: `unseen` waits to be looked at, `shown` can be moved, `waiting` is to be moved, `unmovable` and `refused`
 * say why not, before or when it was tried; `there` goes by the version already.
 */
export const moveStatuses = ['unseen', 'shown', 'unmovable', 'waiting', 'moved', 'there', 'refused'] as const;
export type MoveStatus = (typeof moveStatuses)[number];

/** A case of a look, as short as counting asks for. */
export interface MoveRow {
  caseId: string;
  number: string;
  status: MoveStatus;
  /** Whether moving it changes a date. */
  changes: boolean;
  /** Whether the law itself moves it; absent in what was looked at before this was told. */
  byLaw?: boolean | undefined;
  /** Its place in the list, which stays while the look does: what changes first, by the day that changes. */
  place: string;
}

/** What one page shows of a case besides; `shown` is JSON, as nobody searches in it, and lies sealed under the case's key. */
export interface ShownMoveRow extends MoveRow {
  shown?: string | undefined;
}

/** As it is kept: why cases are moved is sealed. */
type KeptMove = Omit<RuleMove, 'order'> & {
  order?: { commandId: string } | undefined;
  why?: Sealed | undefined;
};

const moveSchema = new Schema<KeptMove>(
  {
    _id: { type: String, required: true },
    by: String,
    target: { of: String, id: String, version: Number },
    lookedAt: String,
    isListed: Boolean,
    order: { type: { commandId: String, _id: false }, required: false },
    why: { type: sealedUnderOffice, default: undefined, _id: false },
    runningUntil: String,
  },
  { collection: 'rule_moves', versionKey: false, autoIndex: false },
);
type StoredRow = MoveRow & { _id: string; moveId: string; sealed?: Sealed | undefined };
const rowSchema = new Schema<StoredRow>(
  {
    _id: { type: String, required: true },
    moveId: { type: String, required: true },
    caseId: String,
    number: String,
    status: String,
    changes: Boolean,
    byLaw: Boolean,
    place: String,
    sealed: { type: sealedUnderCase, default: undefined, _id: false },
  },
  { collection: 'rule_move_rows', versionKey: false, autoIndex: false },
);
rowSchema.index({ moveId: 1, place: 1 });

const never = new Date(0).toISOString();

/** One look of each person at each version: a second tab finds the first one's. */
export const moveIdOf = (by: string, { of, id, version }: MoveTarget): string =>
  createHash('sha256').update(`${by}\n${of} ${id}@${version}`).digest('hex').slice(0, 32);

export type RuleMoveStore = ReturnType<typeof createRuleMoveStore>;

/** Cases that are looked at and moved to other rules, kept so that neither a reload nor the end of a process loses how far it is. */
export function createRuleMoveStore(
  connection: Connection,
  keys: Pick<CaseKeys, 'ensure' | 'findAll'>,
  masterKeys: readonly MasterKey[],
) {
  const moves = connection.model('RuleMove', moveSchema);
  const rows = connection.model('RuleMoveRow', rowSchema);
  const rowId = (moveId: string, caseId: string) => `${moveId}:${caseId}`;
  const at = { collection: 'rule_moves', field: 'why' };
  const whys = createOfficeContents(connection, masterKeys, 'ruleMoves', at, z.string());

  const opened = ({ why, order, ...move }: KeptMove): RuleMove =>
    order ? { ...move, order: { ...order, reason: (why && whys.open(move._id, why)) ?? '' } } : move;
  const contextOf = (moveId: string, caseId: string) => `move ${rowId(moveId, caseId)}`;
  const sealedShown = async (moveId: string, caseId: string, shown: string): Promise<Sealed> =>
    seal(await keys.ensure(caseId), caseId, contextOf(moveId, caseId), Buffer.from(shown));
  /** What could not be opened is as if it had not been looked at. */
  function openedRow(
    { sealed, moveId, _id, ...row }: StoredRow,
    found: ReadonlyMap<string, Buffer>,
  ): ShownMoveRow {
    void _id;
    const key = found.get(row.caseId);
    try {
      const shown = sealed && key && unseal(key, contextOf(moveId, row.caseId), sealed).toString();
      return { ...row, ...(shown !== undefined && { shown }) };
    } catch {
      return row;
    }
  }

  return {
    prepare: async (): Promise<void> => rows.createIndexes(),
    /** Seals what a program before has kept in the open. */
    sealOlder: async (): Promise<void> => {
      const olderMoves = connection.collection<{ _id: string; order?: { reason?: string } }>('rule_moves');
      for (const { _id, order } of await olderMoves.find({}).toArray())
        if (order?.reason !== undefined)
          await olderMoves.updateOne(
            { _id },
            { $set: { why: whys.seal(_id, order.reason) }, $unset: { 'order.reason': 1 } },
          );
      const olderRows = connection.collection<StoredRow & { shown?: string }>('rule_move_rows');
      for (const { _id, moveId, caseId, shown } of await olderRows.find({}).toArray())
        if (shown !== undefined)
          await olderRows.updateOne(
            { _id },
            {
              // Of a case whose contents were destroyed it goes.
              $set: await sealedShown(moveId, caseId, shown).then(
                (sealed) => ({ sealed }),
                () => ({}),
              ),
              $unset: { shown: 1 },
            },
          );
    },
    /** Why cases are moved. */
    whys: whys.rewrappable,

    find: async (moveId: string): Promise<RuleMove | undefined> => {
      const kept = await moves.findById(moveId).lean<KeptMove>();
      return kept ? opened(kept) : undefined;
    },
    /** Whoever is at work on moving cases to this version now. */
    listRunning: async ({ of, id, version }: MoveTarget, now: string): Promise<RuleMove[]> =>
      (await moves.find({ runningUntil: { $gt: now } }).lean<KeptMove[]>())
        .filter(({ target }) => target.of === of && target.id === id && target.version === version)
        .map(opened),

    /** Begins to look anew; false while somebody, who may be the same person in another tab, is at work on it. */
    begin: async (by: string, target: MoveTarget, now: string, until: string): Promise<boolean> => {
      const _id = moveIdOf(by, target);
      const fresh = { by, target, lookedAt: now, isListed: false, runningUntil: never };
      await moves.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true });
      const taken = await moves.updateOne(
        { _id, runningUntil: { $lte: now } },
        { $set: { runningUntil: until, lookedAt: now, isListed: false }, $unset: { order: 1, why: 1 } },
      );
      return taken.modifiedCount === 1;
    },
    /** Lists the cases of a look, in place of those of an earlier one. */
    listCases: async (
      moveId: string,
      cases: readonly { caseId: string; number: string }[],
    ): Promise<void> => {
      await rows.deleteMany({ moveId });
      await rows.insertMany(
        cases.map(({ caseId, number }) => ({
          _id: rowId(moveId, caseId),
          moveId,
          caseId,
          number,
          status: 'unseen',
          changes: false,
          place: caseId,
        })),
        { lean: true },
      );
      await moves.updateOne({ _id: moveId }, { $set: { isListed: true } });
    },

    /** Takes the work until then; false while somebody else has it. */
    takeWork: async (moveId: string, now: string, until: string): Promise<boolean> => {
      const free = { _id: moveId, runningUntil: { $lte: now } };
      return (await moves.updateOne(free, { $set: { runningUntil: until } })).modifiedCount === 1;
    },
    holdWork: async (moveId: string, until: string): Promise<void> => {
      await moves.updateOne({ _id: moveId }, { $set: { runningUntil: until } });
    },
    /** Orders the move of these cases; what it orders is carried out by whoever has the work. */
    order: async (
      moveId: string,
      { commandId, reason }: NonNullable<RuleMove['order']>,
      caseIds: readonly string[],
    ): Promise<void> => {
      await moves.updateOne(
        { _id: moveId },
        { $set: { order: { commandId }, why: whys.seal(moveId, reason) } },
      );
      await rows.updateMany(
        { _id: { $in: caseIds.map((caseId) => rowId(moveId, caseId)) }, status: 'shown' },
        { $set: { status: 'waiting' } },
      );
    },

    /** All rows in their places, without what pages show of them. */
    listRows: (moveId: string): Promise<MoveRow[]> =>
      rows.find({ moveId }, { _id: 0, moveId: 0, sealed: 0 }).sort({ place: 1 }).lean<MoveRow[]>(),
    /** What pages show of these cases. */
    findShown: async (moveId: string, caseIds: readonly string[]): Promise<Map<string, ShownMoveRow>> => {
      const asked = { _id: { $in: caseIds.map((caseId) => rowId(moveId, caseId)) } };
      const found = await rows.find(asked).lean<StoredRow[]>();
      const known = await keys.findAll(found.map(({ caseId }) => caseId));
      return new Map(found.map((row) => [row.caseId, openedRow(row, known)]));
    },
    /** Records what was found or done of some cases. */
    settle: async (
      moveId: string,
      ends: readonly (Partial<ShownMoveRow> & { caseId: string })[],
    ): Promise<void> => {
      if (ends.length === 0) return;
      const sealedEnd = async ({ caseId, shown, ...end }: (typeof ends)[number]) =>
        shown === undefined ? end : { ...end, sealed: await sealedShown(moveId, caseId, shown) };
      await rows.bulkWrite(
        await Promise.all(
          ends.map(async (end) => ({
            updateOne: {
              filter: { _id: rowId(moveId, end.caseId) },
              update: { $set: await sealedEnd(end) },
            },
          })),
        ),
        { ordered: false },
      );
    },
  };
}
