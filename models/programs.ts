import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import type { OfficeEntry } from '../domain/staff/entries';
import {
  heldScopes,
  isSameName,
  mostTokens,
  programContact,
  programIdPrefix,
  programName,
} from '../domain/staff/programs';
import { wallDay } from '../domain/calendar/wallDay';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { hashOfToken, isGoodOn, isOfToken, isToken, newToken } from './programTokens';
import { createRowProofs, rowDigest } from './rowProofs';

export const programCollection = 'programs';

const tokenSchema = z.object({
  id: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  from: z.iso.date(),
  until: z.iso.date(),
});

/** The account of a program. For whom it acts, and what for, never changes: another purpose is another account. */
export const programSchema = z.object({
  _id: z.string().startsWith(programIdPrefix),
  name: programName(),
  contact: programContact(),
  /** The person for whom it acts, with their sight and within their roles. */
  actsFor: z.string(),
  scopes: heldScopes(),
  tokens: z.array(tokenSchema).max(mostTokens),
  /** Ended for good. */
  ended: z.boolean(),
  revision: z.number().int().positive(),
});
export type StoredProgram = z.infer<typeof programSchema>;

/** As the house sees it: without what tokens are known by, and with the day on which it was last used. */
export type Program = Omit<StoredProgram, 'tokens'> & {
  tokens: Omit<StoredProgram['tokens'][number], 'hash'>[];
  usedOn?: string | undefined;
};
export type NewProgram = Pick<StoredProgram, '_id' | 'name' | 'contact' | 'actsFor' | 'scopes'>;

/** Where an account has as many tokens as it can have, or has ended. */
export class ProgramChangedError extends Error {
  override readonly name = 'ProgramChangedError';
}

/** What is kept besides: the proof over the row, and the day of the last use, which the log of the office tells as well. */
type Kept = StoredProgram & { proof: string; usedOn?: string | undefined };
const schema = new Schema<Kept>(
  { _id: { type: String, required: true } },
  { collection: programCollection, versionKey: false, autoIndex: false, strict: false },
);
schema.index({ 'tokens.hash': 1 });

/** Without what is kept beside it. */
export function readKeptProgram(kept: unknown): StoredProgram | undefined {
  return programSchema.safeParse(kept).data;
}

const besideSchema = z.object({ proof: z.string(), usedOn: z.iso.date().optional() });

const shown = ({ tokens, ...row }: StoredProgram, usedOn: string | undefined): Program => ({
  ...row,
  tokens: tokens.map(({ id, from, until }) => ({ id, from, until })),
  ...(usedOn !== undefined && { usedOn }),
});

const logged = (row: StoredProgram) => ({
  programId: row._id,
  accountId: row.actsFor,
  revision: row.revision,
  digest: rowDigest('program', row),
});

/** Accounts of programs. What bears no proof of the office is none; each change is an entry of the office's log before it is done. */
export interface ProgramStore {
  prepare(): Promise<void>;
  /** All that there ever were, by their names. */
  list(): Promise<Program[]>;
  find(id: string): Promise<Program | undefined>;
  /** The ids of rows that none of the office's programs wrote as they stand. */
  listUnproved(): Promise<string[]>;
  /** Whether a program that has not ended is called so. */
  isNamed(name: string): Promise<boolean>;
  /** @returns its first token, which is kept nowhere */
  make(program: NewProgram, until: string, by: string): Promise<string>;
  /** One more token, while the one before is still good. @throws ProgramChangedError */
  addToken(id: string, until: string, by: string): Promise<string>;
  /** Takes a token back at once. */
  revokeToken(id: string, tokenId: string, by: string): Promise<void>;
  /** Ends the account for good, with all its tokens. @throws ProgramChangedError */
  end(id: string, by: string): Promise<void>;
  /** Whose token it is and until when, where it is good today. */
  findByToken(token: string): Promise<(Program & { until: string }) | undefined>;
  /** Notes the day of use; the first of each day is told to the log. */
  noteUse(program: Pick<Program, '_id' | 'usedOn' | 'actsFor'>): Promise<void>;
}

const mostTries = 10;

