import { Readable } from 'node:stream';
import { type Actor, everyCase } from '../../domain/access/policy';
import type { CutFileInput } from '../../domain/case/commands/identity/cutFile';
import type { CaseFile } from '../../domain/files/caseFile';
import type { Box, LeftFault } from '../../domain/workingCopy/boxes';
import { type MarkKind, standingIn } from '../../domain/workingCopy/marks';
import { officeLanguage } from '../../language/texts';
import type { CommandOutcome } from '../commands/commandOutcome';
import { NoCopyError } from '../files/copies/besideThread';
import { cutCopy, readBack } from '../files/copies/cutCopy';
import { howSheeted } from '../files/copies/sheets';
import type { OpenedFile } from '../files/askedFile';
import { sealFileWords } from '../files/words';
import type { Services } from '../services';

interface Order {
  caseId: string;
  /** Where the identity is sealed by which what is said with the copy is read back; absent where there is none. */
  ref: string | undefined;
  commandId: string;
  actor: Actor;
  original: OpenedFile;
  boxes: readonly Box[];
  /** Why it comes in the place of the copy before. */
  reason: string | undefined;
}

/**
 * What became of it. `left`: what was found in the finished copy when it was read back, which was not kept; `sheets`: a box lies beyond the
 * last sheet, or there are more than are drawn at once; `standing`: by what the reason gives the reporter away.
 */
export type MadeCut =
  | { kind: 'done'; file: CaseFile }
  | { kind: 'left'; faults: LeftFault[] }
  | { kind: 'sheets'; count: number; most: number }
  | { kind: 'unreadable' }
  | { kind: 'standing'; by: MarkKind[] }
  | { kind: 'not'; outcome: CommandOutcome };

/**
 * Makes the working copy of a file with black boxes, opens what was made and looks for what must not be in it, and takes it into the case
 * only where nothing was found.
 */
export async function cutFile(
  { caseId, ref, commandId, actor, original, boxes, reason }: Order,
  { cases, texts }: Pick<Services, 'cases' | 'texts'>,
): Promise<MadeCut> {
  const { vault, gateway, views, files } = cases;
  const taken = async () => {
    const view = await views.find(caseId, everyCase);
    return view?.state.files?.find((one) => one.commandId === commandId);
  };
  // The same form was sent twice.
  const before = await taken();
  if (before) return { kind: 'done', file: before };
  const by = ref && reason ? await vault.judge({ caseId, ref }, (one) => standingIn(reason, one)) : undefined;
  if (by && by.length > 0) return { kind: 'standing', by };
  const of = howSheeted(original.file);
  if (!of) return { kind: 'unreadable' };
  try {
    const copy = await cutCopy(of, original.content, boxes);
    if (!('bytes' in copy)) return { kind: 'sheets', ...copy };
    const faults = await readBack(copy, boxes);
    if (faults.length > 0) return { kind: 'left', faults };
    const kept = await files.keep({ caseId, by: actor.id, type: copy.type }, Readable.from([copy.bytes]));
    const { number, file } = original.file;
    const t = texts.translator(officeLanguage);
    const name = `${t('workingCopy:files.name', { number })}.${copy.type === 'application/pdf' ? 'pdf' : 'jpg'}`;
    const words = { name, title: t('workingCopy:files.of', { number }), from: '', original: '' };
    const { id, sha256, size, type } = kept;
    const sealed = await sealFileWords(vault, caseId, id, words);
    const input: CutFileInput = {
      file,
      copy: { file: id, sha256, size, type, words: sealed },
      boxes: boxes.length,
      sheets: copy.count,
      ...(reason && { reason }),
    };
    const outcome = await gateway.give(caseId, { type: 'cutFile', commandId, actor, input });
    if (outcome.kind === 'done') {
      await files.takenIn([id]);
      const made = await taken();
      if (made) return { kind: 'done', file: made };
    }
    if (outcome.kind === 'refused') await files.discard(id);
    return { kind: 'not', outcome };
  } catch (error) {
    if (error instanceof NoCopyError) return { kind: 'unreadable' };
    throw error;
  }
}
