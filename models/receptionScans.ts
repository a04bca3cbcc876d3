import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { insertedOnce } from './duplicateKey';
import type { IdentityVault } from './identityVault';
import { visitKeyId } from './receptionVisits';
import type { Sealed } from './sealing';

/** Scans of what was signed in visits, each sealed under the key of its visit. */
export interface ReceptionScans {
  /** Keeps a scan once; what is in it names it. @returns its SHA-256, hex */
  keep(visitId: string, bytes: Buffer): Promise<string>;
  /** Undefined where it is not there, or its key is gone. */
  find(visitId: string, sha256: string): Promise<Buffer | undefined>;
}

const schema = new Schema<{ _id: string; visitId: string; sealed: Sealed }>(
  {
    _id: { type: String, required: true },
    visitId: String,
    sealed: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'reception_scans', versionKey: false, autoIndex: false },
);
const contextOf = (visitId: string, sha256: string): string => `scan of ${visitId} ${sha256}`;

export function createReceptionScans(
  connection: Connection,
  vault: Pick<IdentityVault, 'sealOf' | 'openOf'>,
): ReceptionScans {
  const model = connection.model('ReceptionScan', schema);
  const idOf = (visitId: string, sha256: string) => `${visitId} ${sha256}`;
  return {
    keep: async (visitId, bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const sealed = await vault.sealOf(visitKeyId(visitId), contextOf(visitId, sha256), bytes);
      await insertedOnce(() => model.create({ _id: idOf(visitId, sha256), visitId, sealed }));
      return sha256;
    },
    find: async (visitId, sha256) => {
      const kept = await model.findById(idOf(visitId, sha256)).lean<{ sealed: Sealed }>();
      return kept ? vault.openOf(visitKeyId(visitId), contextOf(visitId, sha256), kept.sealed) : undefined;
    },
  };
}
