import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { IdentityVault } from './identityVault';
import { type Sealed, sealedUnderCase } from './sealing';

interface WorkingCopyRow {
  _id: string;
  caseId: string;
  text: Sealed;
}

const schema = new Schema<WorkingCopyRow>(
  { _id: { type: String, required: true }, caseId: String, text: { type: sealedUnderCase, required: true } },
  { collection: 'working_copies', versionKey: false, autoIndex: false },
);
const contextOf = (id: string): string => `working copy ${id}`;
/** Over the seal, not over what it says: whoever reads the chain learns nothing by it. */
const digestOf = ({ iv, tag, text }: Sealed): string =>
  createHash('sha256').update([iv, tag, text].join('.')).digest('hex');

/** Letters from which their writer was cut out, each sealed under the key of its case; which of them count the case says. */
export interface WorkingCopies {
  /** Seals a text, and gives the digest by which the case vouches for it. */
  keep(caseId: string, id: string, text: string): Promise<string>;
  /** Undefined where it is gone, or is not the one that the case vouches for. */
  find(caseId: string, asked: { copy: string; sha256: string }): Promise<string | undefined>;
  /** Of what the case has not taken. */
  discard(id: string): Promise<void>;
}

export function createWorkingCopies(
  connection: Connection,
  vault: Pick<IdentityVault, 'sealOf' | 'openOf'>,
): WorkingCopies {
  const model = connection.model<WorkingCopyRow>('WorkingCopy', schema);
  return {
    keep: async (caseId, id, text) => {
      const sealed = await vault.sealOf(caseId, contextOf(id), Buffer.from(text));
      await model.create({ _id: id, caseId, text: sealed });
      return digestOf(sealed);
    },
    find: async (caseId, { copy, sha256 }) => {
      const row = await model.findById(copy).lean();
      if (row?.caseId !== caseId || digestOf(row.text) !== sha256) return undefined;
      return (await vault.openOf(caseId, contextOf(copy), row.text))?.toString();
    },
    discard: async (id) => void (await model.deleteOne({ _id: id })),
  };
}
