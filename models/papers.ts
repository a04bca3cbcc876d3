import { type Connection, Schema } from 'mongoose';
import type { PaperKind } from '../domain/papers/papers';
import { isDuplicateKey } from './duplicateKey';
import type { Sealed } from './sealing';

/** A paper as it is kept: its register entry in the open, its two files sealed under the key of its case. */
export interface KeptPaper {
  /** `caseId:of:kind`: a paper is written once. */
  _id: string;
  caseId: string;
  of: number;
  kind: PaperKind;
  /** Its place in the office's register, `KH 2026 12`; or the number that was put in, by year; absent where there is none. */
  entry?: string | undefined;
  /** As it stands on the paper. */
  number?: string | undefined;
  issuedAt: string;
  by: string;
  hashes: { docx: string; pdf: string };
  files: { docx: Sealed; pdf: Sealed };
}

export type PaperRow = Omit<KeptPaper, 'files'>;

/** Another paper has that number already. */
export class NumberTakenError extends Error {}

const sealed = { keyId: String, iv: String, tag: String, text: String };
const schema = new Schema<KeptPaper>(
  {
    _id: { type: String, required: true },
    caseId: String,
    of: Number,
    kind: String,
    entry: String,
    number: String,
    issuedAt: String,
    by: String,
    hashes: { docx: String, pdf: String },
    files: { docx: sealed, pdf: sealed },
  },
  { collection: 'papers', versionKey: false, autoIndex: false },
);
const entrySchema = new Schema<{ _id: string; paper: string; n: number; series: string }>(
  { _id: { type: String, required: true }, paper: String, n: Number, series: String },
  { collection: 'paper_register', versionKey: false, autoIndex: false },
);
entrySchema.index({ series: 1, n: -1 });
// Two requests for the same paper must not take two numbers.
entrySchema.index({ series: 1, paper: 1 }, { unique: true });

/** The office's papers and the registers that number them. */
export interface PaperStore {
  prepare(): Promise<void>;
  find(id: string): Promise<KeptPaper | undefined>;
  list(caseId: string): Promise<PaperRow[]>;
  /**
   * The next number of a series, for this paper and no other: asked again for the same paper it is the same. Numbers follow each
   * other without a gap, since each is taken by the one insertion that enters it.
   */
  nextNumber(series: string, paper: string): Promise<number>;
  /** Enters a number that was put in by a person. @throws NumberTakenError when another paper has it */
  enter(entry: string, paper: string): Promise<void>;
  /** Keeps a paper; a twin that was faster stays, and is what is given back. */
  keep(paper: KeptPaper): Promise<KeptPaper>;
}

export function createPaperStore(connection: Connection): PaperStore {
  const papers = connection.model<KeptPaper>('Paper', schema);
  const register = connection.model('PaperEntry', entrySchema);

  async function entered(id: string, paper: string, series: string, n: number): Promise<boolean> {
    try {
      await register.create({ _id: id, paper, series, n });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  return {
    prepare: async () => {
      await register.createIndexes();
    },
    find: async (id) => (await papers.findById(id).lean<KeptPaper>()) ?? undefined,
    list: (caseId) => papers.find({ caseId }, { files: 0 }).sort({ of: 1, kind: 1 }).lean<PaperRow[]>(),
    nextNumber: async (series, paper) => {
      for (;;) {
        const mine = await register.findOne({ series, paper }).lean();
        if (mine) return mine.n;
        const last = await register.findOne({ series }).sort({ n: -1 }).lean();
        const n = (last?.n ?? 0) + 1;
        if (await entered(`${series} ${n}`, paper, series, n)) return n;
      }
    },
    enter: async (entry, paper) => {
      if (await entered(entry, paper, entry, 0)) return;
      const there = await register.findById(entry).lean();
      if (there?.paper !== paper) throw new NumberTakenError(entry);
    },
    keep: async (paper) => {
      try {
        await papers.create(paper);
        return paper;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return papers.findById(paper._id).orFail().lean<KeptPaper>();
      }
    },
  };
}
