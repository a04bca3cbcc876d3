import { type Connection, Schema } from 'mongoose';

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

const schema = new Schema<ReplayCheck>(
  {
    caseId: { type: String, required: true },
    at: { type: String, required: true },
    by: { type: String, required: true },
    outcome: { type: String, required: true },
    runs: { type: [Schema.Types.Mixed], required: true } as never,
    earlierGone: { type: Boolean, required: true },
    decided: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'replay_checks', versionKey: false, autoIndex: false },
);
schema.index({ caseId: 1, at: -1 });

/** The record of replays: each one is kept. */
export interface ReplayCheckStore {
  add(check: ReplayCheck): Promise<void>;
  last(caseId: string): Promise<ReplayCheck | undefined>;
}

export function createReplayCheckStore(connection: Connection): ReplayCheckStore {
  const model = connection.model<ReplayCheck>('ReplayCheck', schema);
  const indexes = model.createIndexes();
  return {
    add: async (check) => {
      await indexes;
      await model.create(check);
    },
    last: async (caseId) =>
      (await model.findOne({ caseId }).sort({ at: -1 }).lean<ReplayCheck>()) ?? undefined,
  };
}
