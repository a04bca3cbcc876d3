import { type Connection, Schema } from 'mongoose';
import { insertedOnce, isDuplicateKey } from './duplicateKey';
import type { VaultKey } from './identityVault';
import { insertedTogether } from './insertedTogether';
import { createMasterSeals } from './masterSeals';
import { rewrapping } from './rewrapping';
import { type Sealed, sealedUnderOffice } from './sealing';
import { inOnePieceOrEach, writtenTogether } from './writtenTogether';

/**
 * What became of a row: `ready` waits to be confirmed or for its turn, `there` was in the register before; `asked` is kept apart until a
 * person has answered what it is.
 */
export const rowStatuses = ['ready', 'asked', 'wrong', 'there', 'arrived', 'refused'] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** An import of a register; it tells nothing of what its rows say. */
export interface ImportRecord {
  _id: string;
  by: string;
  createdAt: string;
  /** When the sealed rows are destroyed, whether or not they were imported. */
  expiresAt: string;
  confirmedAt?: string | undefined;
  /** When rows of this file were first imported; stays when the file is chosen again. */
  importedAt?: string | undefined;
  /** Somebody is at work on it until then; in the past when nobody is, or who was has been stopped. */
  runningUntil: string;
  /** When its sealed rows were destroyed because they had expired. */
  destroyedAt?: string | undefined;
}

export interface ImportRow {
  row: number;
  status: RowStatus;
  caseId?: string | undefined;
  refusal?: string | undefined;
  /** How many of its cells held look-alikes of letters, or what is not seen; absent in rows from before. */
  putRight?: number | undefined;
}
interface StoredRow extends ImportRow {
  _id: string;
  importId: string;
  sealed?: Sealed | undefined;
  /** As its import says; on the row too, so that one whose import was never kept expires as well. Older rows have none. */
  expiresAt?: string | undefined;
}

/** So long at most nobody else keeps or runs a file whose rows are being kept, where whoever keeps them is killed. */
const keepingMs = 60_000;

/** A row as it is kept until its import is over: what it says is sealed, for it names people. */
export type NewImportRow = ImportRow & { content: string };

const importSchema = new Schema<ImportRecord>(
  {
    _id: { type: String, required: true },
    by: String,
    createdAt: String,
    expiresAt: String,
    confirmedAt: String,
    importedAt: String,
    runningUntil: String,
    destroyedAt: String,
  },
  { collection: 'imports', versionKey: false, autoIndex: false },
);
const rowSchema = new Schema<StoredRow>(
  {
    _id: { type: String, required: true },
    importId: { type: String, required: true },
    row: Number,
    status: String,
    caseId: String,
    refusal: String,
    putRight: Number,
    sealed: sealedUnderOffice,
    expiresAt: String,
  },
  { collection: 'import_rows', versionKey: false, autoIndex: false },
);
rowSchema.index({ importId: 1, row: 1 });
interface Claim {
  _id: string;
  caseId: string;
  claimedAt: string;
}
const claimSchema = new Schema<Claim>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    claimedAt: { type: String, required: true },
  },
  { collection: 'import_numbers', versionKey: false, autoIndex: false },
);

export type ImportStore = ReturnType<typeof createImportStore>;

