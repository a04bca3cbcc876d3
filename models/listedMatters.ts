import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type MatterAct, matterAct, type MatterWords, matterWords } from '../domain/matters/matter';
import type { CaseKeys } from './caseKeys';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { createRowProofs, rowDigest } from './rowProofs';
import { type Sealed, seal, unseal } from './sealing';

export const matterCollection = 'listed_matters';

/** An act that is to be kept, with what people have typed in it. */
export type NewMatterAct = MatterAct & { words?: MatterWords | undefined };

/** What was typed in the acts of a matter, by the revision of each; empty where the key of its case is gone. */
export type MatterWordsByRevision = ReadonlyMap<number, MatterWords>;

/** Complex and pending matters, each by the acts on its case, which are only added. What was typed lies under the key of the case, and ends with it. */
export interface ListedMatters {
  prepare(): Promise<void>;
  /** Every act that the office's own programs have kept, by cases, and within each in its order. */
  list(): Promise<MatterAct[]>;
  listOf(caseId: string): Promise<MatterAct[]>;
  /**
   * Keeps an act behind the one that its giver knew as the last, after the log of the office has told of it.
   * @returns false where somebody was faster
   */
  add(act: NewMatterAct): Promise<boolean>;
  /** What was typed in these matters. */
  openWords(caseIds: readonly string[]): Promise<ReadonlyMap<string, MatterWordsByRevision>>;
}

type KeptAct = MatterAct & { _id: string; proof: string; words?: Sealed };

const schema = new Schema<KeptAct>(
  { _id: { type: String, required: true } },
  { collection: matterCollection, versionKey: false, autoIndex: false, strict: false },
);
schema.index({ caseId: 1 });

const rowSchema = z.object({
  _id: z.string(),
  words: z.object({ keyId: z.string(), iv: z.string(), tag: z.string(), text: z.string() }).optional(),
});

/** What is proved of a row: the act with what is sealed of it. */
export function readKeptMatterAct(kept: unknown) {
  const beside = rowSchema.safeParse(kept).data;
  const act = matterAct().safeParse(kept).data;
  return beside && act && { row: { ...beside, ...act }, act };
}

const contextOf = ({ caseId, revision }: Pick<MatterAct, 'caseId' | 'revision'>): string =>
  `matter act ${revision} of ${caseId}`;

/** @param masterKeys prove what the office's own programs wrote; what bears no proof was never done */
export function createListedMatters(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  keys: CaseKeys,
  log: Pick<OfficeLog, 'append'>,
): ListedMatters {
  const model = connection.model('ListedMatterAct', schema);
  const proofs = createRowProofs(masterKeys);

  const believed = async (asked: object) =>
    (await model.find(asked).lean<KeptAct[]>())
      .flatMap((kept) => {
        const read = readKeptMatterAct(kept);
        return read && proofs.holds('matterAct', read.row, kept.proof) ? read : [];
      })
      .sort((a, b) => a.act.caseId.localeCompare(b.act.caseId) || a.act.revision - b.act.revision);
  const acts = async (asked: object): Promise<MatterAct[]> => (await believed(asked)).map(({ act }) => act);

  async function sealed(act: MatterAct, words: MatterWords | undefined) {
    if (!words) return {};
    const plain = Buffer.from(JSON.stringify(matterWords().parse(words)));
    return { words: seal(await keys.ensure(act.caseId), act.caseId, contextOf(act), plain) };
  }

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    list: () => acts({}),
    listOf: (caseId) => acts({ caseId }),
    add: async ({ words, ...given }) => {
      const act = matterAct().parse(given);
      const { by, caseId, revision, deed } = act;
      const row = { _id: `${caseId} ${revision}`, ...(await sealed(act, words)), ...act };
      const digest = rowDigest('matterAct', row);
      const data = { matterActId: row._id, caseId, deed: deed.kind, digest };
      await log.append({ by, type: 'matterActed', data });
      return insertedOnce(() => model.create({ ...row, proof: proofs.over('matterAct', row) }));
    },
    openWords: async (caseIds) => {
      const found = new Map<string, Map<number, MatterWords>>(caseIds.map((id) => [id, new Map()]));
      if (caseIds.length === 0) return found;
      const known = await keys.findAll(caseIds);
      for (const { row, act } of await believed({ caseId: { $in: [...caseIds] } })) {
        const key = known.get(act.caseId);
        if (!key || !row.words) continue;
        const plain = unseal(key, contextOf(act), row.words);
        found.get(act.caseId)?.set(act.revision, matterWords().parse(JSON.parse(plain.toString())));
      }
      return found;
    },
  };
}
