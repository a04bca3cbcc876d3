import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type DayAct, dayAct } from '../domain/reception/day';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';

export const receptionDayCollection = 'reception_days';

/** Days of reception, each by its acts, which are only added. */
export interface ReceptionDays {
  /** Every act that the office's own programs have kept, in the order of their days. */
  list(): Promise<DayAct[]>;
  listOf(dayId: string): Promise<DayAct[]>;
  /**
   * Keeps an act behind the one that its giver knew as the last, after the log of the office has told of it.
   * @returns false where somebody was faster
   */
  add(act: DayAct): Promise<boolean>;
}

type KeptAct = DayAct & { _id: string; proof: string };

const schema = new Schema<KeptAct>(
  { _id: { type: String, required: true } },
  { collection: receptionDayCollection, versionKey: false, autoIndex: false, strict: false },
);

const named = z.object({ _id: z.string() });

/** What is proved of a row: the act with the id under which it is kept. */
export function readKeptDayAct(kept: unknown): { row: DayAct & { _id: string }; act: DayAct } | undefined {
  const id = named.safeParse(kept).data;
  const act = dayAct().safeParse(kept).data;
  return id && act && { row: { _id: id._id, ...act }, act };
}

/** @param masterKeys prove what the office's own programs wrote; what bears no proof was never done */
export function createReceptionDays(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
): ReceptionDays {
  const model = connection.model('ReceptionDayAct', schema);
  const proofs = createRowProofs(masterKeys);
  const believed = (rows: readonly KeptAct[]): DayAct[] =>
    rows
      .flatMap((kept) => {
        const read = readKeptDayAct(kept);
        return read && proofs.holds('dayAct', read.row, kept.proof) ? read.act : [];
      })
      .sort((a, b) => a.dayId.localeCompare(b.dayId) || a.revision - b.revision);
  return {
    list: async () => believed(await model.find().lean<KeptAct[]>()),
    listOf: async (dayId) => believed(await model.find({ dayId }).lean<KeptAct[]>()),
    add: async (given) => {
      const act = dayAct().parse(given);
      const row = { _id: `${act.dayId} ${act.revision}`, ...act };
      const { by, dayId, deed } = act;
      const digest = rowDigest('dayAct', row);
      await log.append({
        by,
        type: 'receptionDayActed',
        data: { dayActId: row._id, dayId, deed: deed.kind, digest },
      });
      return insertedOnce(() => model.create({ ...row, proof: proofs.over('dayAct', row) }));
    },
  };
}