/** Imports under way, with their rows sealed under the vault's keys. */
export function createImportStore(connection: Connection, keys: readonly VaultKey[]) {
  const imports = connection.model('Import', importSchema);
  const rows = connection.model('ImportRow', rowSchema);
  const claims = connection.model('ImportNumber', claimSchema);
  const rowId = (importId: string, row: number) => `${importId}:${row}`;

  const seals = createMasterSeals('importRows', keys);

  const insertClaim = insertedTogether<Claim>(connection, 'import_numbers');
  const endOf = ({ _id, ...end }: ImportRow & { _id: string }) => ({
    filter: { _id },
    update: { $set: end, $unset: { sealed: 1 } },
  });
  const endTogether = writtenTogether(
    inOnePieceOrEach(
      (ends: (ImportRow & { _id: string })[]) =>
        rows.bulkWrite(
          ends.map((end) => ({ updateOne: endOf(end) })),
          { ordered: false },
        ),
      async (end) => {
        const { filter, update } = endOf(end);
        await rows.updateOne(filter, update);
      },
    ),
  );

  const claimant = async (number: string) => (await claims.findById(number).lean())?.caseId;

  return {
    prepare: async (): Promise<void> => rows.createIndexes(),
    /** What the rows say, sealed under the office's keys. */
    rows: rewrapping(connection, 'import_rows', 'sealed', seals),

    /**
     * Keeps the rows of a file until they expire; the same file again replaces what was kept of it. False while somebody has it in work, or
     * is keeping it at this moment: then nothing is changed.
     */
    keep: async (
      { _id: importId, ...kept }: Omit<ImportRecord, 'runningUntil'>,
      newRows: readonly NewImportRow[],
    ): Promise<boolean> => {
      const runningUntil = new Date(Date.now() + keepingMs).toISOString();
      const free = { _id: importId, runningUntil: { $lte: kept.createdAt } };
      const change = { $set: { ...kept, runningUntil }, $unset: { confirmedAt: '' } };
      // Where it is in work nothing fits, and what would be put beside it is there.
      if (!(await insertedOnce(() => imports.updateOne(free, change, { upsert: true })))) return false;
      await rows.deleteMany({ importId });
      const documents = newRows.map(({ content, ...row }) => {
        const _id = rowId(importId, row.row);
        return {
          _id,
          importId,
          ...row,
          expiresAt: kept.expiresAt,
          sealed: seals.seal(_id, Buffer.from(content)),
        };
      });
      await rows.insertMany(documents, { ordered: false, lean: true });
      await imports.updateOne({ _id: importId, runningUntil }, { $set: { runningUntil: '' } });
      return true;
    },

    /** Destroys the rows of a file that was not wanted after all, and the import unless it brought in rows before. */
    discard: async (importId: string): Promise<void> => {
      await rows.deleteMany({ importId });
      await imports.deleteOne({ _id: importId, importedAt: { $exists: false } });
    },

    find: async (importId: string): Promise<ImportRecord | undefined> =>
      (await imports.findById(importId).lean()) ?? undefined,
    /** The newest imports: all of them, or those of one person. */
    recent: (limit: number, by?: string): Promise<ImportRecord[]> =>
      imports
        .find(by === undefined ? {} : { by })
        .sort({ createdAt: -1 })
        .limit(limit)
        .lean<ImportRecord[]>(),

    /** The rows in the order of the file, without what they say. */
    listRows: (importId: string): Promise<ImportRow[]> =>
      rows
        .find({ importId }, { _id: 0, importId: 0, sealed: 0, expiresAt: 0 })
        .sort({ row: 1 })
        .lean<ImportRow[]>(),
    /** What a row says; undefined when its seal was destroyed or its day is over, whether or not anybody came to destroy it. */
    openRow: async (importId: string, row: number, now: string): Promise<string | undefined> => {
      const stored = await rows.findById(rowId(importId, row)).lean<StoredRow>();
      if (!stored?.sealed) return undefined;
      const expiresAt = stored.expiresAt ?? (await imports.findById(importId).lean())?.expiresAt ?? '';
      return expiresAt > now ? seals.open(stored._id, stored.sealed)?.toString() : undefined;
    },
    /** What a person has said of rows that were kept apart: they are to come in. Returns how many waited for it. */
    answerRows: async (importId: string, answered: readonly number[]): Promise<number> => {
      const asked = { importId, row: { $in: answered }, status: 'asked' as const };
      return (await rows.updateMany(asked, { $set: { status: 'ready' } })).modifiedCount;
    },
    /** Records the end of a row, and destroys what was kept of it. */
    settleRow: (importId: string, end: ImportRow): Promise<void> =>
      endTogether({ _id: rowId(importId, end.row), ...end }),

    /** Takes the work of an import that this person has brought, until then; false while somebody is at it, or another has brought it since. */
    takeWork: async (importId: string, by: string, now: string, until: string): Promise<boolean> => {
      const change = { $set: { confirmedAt: now, runningUntil: until }, $min: { importedAt: now } };
      const taken = await imports.updateOne({ _id: importId, by, runningUntil: { $lte: now } }, change);
      return taken.modifiedCount === 1;
    },
    holdWork: async (importId: string, until: string): Promise<void> => {
      await imports.updateOne({ _id: importId }, { $set: { runningUntil: until } });
    },

    /** The case that a number of the office's register belongs to, if any. */
    findClaim: claimant,
    /** Gives a number to a case; answers with the case that has it, and whether it got it just now. */
    claimNumber: async (
      number: string,
      caseId: string,
      now: string,
    ): Promise<{ owner: string; isNew: boolean }> => {
      try {
        await insertClaim({ _id: number, caseId, claimedAt: now });
        return { owner: caseId, isNew: true };
      } catch (error) {
        const owner = isDuplicateKey(error) ? await claimant(number) : undefined;
        if (owner === undefined) throw error;
        return { owner, isNew: false };
      }
    },
    /** Gives up the number of a case that was refused. */
    releaseNumber: async (number: string, caseId: string): Promise<void> => {
      await claims.deleteOne({ _id: number, caseId });
    },
    /** Passes on a number whose case never began; false when it was claimed only lately, or is not that case's any more. */
    passNumberOn: async (
      number: string,
      change: { from: string; to: string; claimedBefore: string },
    ): Promise<boolean> => {
      const abandoned = { _id: number, caseId: change.from, claimedAt: { $lt: change.claimedBefore } };
      const passed = await claims.updateOne(abandoned, { $set: { caseId: change.to } });
      return passed.modifiedCount === 1;
    },

    /** How many are at work now, and how many wait for their person to confirm them. */
    count: async (now: string): Promise<Record<'running' | 'waiting', number>> => {
      const open = { confirmedAt: { $exists: false }, destroyedAt: { $exists: false } };
      const [running, waiting] = await Promise.all([
        imports.countDocuments({ runningUntil: { $gt: now } }),
        imports.countDocuments({ ...open, expiresAt: { $gt: now }, runningUntil: { $lte: now } }),
      ]);
      return { running, waiting };
    },

    /** Destroys what is still sealed of rows that expired. */
    destroyExpired: async (now: string): Promise<void> => {
      const end = { $unset: { sealed: 1 } };
      await rows.updateMany({ expiresAt: { $lte: now }, sealed: { $exists: true } }, end);
      // Rows of an older program do not say when.
      const over = { expiresAt: { $lte: now }, destroyedAt: { $exists: false } };
      for (const { _id } of await imports.find(over, { _id: 1 }).lean()) {
        const undated = { importId: _id, expiresAt: { $exists: false }, sealed: { $exists: true } };
        await rows.updateMany(undated, end);
        await imports.updateOne({ _id, ...over }, { $set: { destroyedAt: now } });
      }
    },
  };
}
