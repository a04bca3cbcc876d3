import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import type { OfficeEntry } from '../domain/staff/entries';
import { insertedOnce } from './duplicateKey';
import type { KeyUse, MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { OfficeLog } from './officeLog';
import { type Rewrappable, sealedSchema } from './rewrapping';
import { createRowProofs, rowDigest, type RowKind } from './rowProofs';
import type { Sealed } from './sealing';

const id = z.string().min(1).max(100);
const shell = z.object({
  /** What it is an act on. */
  of: z.string().min(1).max(200),
  revision: z.number().int().positive(),
  by: id,
  at: z.iso.datetime(),
  /** Under which id it was sent: what is sent twice is done once. */
  commandId: id,
});

/** An act on something of the office that belongs to no case, as it is kept: acts are added, never changed. */
export type SealedAct<Deed> = z.infer<typeof shell> & { deed: Deed };

/** Things of the office, each by its acts. */
export interface SealedActs<Deed> {
  prepare(): Promise<void>;
  /** Every act that the office's own programs have kept, in the order in which they were done on each. */
  list(): Promise<SealedAct<Deed>[]>;
  listOf(of: string): Promise<SealedAct<Deed>[]>;
  /** Which things there are acts of. */
  listThings(): Promise<string[]>;
  /** The acts that are the only one on their thing: what was begun, and stands as it was. */
  listBegun(): Promise<SealedAct<Deed>[]>;
  /**
   * Keeps an act behind the one that its giver knew as the last, after the log of the office has told of it.
   * @param after the revision of that last act; 0 for the first
   * @returns false where somebody was faster
   */
  add(act: Omit<SealedAct<Deed>, 'revision'>, after: number): Promise<boolean>;
  contents: Rewrappable;
}

/** Where acts of one sort are kept, and what the log of the office says of one. */
export interface ActShelf<Deed extends { kind: string }> {
  collection: string;
  /** Under which of the office's keys what they say lies. */
  use: KeyUse;
  proof: Exclude<RowKind, 'act'>;
  deed: () => z.ZodType<Deed>;
  entry(act: { by: string; of: string; rowId: string; deed: Deed; digest: string }): OfficeEntry;
}

const kept = z.looseObject({ _id: z.string(), sealed: sealedSchema });
const numbered = z.object({ revision: z.number().int().positive() });
const revisionOf = (row: unknown): number => numbered.safeParse(row).data?.revision ?? 0;

/** Reads and seals acts of one sort. */
export function sealedActForm<Deed extends { kind: string }>(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  { collection, use, deed }: ActShelf<Deed>,
) {
  const at = { collection, field: 'sealed' };
  const deeds = createOfficeContents(connection, masterKeys, use, at, deed());
  return {
    /** The act with the id under which it is kept; undefined where it does not open. */
    read: (row: unknown): { row: SealedAct<Deed> & { _id: string }; act: SealedAct<Deed> } | undefined => {
      const one = kept.safeParse(row).data;
      const own = shell.safeParse(row).data;
      const opened = one && deeds.open(one._id, one.sealed);
      if (!one || !own || opened === undefined) return undefined;
      const act = { ...own, deed: opened };
      return { row: { _id: one._id, ...act }, act };
    },
    seal: deeds.seal,
    contents: deeds.rewrappable,
  };
}

/** @param masterKeys prove what the office's own programs wrote; what bears no proof was never done */
export function createSealedActs<Deed extends { kind: string }>(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
  shelf: ActShelf<Deed>,
): SealedActs<Deed> {
  type Kept = z.infer<typeof shell> & { _id: string; sealed: Sealed; proof: string };
  const schema = new Schema<Kept>(
    { _id: { type: String, required: true } },
    { collection: shelf.collection, versionKey: false, autoIndex: false, strict: false },
  );
  schema.index({ of: 1 });
  const model = connection.model(`Act in ${shelf.collection}`, schema);
  const proofs = createRowProofs(masterKeys);
  const form = sealedActForm(connection, masterKeys, shelf);
  const believed = (rows: readonly Kept[]): SealedAct<Deed>[] =>
    rows
      .flatMap((one) => {
        const read = form.read(one);
        return read && proofs.holds(shelf.proof, read.row, one.proof) ? read.act : [];
      })
      .sort((a, b) => a.of.localeCompare(b.of) || a.revision - b.revision);
  const keptOf = (of: string) => model.find({ of }).lean<Kept[]>();
  const thingsOf = (asked: object) => model.find(asked, { of: 1 }).lean<Pick<Kept, 'of'>[]>();
  return {
    prepare: async () => {
      await model.createIndexes();
    },
    contents: form.contents,
    list: async () => believed(await model.find().lean<Kept[]>()),
    listOf: async (of) => believed(await keptOf(of)),
    listThings: async () => [...new Set((await thingsOf({ revision: 1 })).map(({ of }) => of))].sort(),
    listBegun: async () => {
      const things = (await thingsOf({})).map(({ of }) => of);
      const once = things.filter((of) => things.indexOf(of) === things.lastIndexOf(of));
      return believed(await model.find({ of: { $in: once } }).lean<Kept[]>());
    },
    add: async (given, after) => {
      const there = await keptOf(given.of);
      if ((believed(there).at(-1)?.revision ?? 0) !== after) return false;
      // What is not ours takes a number, and stands in nobody's way.
      const revision = Math.max(0, ...there.map(revisionOf)) + 1;
      const act = { ...shell.parse({ ...given, revision }), deed: shelf.deed().parse(given.deed) };
      const row = { _id: `${act.of} ${revision}`, ...act };
      const { by, of, deed } = act;
      await log.append(shelf.entry({ by, of, rowId: row._id, deed, digest: rowDigest(shelf.proof, row) }));
      const { deed: said, ...open } = row;
      const stored = { ...open, sealed: form.seal(row._id, said), proof: proofs.over(shelf.proof, row) };
      return insertedOnce(() => model.create(stored));
    },
  };
}
