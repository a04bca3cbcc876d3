import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type PlanAct, planActSchema } from '../domain/plans/plan';
import type { OfficeEntry } from '../domain/staff/entries';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';

export const planCollection = 'inspection_plans';

export interface PlanStore {
  /** Every act that the office's own programs have kept, by years, and within each in its order. */
  list(): Promise<PlanAct[]>;
  listOfYear(year: number): Promise<PlanAct[]>;
  /**
   * Keeps an act behind the one that its giver knew as the last, after the log of the office has told of it.
   * @returns false where somebody was faster
   */
  add(act: Omit<PlanAct, 'revision'>, after: number): Promise<boolean>;
}

/** An act as it is kept: only a proof makes it one. */
type KeptAct = PlanAct & { _id: string; proof: string };

const schema = new Schema<KeptAct>(
  { _id: { type: String, required: true } },
  { collection: planCollection, versionKey: false, autoIndex: false, strict: false },
);

/** What is proved of a row: the act with the id under which it is kept. */
export function readKeptPlanAct(kept: unknown): { row: PlanAct & { _id: string }; act: PlanAct } | undefined {
  const id = z.object({ _id: z.string() }).safeParse(kept).data;
  const act = planActSchema.safeParse(kept).data;
  return id && act && { row: { _id: id._id, ...act }, act };
}

const numbered = z.object({ revision: z.number().int().positive().max(1_000_000) });
const revisionOf = (kept: unknown): number => numbered.safeParse(kept).data?.revision ?? 0;

const inOrder = (a: PlanAct, b: PlanAct): number => a.year - b.year || a.revision - b.revision;

/** What the log of the office says of an act. */
function entryFor({ _id, ...act }: PlanAct & { _id: string }): OfficeEntry {
  const { year, by, deed } = act;
  const data = { planActId: _id, year, digest: rowDigest('planAct', { _id, ...act }) };
  switch (deed.kind) {
    case 'drafted':
      return { by, type: 'planDrafted', data: { ...data, count: deed.entries.length } };
    case 'approved':
      return { by, type: 'planApproved', data: { ...data, approves: deed.approves } };
    case 'takenUp':
      return { by, type: 'planTakenUp', data: { ...data, entryId: deed.entryId, caseId: deed.caseId } };
  }
}

/** @param masterKeys prove what the office's own programs wrote; what bears no proof was never done */
export function createPlanStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
): PlanStore {
  const model = connection.model('InspectionPlanAct', schema);
  const proofs = createRowProofs(masterKeys);

  const believed = (rows: readonly KeptAct[]): PlanAct[] =>
    rows
      .flatMap((kept) => {
        const read = readKeptPlanAct(kept);
        return read && proofs.holds('planAct', read.row, kept.proof) ? read.act : [];
      })
      .sort(inOrder);
  const ofYear = (year: number) => model.find({ year }).lean<KeptAct[]>();

  return {
    list: async () => believed(await model.find().lean<KeptAct[]>()),
    listOfYear: async (year) => believed(await ofYear(year)),
    add: async (given, after) => {
      const kept = await ofYear(given.year);
      if ((believed(kept).at(-1)?.revision ?? 0) !== after) return false;
      // What is not ours takes a number, and stands in nobody's way.
      const revision = Math.max(0, ...kept.map(revisionOf)) + 1;
      const act = planActSchema.parse({ ...given, revision });
      const row = { _id: `plan-${act.year}-${revision}`, ...act };
      await log.append(entryFor(row));
      return insertedOnce(() => model.create({ ...row, proof: proofs.over('planAct', row) }));
    },
  };
}
