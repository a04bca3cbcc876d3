import type { Connection } from 'mongoose';
import { z } from 'zod';
import { findOfficeEntry, officeItself } from '../domain/staff/entries';
import { storedAccountSchema } from './accountsSchema';
import { membershipSchema } from './bodies';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';

/**
 * How the log of an office begins: with an entry that names what was there before it, once and never again. `waits` are rows of
 * an older program that nobody has said are ours; `lost` is a log that was there.
 */
export type Beginning =
  | { outcome: 'before' }
  | { outcome: 'begun'; adopted: number }
  | { outcome: 'waits'; rows: number }
  | { outcome: 'lost' };

const kinds = { account: 'accounts', membership: 'bodies' } as const;
type OldKind = keyof typeof kinds;

interface OldRow {
  kind: OldKind;
  id: string;
  row: Record<string, unknown>;
}

/** What an older program wrote has no revision yet. */
const oldAccount = z.object({ _id: z.string() }).loose();

const rowOf = {
  account: (kept: unknown) => storedAccountSchema.parse({ ...oldAccount.parse(kept), revision: 1 }),
  membership: (kept: unknown) => {
    const { _id } = oldAccount.parse(kept);
    return { _id, ...membershipSchema.parse(kept) };
  },
};

interface Needs {
  connection: Connection;
  masterKeys: readonly MasterKey[];
  log: Pick<OfficeLog, 'append' | 'isEmpty' | 'readKept'>;
}

/**
 * Begins the log of an office, and gives the accounts and members of the program before it their proofs.
 * @param mayAdopt whether somebody has said that rows without a proof are the office's own, or can be seen to be so
 */
export async function beginOfficeLog(
  { connection, masterKeys, log }: Needs,
  { mayAdopt, begunBefore }: { mayAdopt: boolean; begunBefore: boolean },
): Promise<Beginning> {
  const proofs = createRowProofs(masterKeys);
  const isBegun = !(await log.isEmpty());
  if (!isBegun && begunBefore) return { outcome: 'lost' };

  const old: OldRow[] = [];
  for (const kind of ['account', 'membership'] as const) {
    for (const kept of await connection.collection(kinds[kind]).find().toArray()) {
      if ('proof' in kept && !isBegun) return { outcome: 'lost' };
      if ('proof' in kept) continue;
      try {
        const row = rowOf[kind](kept);
        old.push({ kind, id: row._id, row });
      } catch {
        // What no program of ours wrote is no account, and stays none.
      }
    }
  }

  /** Only what the first entry names, to the letter, is given a proof: also when a run was cut short in between. */
  async function prove(named: ReadonlySet<string>): Promise<number> {
    const ours = old.filter(({ kind, row }) => named.has(rowDigest(kind, row)));
    for (const { kind, id, row } of ours) {
      const collection = connection.collection<{ _id: string }>(kinds[kind]);
      await collection.replaceOne(
        { _id: id, proof: { $exists: false } },
        { ...row, proof: proofs.over(kind, row) },
      );
    }
    return ours.length;
  }

  if (isBegun) {
    await prove(await namedAtFirst(log, old.length > 0));
    return { outcome: 'before' };
  }
  if (old.length > 0 && !mayAdopt) return { outcome: 'waits', rows: old.length };
  const of = (asked: OldKind) => old.filter(({ kind }) => kind === asked);
  const { seq } = await log.append({
    by: officeItself,
    type: 'logBegun',
    data: {
      accounts: of('account').map(({ id, row }) => ({
        accountId: id,
        revision: 1,
        digest: rowDigest('account', row),
      })),
      memberships: of('membership').map(({ id, row }) => ({
        membershipId: id,
        digest: rowDigest('membership', row),
      })),
    },
  });
  if (seq !== 1) return { outcome: 'before' };
  return {
    outcome: 'begun',
    adopted: await prove(new Set(old.map(({ kind, row }) => rowDigest(kind, row)))),
  };
}

/** The digests that a sealed first entry names. */
async function namedAtFirst(log: Needs['log'], isAsked: boolean): Promise<ReadonlySet<string>> {
  if (!isAsked) return new Set();
  const [first] = await log.readKept();
  const entry =
    first?.seal.seal === 'holds' && first.seq === 1
      ? findOfficeEntry({ by: first.by, type: first.type, data: first.data })
      : undefined;
  if (entry?.type !== 'logBegun') return new Set();
  return new Set([...entry.data.accounts, ...entry.data.memberships].map(({ digest }) => digest));
}
