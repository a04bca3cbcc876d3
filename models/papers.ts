import { type Connection, Schema } from 'mongoose';
import type { PaperKind } from '../domain/papers/kinds';
import { insertedOnce } from './duplicateKey';
import { type Sealed, sealedUnderCase } from './sealing';

/** A paper as it is kept: its number in the open, its two files sealed under the key of its case. */
export interface KeptPaper {
  /** `paperId()`: a paper is written once. */
  _id: string;
  caseId: string;
  of: number;
  kind: PaperKind;
  /** As it stands on the paper. */
  number?: string | undefined;
  issuedAt: string;
  by: string;
  hashes: { docx: string; pdf: string };
  files: { docx: Sealed; pdf: Sealed; more?: Sealed | undefined };
  /** Absent: the first of its kind from its event. */
  turn?: number | undefined;
}

export type PaperRow = Omit<KeptPaper, 'files'>;

const schema = new Schema<KeptPaper>(
  {
    _id: { type: String, required: true },
    caseId: String,
    of: Number,
    kind: String,
    number: String,
    issuedAt: String,
    by: String,
    hashes: { docx: String, pdf: String },
    files: {
      docx: sealedUnderCase,
      pdf: sealedUnderCase,
      more: { type: sealedUnderCase, default: undefined, _id: false },
    },
    turn: Number,
  },
  { collection: 'papers', versionKey: false, autoIndex: false },
);
schema.index({ caseId: 1 });

/** The office's papers, each with its two files. */
export interface PaperStore {
  prepare(): Promise<void>;
  find(id: string): Promise<KeptPaper | undefined>;
  list(caseId: string): Promise<PaperRow[]>;
  /** Keeps a paper; a twin that was faster stays, and is what is given back. */
  keep(paper: KeptPaper): Promise<KeptPaper>;
}

export function createPaperStore(connection: Connection): PaperStore {
  const papers = connection.model<KeptPaper>('Paper', schema);
  return {
    prepare: async () => {
      await papers.createIndexes();
    },
    find: async (id) => (await papers.findById(id).lean<KeptPaper>()) ?? undefined,
    list: (caseId) => papers.find({ caseId }, { files: 0 }).sort({ of: 1, kind: 1 }).lean<PaperRow[]>(),
    keep: async (paper) => {
      const isFirst = await insertedOnce(() => papers.create(paper));
      return isFirst ? paper : papers.findById(paper._id).orFail().lean<KeptPaper>();
    },
  };
}
