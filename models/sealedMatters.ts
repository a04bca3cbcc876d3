import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { insertedOnce } from './duplicateKey';
import type { IdentityVault } from './identityVault';
import type { Sealed } from './sealing';

const schema = new Schema<{ _id: string; sealed: Sealed }>(
  { _id: { type: String, required: true }, sealed: { type: Schema.Types.Mixed, required: true } },
  { collection: 'sealed_matters', versionKey: false, autoIndex: false },
);
const matterSchema = z.array(z.string());
const contextOf = (caseId: string): string => `matter of ${caseId}`;

/**
 * What of reports about private citizens is compared with others, each under the key of its case: it turns with that key when keys are
 * rotated, and ends with it. Nothing of it is in a row or an event, and nothing is looked up by its words.
 */
export interface SealedMatters {
  /** Keeps it once; a repeat leaves the first. */
  keep(caseId: string, matter: readonly string[]): Promise<void>;
  /** Of those that there are and that open. */
  read(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

export function createSealedMatters(
  connection: Connection,
  vault: Pick<IdentityVault, 'sealOf' | 'openOf'>,
): SealedMatters {
  const model = connection.model('SealedMatter', schema);
  return {
    keep: async (caseId, matter) => {
      const plain = Buffer.from(JSON.stringify(matter));
      const sealed = await vault.sealOf(caseId, contextOf(caseId), plain);
      await insertedOnce(() => model.create({ _id: caseId, sealed }));
    },
    read: async (caseIds) => {
      if (caseIds.length === 0) return new Map();
      const kept = await model.find({ _id: { $in: caseIds } }).lean<{ _id: string; sealed: Sealed }[]>();
      const opened = await Promise.all(
        kept.map(async ({ _id, sealed }): Promise<[string, string[]][]> => {
          // One that was altered is compared with nothing, and stands in nobody's way who registers a report.
          const plain = await vault.openOf(_id, contextOf(_id), sealed).catch(() => undefined);
          return plain ? [[_id, matterSchema.parse(JSON.parse(plain.toString()))]] : [];
        }),
      );
      return new Map(opened.flat());
    },
  };
}
