import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';

interface Use {
  _id: string;
  counter: number;
}
const schema = new Schema<Use>(
  { _id: { type: String, required: true }, counter: { type: Number, required: true } },
  { collection: 'passkey_uses', versionKey: false, autoIndex: false },
);

/** How far each passkey has counted its uses: one that counts backwards is a copy. Passkeys that do not count stay at 0. */
export interface PasskeyUses {
  /** The counter of the last use; 0 where there was none. */
  read(passkeyId: string): Promise<number>;
  note(passkeyId: string, counter: number): Promise<void>;
}

export function createPasskeyUses(connection: Connection): PasskeyUses {
  const model = connection.model<Use>('PasskeyUse', schema);
  const idOf = (passkeyId: string) => createHash('sha256').update(passkeyId).digest('base64url');
  return {
    read: async (passkeyId) => (await model.findById(idOf(passkeyId)).lean())?.counter ?? 0,
    note: async (passkeyId, counter) => {
      if (counter === 0) return;
      await model.updateOne({ _id: idOf(passkeyId) }, { $max: { counter } }, { upsert: true });
    },
  };
}
