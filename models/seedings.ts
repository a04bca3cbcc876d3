import { type Connection, Schema } from 'mongoose';

const schema = new Schema<{ _id: string; begunAt: string }>(
  { _id: { type: String, required: true }, begunAt: { type: String, required: true } },
  { collection: 'seedings', versionKey: false, autoIndex: false },
);

/** When a seed was first begun, so that one that was cut short goes on with the same data. */
export interface Seedings {
  begunAt(name: string, now: string): Promise<string>;
}

export function createSeedings(connection: Connection): Seedings {
  const model = connection.model('Seeding', schema);
  return {
    begunAt: async (name, now) => {
      await model.updateOne({ _id: name }, { $setOnInsert: { begunAt: now } }, { upsert: true });
      return (await model.findById(name).orFail().lean()).begunAt;
    },
  };
}
