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
  of: id,
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
  /** Every act that the office's own programs have kept, in the order in which they were done on each. */
  list(): Promise<SealedAct<Deed>[]>;
  listOf(of: string): Promise<SealedAct<Deed>[]>;
  /**
   * Keeps an act behind the one that its giver knew as the last, after the log of the office has told of it.
   * @returns false where somebody was faster
   */
  add(act: SealedAct<Deed>): Promise<boolean>;
  contents: Rewrappable;
}

/** Where acts of one sort are kept, and what the log of the office says of one. */
export interface ActShelf<Deed extends { kind: string }> {
  collection: string;
  /** Under which of the office's keys what they say lies. */
  use: KeyUse;
  proof: RowKind;
  deed: () => z.ZodType<Deed>;
  entry(act: { by: string; of: string; rowId: string; deed: Deed; digest: string }): OfficeEntry;
}

const kept = z.looseObject({ _id: z.string(), sealed: sealedSchema });

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
  return {
    contents: form.contents,
    list: async () => believed(await model.find().lean<Kept[]>()),
    listOf: async (of) => believed(await model.find({ of }).lean<Kept[]>()),
    add: async (given) => {
      const act = { ...shell.parse(given), deed: shelf.deed().parse(given.deed) };
      const row = { _id: `${act.of} ${act.revision}`, ...act };
      const { by, of, deed } = act;
      await log.append(shelf.entry({ by, of, rowId: row._id, deed, digest: rowDigest(shelf.proof, row) }));
      const { deed: said, ...open } = row;
      const stored = { ...open, sealed: form.seal(row._id, said), proof: proofs.over(shelf.proof, row) };
      return insertedOnce(() => model.create(stored));
    },
  };
}
