import { namesProtected, paperId } from '../../../domain/papers/papers';
import { officeLanguage } from '../../../language/texts';
import { fileNameOf } from '../../../office/papers/paperName';
import { noteLookAtProtected } from '../../../office/protection/names';
import type { Services } from '../../../office/services';
import { notFound } from '../errors/problem';
import type { AskedPaper } from './askedPaper';

/** Under which formats a paper is kept. */
export type PaperFormat = 'docx' | 'pdf';

/**
 * One of the two files of a paper, with its name without an ending; that somebody has looked at who is protected is noted before.
 * @throws Problem 404 where it was not written
 */
export async function openPaperFile(
  { visible, event, kind, turn }: AskedPaper,
  format: PaperFormat,
  { cases, texts }: Services,
): Promise<{ bytes: Buffer; name: string }> {
  const { state, caseId } = visible.view;
  const id = paperId(caseId, event.seq, kind, turn);
  if (namesProtected(kind)) {
    const looking = { by: visible.actor.id, why: `${kind} ${event.seq}` };
    await noteLookAtProtected(caseId, looking, cases);
  }
  const paper = await cases.papers.find(id);
  const bytes = paper && (await cases.vault.openOf(caseId, `${id}.${format}`, paper.files[format]));
  if (!bytes) throw notFound();
  const t = texts.translator(officeLanguage);
  return { bytes, name: fileNameOf({ kind, event, number: paper.number, state, t }) };
}
