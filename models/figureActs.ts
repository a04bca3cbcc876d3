import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type FigureAct, figureAct, figureDeed } from '../domain/figures/acts';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { OfficeLog } from './officeLog';
import { type Rewrappable, sealedSchema } from './rewrapping';
import { createRowProofs, rowDigest } from './rowProofs';
import type { Sealed } from './sealing';

export const figureActCollection = 'figure_acts';

/** What was done with figures: reports that were sent or taken in, reports in words, and what went to the national database; acts are only added. */
export interface FigureActStore {
  prepare(): Promise<void>;
  /** Every act that the office's own programs have kept of one thing, in order. */
  listOf(of: string): Promise<FigureAct[]>;
  /** Which things there are acts of. */
  listThings(): Promise<string[]>;
  /**
   * Keeps an act behind the one that its giver knew as the last, after the log of the office has told of it.
   * @returns false where somebody was faster
   */
  add(act: Omit<FigureAct, 'revision'>, after: number): Promise<boolean>;
  contents: Rewrappable;
}

type KeptAct = Omit<FigureAct, 'deed'> & { _id: string; sealed: Sealed; proof: string };

const schema = new Schema<KeptAct>(
  { _id: { type: String, required: true } },
  { collection: figureActCollection, versionKey: false, autoIndex: false, strict: false },
);
schema.index({ of: 1 });

const keptSchema = z.looseObject({ _id: z.string(), sealed: sealedSchema });

/** Opens what is proved of a row: the act with the id under which it is kept. */
export interface SealedFigureActs {
  read(kept: unknown): { row: FigureAct & { _id: string }; act: FigureAct } | undefined;
  seal(id: string, deed: FigureAct['deed']): Sealed;
  contents: Rewrappable;
}

export function createSealedFigureActs(
  connection: Connection,
  masterKeys: readonly MasterKey[],
): SealedFigureActs {
  const at = { collection: figureActCollection, field: 'sealed' };
  const deeds = createOfficeContents(connection, masterKeys, 'figureActs', at, figureDeed());
  const whole = figureAct();
  return {
    read: (kept) => {
      const one = keptSchema.safeParse(kept).data;
      const act = one && whole.safeParse({ ...one, deed: deeds.open(one._id, one.sealed) }).data;
      return one && act && { row: { _id: one._id, ...act }, act };
    },
    seal: deeds.seal,
    contents: deeds.rewrappable,
  };
}

const numbered = z.object({ revision: z.number().int().positive() });
const revisionOf = (kept: unknown): number => numbered.safeParse(kept).data?.revision ?? 0;

/** @param masterKeys prove what the office's own programs wrote; what bears no proof was never done */
export function createFigureActStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
): FigureActStore {
  const model = connection.model('FigureAct', schema);
  const proofs = createRowProofs(masterKeys);
  const acts = createSealedFigureActs(connection, masterKeys);
  const believed = (rows: readonly KeptAct[]): FigureAct[] =>
    rows
      .flatMap((kept) => {
        const read = acts.read(kept);
        return read && proofs.holds('figureAct', read.row, kept.proof) ? read.act : [];
      })
      .sort((a, b) => a.revision - b.revision);
  const keptOf = (of: string) => model.find({ of }).lean<KeptAct[]>();

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    contents: acts.contents,
    listOf: async (of) => believed(await keptOf(of)),
    listThings: async () => {
      const rows = await model.find({ revision: 1 }, { of: 1 }).lean<Pick<KeptAct, 'of'>[]>();
      return [...new Set(rows.map(({ of }) => of))].sort();
    },
    add: async (given, after) => {
      const kept = await keptOf(given.of);
      if ((believed(kept).at(-1)?.revision ?? 0) !== after) return false;
      // What is not ours takes a number, and stands in nobody's way.
      const revision = Math.max(0, ...kept.map(revisionOf)) + 1;
      const act = figureAct().parse({ ...given, revision });
      const row = { _id: `${act.of} ${revision}`, ...act };
      const { by, deed } = act;
      await log.append({
        by,
        type: 'figuresActed',
        data: { figureActId: row._id, deed: deed.kind, digest: rowDigest('figureAct', row) },
      });
      const { deed: said, ...rest } = row;
      const proof = proofs.over('figureAct', row);
      return insertedOnce(() => model.create({ ...rest, sealed: acts.seal(row._id, said), proof }));
    },
  };
}
