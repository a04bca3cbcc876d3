import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import type { IdentityVault } from './identityVault';
import { type Sealed, sealedUnderCase } from './sealing';

/** What became of one run of a case's workflow when today's code went through its stored history. */
export interface CheckedRun {
  runId: string;
  startedAt: string;
  /** How many entries its stored history has. */
  length: number;
  result: 'fits' | 'differs' | 'failed';
  /** Where it differs, and how the machine says it; for those who mend it. */
  at?: number | undefined;
  detail?: string | undefined;
}

/** A replay of a case's workflow through the code of its day, and who asked for it. */
export interface ReplayCheck {
  caseId: string;
  at: string;
  by: string;
  outcome: 'fits' | 'differs' | 'failed' | 'notKept';
  runs: CheckedRun[];
  /** Earlier runs whose history the server no longer keeps. */
  earlierGone: boolean;
  /** Events that the code decided again, and the first that is not as the chain has it. */
  decided: { count: number; differsAt?: number | undefined };
}

/** As it is kept: how the machine says where runs differ can hold what the case says, and is sealed under its key; a program before has kept it in the runs. */
type KeptCheck = ReplayCheck & { details?: Sealed | undefined };
const detailsSchema = z.array(z.string().nullable());
const contextOf = ({ caseId, at }: Pick<ReplayCheck, 'caseId' | 'at'>): string =>
  `replay of ${caseId} at ${at}`;

const schema = new Schema<KeptCheck>(
  {
    caseId: { type: String, required: true },
    at: { type: String, required: true },
    by: { type: String, required: true },
    outcome: { type: String, required: true },
    runs: { type: [Schema.Types.Mixed], required: true } as never,
    earlierGone: { type: Boolean, required: true },
    decided: { type: Schema.Types.Mixed, required: true },
    details: { type: sealedUnderCase, default: undefined, _id: false },
  },
  { collection: 'replay_checks', versionKey: false, autoIndex: false },
);
schema.index({ caseId: 1, at: -1 });

/** The record of replays: each one is kept. */
export interface ReplayCheckStore {
  add(check: ReplayCheck): Promise<void>;
  last(caseId: string): Promise<ReplayCheck | undefined>;
  /** Seals what a program before has kept in the open. */
  sealOlder(): Promise<void>;
}

export function createReplayCheckStore(
  connection: Connection,
  vault: Pick<IdentityVault, 'sealOf' | 'openOf'>,
): ReplayCheckStore {
  const model = connection.model<KeptCheck>('ReplayCheck', schema);
  const indexes = model.createIndexes();
  indexes.catch(() => undefined);

  /** What of a check is kept in the open, and its details sealed where there are any. */
  async function sealedRuns(check: ReplayCheck): Promise<Pick<KeptCheck, 'runs' | 'details'>> {
    const said = check.runs.map(({ detail }) => detail ?? null);
    const runs = check.runs.map(({ detail, ...run }) => {
      void detail;
      return run;
    });
    if (said.every((detail) => detail === null)) return { runs };
    const plain = Buffer.from(JSON.stringify(said));
    return { runs, details: await vault.sealOf(check.caseId, contextOf(check), plain) };
  }

  return {
    sealOlder: async () => {
      for (const { _id, ...check } of await model.find().lean<(KeptCheck & { _id: unknown })[]>())
        if (check.runs.some(({ detail }) => detail !== undefined))
          // Where the contents of its case were destroyed, they go.
          await model.updateOne({ _id }, { $set: await sealedRuns(check).catch(() => ({ runs: [] })) });
    },
    add: async (check) => {
      await indexes;
      await model.create({ ...check, ...(await sealedRuns(check)) });
    },
    last: async (caseId) => {
      const found = await model.findOne({ caseId }).sort({ at: -1 }).lean<KeptCheck>();
      if (!found) return undefined;
      const { details, ...check } = found;
      const plain = details && (await vault.openOf(caseId, contextOf(check), details).catch(() => undefined));
      const said = plain ? detailsSchema.parse(JSON.parse(plain.toString())) : [];
      return {
        ...check,
        runs: check.runs.map((run, i) => ({ ...run, detail: said[i] ?? run.detail })),
      };
    },
  };
}
