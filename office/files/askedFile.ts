import type { Actor } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import type { OpenFile } from '../../models/caseFiles';
import type { CaseStores } from '../../models/caseStores';
import { readSeenFiles, type SeenFile } from './listed';

/** A file of a case as this person may see it; undefined where the case has none of that id. */
export async function findSeenFile(
  state: CaseState,
  actor: Actor,
  id: string,
  stores: Pick<CaseStores, 'vault'>,
): Promise<SeenFile | undefined> {
  const files = (state.files ?? []).filter(({ file }) => file === id);
  const [seen] = await readSeenFiles({ ...state, files }, actor, stores);
  return seen;
}

/** A file whose original can be given: its bytes, and the words about it. */
export interface OpenedFile extends SeenFile {
  words: NonNullable<SeenFile['words']>;
  content: OpenFile;
}

/** Opens the original; undefined where its key is gone, it is not in the store, or a scanner has found something in it. */
export async function findOriginal(
  caseId: string,
  { words, ...seen }: SeenFile,
  { files }: Pick<CaseStores, 'files'>,
): Promise<OpenedFile | undefined> {
  const content = words && seen.file.infected === undefined && (await files.open(caseId, seen.file.file));
  return content ? { ...seen, words, content } : undefined;
}
