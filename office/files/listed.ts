import { mayOpenFile } from '../../domain/access/files';
import type { Actor } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import type { CaseFile, HandOver } from '../../domain/files/caseFile';
import type { IdentityVault } from '../../models/identityVault';
import { type FileWords, type HandOverWords, openFileWords, openHandOver } from './words';

/** A file as somebody may see it. */
export interface SeenFile {
  file: CaseFile;
  /** Whether they may open it. */
  mayOpen: boolean;
  /** What it is called; absent where they may not know, or its key is gone. */
  words?: FileWords | undefined;
  handOvers: (HandOver & { said?: HandOverWords | undefined })[];
}

/** The files of a case as a person may see them, in the order in which they were taken in. */
export async function readSeenFiles(
  state: CaseState,
  actor: Actor,
  { vault }: { vault: Pick<IdentityVault, 'openerOf'> },
): Promise<SeenFile[]> {
  const { files = [] } = state;
  const now = new Date().toISOString();
  const open = files.length > 0 ? await vault.openerOf(state.caseId) : undefined;
  return files.map((file) => {
    const mayOpen = mayOpenFile(actor, state, file, now);
    const { file: id, handOvers = [] } = file;
    return {
      file,
      mayOpen,
      words: mayOpen && open ? openFileWords(open, id, file.words) : undefined,
      handOvers: handOvers.map((one) => ({
        ...one,
        said: mayOpen && open ? openHandOver(open, id, one.words) : undefined,
      })),
    };
  });
}
