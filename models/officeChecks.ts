import { type Connection, Schema } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { Rewrappable } from './rewrapping';
import { type Sealed, sealedUnderOffice } from './sealing';

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

/** As it is kept: what was found is sealed under the office's keys; a program before has kept it in the open. */
type KeptCheck = OfficeCheck & { found?: Sealed | undefined };

const schema = new Schema<KeptCheck>(
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
    found: { type: sealedUnderOffice, default: undefined, _id: false },
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
  contents: Rewrappable;
  /** Seals what a program before has kept in the open. */
  sealOlder(): Promise<void>;
}

export function createOfficeCheckStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
): OfficeCheckStore {
  const model = connection.model<KeptCheck>('OfficeCheck', schema);
  const at = { collection: 'office_checks', field: 'found' };
  const contents = createOfficeContents(connection, masterKeys, 'officeChecks', at, z.array(z.string()));
  const opened = ({ found, ...check }: KeptCheck): OfficeCheck =>
    found ? { ...check, faults: contents.open(check._id, found) ?? [] } : check;
  return {
    contents: contents.rewrappable,
    sealOlder: async () => {
      for (const { _id, faults, found } of await model.find().lean<KeptCheck[]>())
        if (faults.length > 0 && !found)
          await model.updateOne({ _id }, { $set: { faults: [], found: contents.seal(_id, faults) } });
    },
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
    finish: async (_id, { faults, ...end }) => {
      await model.updateOne({ _id }, { $set: { ...end, found: contents.seal(_id, faults) } });
    },
    listLast: async (count) =>
      (await model.find().sort({ startedAt: -1 }).limit(count).lean<KeptCheck[]>()).map(opened),
  };
}