export function createProgramStore(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
  today: () => string = () => wallDay(new Date().toISOString()),
): ProgramStore {
  const model = connection.model<Kept>('Program', schema);
  const proofs = createRowProofs(masterKeys);

  const judge = (kept: unknown): { row: StoredProgram; usedOn: string | undefined } | undefined => {
    const row = readKeptProgram(kept);
    const beside = besideSchema.safeParse(kept).data;
    if (!row || !beside || !proofs.holds('program', row, beside.proof)) return undefined;
    return { row, usedOn: beside.usedOn };
  };
  const rows = async () => (await model.find().lean()).flatMap((kept) => judge(kept) ?? []);
  const find = async (id: string) => judge(await model.findById(id).lean());

  async function change(
    id: string,
    to: (now: StoredProgram) => Partial<StoredProgram>,
    tell: (row: StoredProgram) => OfficeEntry,
  ): Promise<void> {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const now = await find(id);
      if (!now) throw new Error(`There is no program ${id}.`);
      const row = programSchema.parse({ ...now.row, ...to(now.row), revision: now.row.revision + 1 });
      await log.append(tell(row));
      const set = { ...row, proof: proofs.over('program', row) };
      // What is noted of its use meanwhile stays.
      const written = await model.updateOne({ _id: id, revision: now.row.revision }, { $set: set });
      if (written.matchedCount === 1) return;
    }
    throw new Error(`The program ${id} was changed by others all the time.`);
  }

  const freshToken = (until: string) => {
    const token = newToken();
    return { token, kept: { id: randomUUID(), hash: hashOfToken(token), from: today(), until } };
  };

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    list: async () => {
      const byName = new Intl.Collator('vi');
      return (await rows())
        .map(({ row, usedOn }) => shown(row, usedOn))
        .sort((a, b) => byName.compare(a.name, b.name));
    },
    find: async (id) => {
      const found = await find(id);
      return found && shown(found.row, found.usedOn);
    },
    listUnproved: async () =>
      (await model.find().lean()).flatMap((kept) => (judge(kept) ? [] : [String(kept._id)])),
    isNamed: async (name) => (await rows()).some(({ row }) => !row.ended && isSameName(row.name, name)),
    make: async (program, until, by) => {
      const { token, kept } = freshToken(until);
      const row = programSchema.parse({ ...program, tokens: [kept], ended: false, revision: 1 });
      const data = { ...logged(row), scopes: row.scopes, tokenId: kept.id, until };
      await log.append({ by, type: 'programMade', data });
      await model.create({ ...row, proof: proofs.over('program', row) });
      return token;
    },
    addToken: async (id, until, by) => {
      const { token, kept } = freshToken(until);
      await change(
        id,
        ({ tokens, ended }) => {
          const good = tokens.filter((one) => isGoodOn(one, today()));
          if (ended || good.length >= mostTokens) throw new ProgramChangedError();
          return { tokens: [...good, kept] };
        },
        (row) => ({ by, type: 'programTokenGiven', data: { ...logged(row), tokenId: kept.id, until } }),
      );
      return token;
    },
    revokeToken: (id, tokenId, by) =>
      change(
        id,
        ({ tokens }) => ({ tokens: tokens.filter((one) => one.id !== tokenId) }),
        (row) => ({ by, type: 'programTokenRevoked', data: { ...logged(row), tokenId } }),
      ),
    end: (id, by) =>
      change(
        id,
        ({ ended }) => {
          if (ended) throw new ProgramChangedError();
          return { ended: true, tokens: [] };
        },
        (row) => ({ by, type: 'programEnded', data: logged(row) }),
      ),
    findByToken: async (token) => {
      if (!isToken(token)) return undefined;
      const found = judge(await model.findOne({ 'tokens.hash': hashOfToken(token) }).lean());
      if (!found || found.row.ended) return undefined;
      const good = found.row.tokens.find((one) => isOfToken(one, token) && isGoodOn(one, today()));
      return good && { ...shown(found.row, found.usedOn), until: good.until };
    },
    noteUse: async ({ _id, usedOn, actsFor }) => {
      const day = today();
      if (usedOn === day) return;
      const before = await model.updateOne({ _id, usedOn: { $ne: day } }, { $set: { usedOn: day } });
      if (before.matchedCount === 0) return;
      await log.append({
        by: _id,
        type: 'programUsed',
        data: { programId: _id, accountId: actsFor },
      });
    },
  };
}
