import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { secondFactorRule, type SecondFactorRule } from '../domain/staff/secondFactor';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';

export const signInRuleCollection = 'sign_in_rules';

/** A rule as it is kept: added, never changed. */
export const signInRuleSchema = secondFactorRule().extend({
  _id: z.string(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
export type SignInRule = z.infer<typeof signInRuleSchema>;

/** Who needs a second factor, from which day on; what bears no proof of the office is no rule. */
export interface SignInRules {
  /** Every rule, in the order in which they were made. */
  list(): Promise<SignInRule[]>;
  add(rule: SecondFactorRule, by: string): Promise<void>;
}

type Kept = SignInRule & { proof: string };
const schema = new Schema<Kept>(
  { _id: { type: String, required: true } },
  { collection: signInRuleCollection, versionKey: false, autoIndex: false, strict: false },
);

/** Without what is kept beside it. */
export function readKeptSignInRule(kept: unknown): SignInRule | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { proof, ...row } = kept as Record<string, unknown>;
  void proof;
  return signInRuleSchema.safeParse(row).data;
}

export function createSignInRules(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'append'>,
): SignInRules {
  const model = connection.model<Kept>('SignInRule', schema);
  const proofs = createRowProofs(masterKeys);
  return {
    list: async () =>
      (await model.find().lean())
        .flatMap((kept) => {
          const rule = readKeptSignInRule(kept);
          return rule && proofs.holds('signInRule', rule, kept.proof) ? [rule] : [];
        })
        .sort((a, b) => a.addedAt.localeCompare(b.addedAt)),
    add: async ({ roles, effectiveFrom }, by) => {
      const row: SignInRule = {
        _id: randomUUID(),
        roles,
        effectiveFrom,
        addedBy: by,
        addedAt: new Date().toISOString(),
      };
      const digest = rowDigest('signInRule', row);
      const data = { ruleId: row._id, digest, roles, effectiveFrom };
      await log.append({ by, type: 'secondFactorRequired', data });
      await model.create({ ...row, proof: proofs.over('signInRule', row) });
    },
  };
}
