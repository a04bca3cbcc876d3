import { type Connection, Schema } from 'mongoose';
import { randomUUID } from 'node:crypto';

/** One check of everything that the office keeps: who asked for it, how far it is, and what it found. */
export interface OfficeCheck {
  _id: string;
  /** An account, or the office's own program at its console. */
  by: string;
  startedAt: string;
  /** Absent while it goes on, or where it was stopped on its way. */
  finishedAt?: string | undefined;
  /** Somebody is at work on it until then; in the past when nobody is. */
  runningUntil: string;
  /** Events that have passed, of about how many. */
  done: number;
  total: number;
  /** Cases that were judged. */
  cases: number;
  /** How many faults there are; of very many only the first are kept. */
  faultCount: number;
  /** What was found, as JSON: a finding may hold what nobody foresaw. */
  faults: string[];
}

const schema = new Schema<OfficeCheck>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    startedAt: { type: String, required: true },
    finishedAt: { type: String },
    runningUntil: { type: String, required: true },
    done: { type: Number, required: true },
    total: { type: Number, required: true },
    cases: { type: Number, required: true },
    faultCount: { type: Number, required: true },
    faults: { type: [String], required: true },
  },
  { collection: 'office_checks', versionKey: false, autoIndex: false },
);
// By this name the stand-in finds the last ones without reading all.
schema.index({ startedAt: 1 }, { name: 'multikey_startedAt' });

type Progress = Pick<OfficeCheck, 'done' | 'total' | 'runningUntil'>;
type End = Pick<OfficeCheck, 'finishedAt' | 'cases' | 'faultCount' | 'faults'>;

/** The record of checks: each one is kept. */
export interface OfficeCheckStore {
  prepare(): Promise<void>;
  begin(by: string, at: string, runningUntil: string): Promise<OfficeCheck>;
  tell(id: string, progress: Progress): Promise<void>;
  finish(id: string, end: End): Promise<void>;
  /** The newest first. */
  listLast(count: number): Promise<OfficeCheck[]>;
}

export function createOfficeCheckStore(connection: Connection): OfficeCheckStore {
  const model = connection.model<OfficeCheck>('OfficeCheck', schema);
  return {
    prepare: async () => model.createIndexes(),
    begin: async (by, startedAt, runningUntil) => {
      const check = { by, startedAt, runningUntil, done: 0, total: 0, cases: 0, faultCount: 0, faults: [] };
      const begun = { _id: randomUUID(), ...check };
      await model.create(begun);
      return begun;
    },
    tell: async (_id, progress) => {
      await model.updateOne({ _id }, { $set: progress });
    },
    finish: async (_id, end) => {
      await model.updateOne({ _id }, { $set: end });
    },
    listLast: (count) => model.find().sort({ startedAt: -1 }).limit(count).lean<OfficeCheck[]>(),
  };
}
