import { type Connection, Schema } from 'mongoose';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { createSeals } from './seals';

/** What one event of a case has told another case. */
export interface NewsKey {
  to: string;
  seq: number;
  says: string;
}

interface Acknowledged {
  _id: string;
  from: string;
  /** Over the id, so that nobody who only reaches the database can have something forgotten that is owed. */
  mac: string;
}

const schema = new Schema<Acknowledged>(
  {
    _id: { type: String, required: true },
    from: { type: String, required: true },
    mac: { type: String, required: true },
  },
  { collection: 'case_news', versionKey: false, autoIndex: false },
);
schema.index({ from: 1 });

/** What cases have told each other and the other one has recorded. What is not here is still owed. */
export interface NewsStore {
  prepare(): Promise<void>;
  idOf(from: string, news: NewsKey): string;
  heardOf(from: string): Promise<ReadonlySet<string>>;
  acknowledge(from: string, news: NewsKey): Promise<void>;
}

export function createNewsStore(connection: Connection, masterKeys: readonly MasterKey[]): NewsStore {
  const model = connection.model<Acknowledged>('CaseNews', schema);
  const seals = createSeals('messages', masterKeys);
  const acknowledged = (id: string): string => `acknowledged\n${id}`;
  const idOf = (from: string, { to, seq, says }: NewsKey) => `${from}:${seq}:${says}:${to}`;
  const holds = ({ _id, mac }: Acknowledged): boolean => seals.holds(acknowledged(_id), mac);
  return {
    prepare: async () => {
      await model.createIndexes();
    },
    idOf,
    heardOf: async (from) => {
      const rows = await model.find({ from }).lean();
      return new Set(rows.filter(holds).map(({ _id }) => _id));
    },
    acknowledge: async (from, news) => {
      const _id = idOf(from, news);
      const mac = seals.over(acknowledged(_id));
      if (await insertedOnce(() => model.create({ _id, from, mac }))) return;
      await model.updateOne({ _id }, { $set: { mac } });
    },
  };
}
