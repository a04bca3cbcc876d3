import { type Connection, Schema } from 'mongoose';

/** Somebody was given a file: its original to the byte, or the copy without traces that pages show. */
export interface FileReading {
  caseId: string;
  file: string;
  by: string;
  at: string;
  as: 'original' | 'copy';
}

const schema = new Schema<FileReading>(
  { caseId: String, file: String, by: String, at: String, as: String },
  { collection: 'file_readings', versionKey: false, autoIndex: false },
);
schema.index({ file: 1 }, { name: 'multikey_file' });

/** Who has read which file: beside the log of the office, which vouches for it, so that the page of a file can show it. */
export interface FileReadings {
  prepare(): Promise<void>;
  add(reading: FileReading): Promise<void>;
  /** In the order in which they were. */
  list(file: string): Promise<FileReading[]>;
}

export function createFileReadings(connection: Connection): FileReadings {
  const model = connection.model<FileReading>('FileReading', schema);
  return {
    prepare: async () => {
      await model.createIndexes();
    },
    add: async (reading) => {
      await model.create(reading);
    },
    list: (file) => model.find({ file }, { _id: 0 }).sort({ at: 1 }).lean<FileReading[]>(),
  };
}
