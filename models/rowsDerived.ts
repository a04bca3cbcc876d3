import { type Connection, Schema } from 'mongoose';

const schema = new Schema<{ _id: string; by: string }>(
  { _id: { type: String, required: true }, by: { type: String, required: true } },
  { collection: 'rows_derived', versionKey: false, autoIndex: false },
);

/** Remembers by which program the rows of the read model were derived last, all of them. */
export interface RowsDerived {
  isBy(program: string): Promise<boolean>;
  remember(program: string): Promise<void>;
}

export function createRowsDerived(connection: Connection): RowsDerived {
  const model = connection.model('RowsDerived', schema);
  const _id = 'rows';
  return {
    isBy: async (program) => (await model.findById(_id).lean())?.by === program,
    remember: async (program) => {
      await model.updateOne({ _id }, { $set: { by: program } }, { upsert: true });
    },
  };
}
