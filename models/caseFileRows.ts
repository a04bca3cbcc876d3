import { type Connection, Schema } from 'mongoose';
import type { WhyUnscanned } from '../domain/files/scanned';
import { type Sealed, sealedUnderCase } from './sealing';

/** What arrived of a file, to the byte. */
export interface ArrivedFile {
  id: string;
  /** In bytes. */
  size: number;
  sha256: string;
  /** Its media type, told by its content. */
  type: string;
  /** What the scanner said of it; absent: it was not checked. */
  checked?: 'clean' | undefined;
  /** Why none has looked at it. */
  unchecked?: WhyUnscanned | undefined;
  /** What one has found in it, where it is kept all the same. */
  infected?: string | undefined;
}

/** A file that comes in several requests: what was said of it when it began, and how far it has come. */
export interface UploadRow {
  /** Its name and the mark by which its sender knows it again, sealed under the key of its case. */
  words: Sealed;
  /** How large it is to be, in bytes. */
  size: number;
  /** Whole pieces that are stored. */
  pieces: number;
  /** Bytes that are stored. */
  offset: number;
  /** Which request writes: a newer one takes over. */
  writer?: string | undefined;
}

export interface FileRow {
  _id: string;
  caseId: string;
  by: string;
  /** The key of the file, sealed under that of its case. */
  key: Sealed;
  /** Since when it waits for an event of its case; absent once there is one. */
  waitsSince?: string | undefined;
  /** Absent while it arrives. */
  whole?: Omit<ArrivedFile, 'id'> | undefined;
  /** Of one that comes in several requests, until it is whole. */
  upload?: UploadRow | undefined;
  /** A scanner is to look at it once there is one that answers. */
  unscanned?: true | undefined;
  /** It is being removed, and nobody can take it in any more. */
  removed?: true | undefined;
}

const wholeSchema = new Schema<Omit<ArrivedFile, 'id'>>(
  {
    size: Number,
    sha256: String,
    type: { type: String },
    checked: String,
    unchecked: String,
    infected: String,
  },
  { _id: false },
);
const uploadSchema = new Schema<UploadRow>(
  {
    words: { type: sealedUnderCase, required: true, _id: false },
    size: Number,
    pieces: Number,
    offset: Number,
    writer: String,
  },
  { _id: false },
);
const schema = new Schema<FileRow>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    by: String,
    key: { type: sealedUnderCase, required: true, _id: false },
    waitsSince: String,
    whole: { type: wholeSchema, default: undefined },
    upload: { type: uploadSchema, default: undefined },
    unscanned: Boolean,
    removed: Boolean,
  },
  { collection: 'case_files', versionKey: false, autoIndex: false },
);
schema.index({ waitsSince: 1 }, { name: 'multikey_waitsSince' });
schema.index({ unscanned: 1 }, { name: 'multikey_unscanned' });

/** The rows of files, one for each; their bytes lie in pieces beside them. */
export const openFileRows = (connection: Connection) => connection.model<FileRow>('CaseFile', schema);
export type FileRows = ReturnType<typeof openFileRows>;

/** Under what the key of a file is sealed by that of its case. */
export const keyContext = (id: string): string => `key of file ${id}`;

/** Whether a scanner is to look at it later: none has, and it is not larger than what scanners here look at. */
export const awaitsScan = ({ checked, unchecked, infected }: Omit<ArrivedFile, 'id'>): boolean =>
  checked === undefined && infected === undefined && unchecked !== 'tooLarge';
