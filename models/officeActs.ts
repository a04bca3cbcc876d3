import { type Connection, Schema } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type OfficeAct, officeAct, type Proposal, proposalLastsDays } from '../domain/staff/acts';
import { officeItself } from '../domain/staff/entries';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';

const proposalSchema = z.object({
  _id: z.string(),
  act: officeAct(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  state: z.enum(['waiting', 'confirmed', 'refused', 'withdrawn', 'expired']),
  settledBy: z.string().optional(),
  settledAt: z.iso.datetime().optional(),
});
type StoredProposal = z.infer<typeof proposalSchema>;
/** What people answer; that a proposal has expired is nobody's answer. */
export type Settlement = Exclude<StoredProposal['state'], 'waiting' | 'expired'>;

/** An act that waits for a second person. */
export interface WaitingAct extends Proposal {
  id: string;
  proposedAt: string;
  /** When it has waited long enough. */
  until: string;
}

type KeptProposal = { _id: string; state: string; proof: string };
const schema = new Schema<KeptProposal>(
  { _id: { type: String, required: true }, state: { type: String, required: true } },
  { collection: 'office_acts', versionKey: false, autoIndex: false, strict: false, minimize: false },
);
schema.index({ state: 1 });

const entryTypes = { confirmed: 'actConfirmed', refused: 'actRefused', withdrawn: 'actWithdrawn' } as const;

/** What was proposed and waits for a second person; each proposal and each answer is an entry of the office's log. */
export interface OfficeActs {
  prepare(): Promise<void>;
  propose(act: OfficeAct, by: string): Promise<void>;
  /** What waits, the oldest first; what bears no proof waits for nobody, and what has waited too long is put away as expired. */
  listWaiting(): Promise<WaitingAct[]>;
  findWaiting(id: string): Promise<WaitingAct | undefined>;
  /** Settles what waits; of two answers at once one is taken. */
  settle(waiting: WaitingAct, settlement: Settlement, by: string): Promise<boolean>;
  /** Lets an act wait again that was confirmed and could not be done. */
  reopen(waiting: WaitingAct): Promise<void>;
}

const proposalLastsMs = proposalLastsDays * 24 * 60 * 60 * 1000;

export function createOfficeActs(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
  now: () => number = Date.now,
): OfficeActs {
  const model = connection.model('OfficeAct', schema);
  const proofs = createRowProofs(masterKeys);
  const withProof = (row: StoredProposal) => ({ ...row, proof: proofs.over('act', row) });

  const believed = (kept: unknown): WaitingAct[] => {
    const { data: row } = proposalSchema.safeParse(kept);
    const proof = typeof kept === 'object' && kept !== null && 'proof' in kept ? kept.proof : undefined;
    if (row?.state !== 'waiting' || !proofs.holds('act', row, proof)) return [];
    const { _id: id, act, proposedBy, proposedAt } = row;
    const until = new Date(Date.parse(proposedAt) + proposalLastsMs).toISOString();
    return [{ id, act, proposedBy, proposedAt, until }];
  };

  const waitingRow = ({ id, act, proposedBy, proposedAt }: Omit<WaitingAct, 'until'>): StoredProposal => ({
    _id: id,
    act,
    proposedBy,
    proposedAt,
    state: 'waiting',
  });

  /** Puts it away; of several who notice at once one tells the log. */
  async function expire(waiting: WaitingAct): Promise<void> {
    const { id, act, until } = waiting;
    const row: StoredProposal = { ...waitingRow(waiting), state: 'expired', settledAt: until };
    const written = await model.replaceOne({ _id: id, state: 'waiting' }, withProof(row));
    if (written.matchedCount === 0) return;
    const data = { actId: id, kind: act.kind, accountId: act.accountId };
    await log.append({ by: officeItself, type: 'actExpired', data });
  }

  /** What still waits of these. */
  async function inTime(all: readonly WaitingAct[]): Promise<WaitingAct[]> {
    const isOver = ({ until }: WaitingAct) => Date.parse(until) <= now();
    for (const one of all.filter(isOver)) await expire(one);
    return all.filter((one) => !isOver(one));
  }

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    propose: async (given, by) => {
      const act = officeAct().parse(given);
      const row = waitingRow({
        id: randomUUID(),
        act,
        proposedBy: by,
        proposedAt: new Date(now()).toISOString(),
      });
      await log.append({
        by,
        type: 'actProposed',
        data: { actId: row._id, kind: act.kind, accountId: act.accountId, digest: rowDigest('act', row) },
      });
      await model.create(withProof(row));
    },
    listWaiting: async () =>
      (await inTime((await model.find({ state: 'waiting' }).lean()).flatMap(believed))).sort((a, b) =>
        a.proposedAt.localeCompare(b.proposedAt),
      ),
    findWaiting: async (id) => (await inTime(believed(await model.findById(id).lean())))[0],
    settle: async (waiting, settlement, by) => {
      const { kind, accountId } = waiting.act;
      const data = { actId: waiting.id, kind, accountId };
      await log.append({ by, type: entryTypes[settlement], data });
      const settledAt = new Date(now()).toISOString();
      const row = { ...waitingRow(waiting), state: settlement, settledBy: by, settledAt };
      const written = await model.replaceOne({ _id: waiting.id, state: 'waiting' }, withProof(row));
      return written.matchedCount === 1;
    },
    reopen: async (waiting) => {
      await model.replaceOne({ _id: waiting.id, state: 'confirmed' }, withProof(waitingRow(waiting)));
    },
  };
}
