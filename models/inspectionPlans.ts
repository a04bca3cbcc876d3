import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type PlanAct, planActSchema, planDeedSchema } from '../domain/plans/plan';
import type { OfficeEntry } from '../domain/staff/entries';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { OfficeLog } from './officeLog';
import { type Rewrappable, sealedSchema } from './rewrapping';
import { createRowProofs, rowDigest } from './rowProofs';
import type { Sealed } from './sealing';

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
  /** Seals what a program before has kept in the open; what it proves stays the same. */
  sealOlder(): Promise<void>;
  contents: Rewrappable;
}

/** An act as it is kept: only a proof makes it one. What is done by it names people, and is sealed; a program before has kept it in the open. */
type KeptAct = Omit<PlanAct, 'deed'> & {
  _id: string;
  proof: string;
  deed?: PlanAct['deed'] | undefined;
  sealed?: Sealed | undefined;
};

const schema = new Schema<KeptAct>(
  { _id: { type: String, required: true } },
  { collection: planCollection, versionKey: false, autoIndex: false, strict: false },
);

const keptSchema = z.looseObject({ _id: z.string(), sealed: sealedSchema.optional() });

/** Opens what is proved of a row: the act with the id under which it is kept. */
export interface PlanActs {
  read(kept: unknown): { row: PlanAct & { _id: string }; act: PlanAct } | undefined;
  seal(id: string, deed: PlanAct['deed']): Sealed;
  contents: Rewrappable;
}

export function createPlanActs(connection: Connection, masterKeys: readonly MasterKey[]): PlanActs {
  const at = { collection: planCollection, field: 'sealed' };
  const deeds = createOfficeContents(connection, masterKeys, 'inspectionPlans', at, planDeedSchema);
  return {
    read: (kept) => {
      const one = keptSchema.safeParse(kept).data;
      if (!one) return undefined;
      const deed = one.sealed ? deeds.open(one._id, one.sealed) : one.deed;
      const act = planActSchema.safeParse({ ...one, deed }).data;
      return act && { row: { _id: one._id, ...act }, act };
    },
    seal: deeds.seal,
    contents: deeds.rewrappable,
  };
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
  const acts = createPlanActs(connection, masterKeys);

  async function sealOlder(): Promise<void> {
    for (const kept of await model.find({ deed: { $exists: true } }).lean<KeptAct[]>()) {
      const read = acts.read(kept);
      if (!read) continue;
      const change = { $set: { sealed: acts.seal(kept._id, read.act.deed) }, $unset: { deed: 1 } } as const;
      await model.updateOne({ _id: kept._id }, change);
    }
  }

  const believed = (rows: readonly KeptAct[]): PlanAct[] =>
    rows
      .flatMap((kept) => {
        const read = acts.read(kept);
        return read && proofs.holds('planAct', read.row, kept.proof) ? read.act : [];
      })
      .sort(inOrder);
  const ofYear = (year: number) => model.find({ year }).lean<KeptAct[]>();

  return {
    sealOlder,
    contents: acts.contents,
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
      const { deed, ...rest } = row;
      const sealed = { ...rest, sealed: acts.seal(row._id, deed), proof: proofs.over('planAct', row) };
      return insertedOnce(() => model.create(sealed));
    },
  };
}
