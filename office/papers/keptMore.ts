import { z } from 'zod';
import type { KeptPaper } from '../../models/papers';
import type { CaseStores } from '../../models/caseStores';

const moreSchema = z.object({
  /** What was put into each paragraph, by whoever put this paper right, after those who put the ones before it right. */
  corrections: z.array(z.array(z.string())).optional(),
  changes: z.array(z.object({ was: z.string(), is: z.string() })).optional(),
  replaces: z.object({ number: z.string().optional(), on: z.string() }).optional(),
  reason: z.string().optional(),
});
/** What is kept of how a paper came to be, sealed like its files: it holds what people wrote. */
export type More = z.infer<typeof moreSchema>;

const contextOf = ({ _id }: Pick<KeptPaper, '_id'>): string => `${_id}.more`;

export const sealMore = (vault: CaseStores['vault'], paper: Pick<KeptPaper, '_id' | 'caseId'>, more: More) =>
  vault.sealOf(paper.caseId, contextOf(paper), Buffer.from(JSON.stringify(more)));

/** Of a paper that was written of its template alone there is nothing more. */
export async function openMore(vault: CaseStores['vault'], paper: KeptPaper | undefined): Promise<More> {
  if (!paper?.files.more) return {};
  const plain = await vault.openOf(paper.caseId, contextOf(paper), paper.files.more);
  return plain ? moreSchema.parse(JSON.parse(plain.toString())) : {};
}
