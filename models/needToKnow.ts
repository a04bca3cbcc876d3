import { type Connection, Schema } from 'mongoose';
import { insertedOnce } from './duplicateKey';
import type { OfficeLog } from './officeLog';

interface Kept {
  _id: string;
  since: string;
  by: string;
}

const schema = new Schema<Kept>(
  {
    _id: { type: String, required: true },
    since: { type: String, required: true },
    by: { type: String, required: true },
  },
  { collection: 'need_to_know', versionKey: false, autoIndex: false },
);
const _id = 'office';

/** Whether need to know is in force in this office; once it is, there is no way back. */
export interface NeedToKnow {
  isInForce(): Promise<boolean>;
  /** Puts it into force, after its entry in the log of the office; again it changes nothing. */
  begin(by: string): Promise<void>;
}

export function createNeedToKnow(connection: Connection, log: Pick<OfficeLog, 'append'>): NeedToKnow {
  const model = connection.model<Kept>('NeedToKnow', schema);
  let known = false;
  /** Whoever takes the row away takes nothing out of the log: its entry is enough. */
  let isTold: Promise<boolean> | undefined;
  const askLog = async (): Promise<boolean> =>
    (await connection.collection('office_log').findOne({ type: 'needToKnowBegun' })) !== null;
  const isInForce = async (): Promise<boolean> => {
    // It ends no more: what was true once is not asked again. The row needs no proof, since it only ever takes sight away.
    if (known) return true;
    isTold ??= askLog();
    const [isThere, wasTold] = await Promise.all([model.exists({ _id }), isTold]);
    known = isThere !== null || wasTold;
    return known;
  };
  return {
    isInForce,
    begin: async (by) => {
      if (await isInForce()) return;
      await log.append({ by, type: 'needToKnowBegun', data: {} });
      await insertedOnce(() => model.create({ _id, since: new Date().toISOString(), by }));
    },
  };
}
