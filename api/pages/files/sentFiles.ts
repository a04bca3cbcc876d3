import { z } from 'zod';
import { faultText } from '../../../language/fileFault';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';
import type { CaseFileStore } from '../../../models/caseFiles';
import type { AllowedFiles } from '../../../office/files/allowed';
import type { NamedFile } from '../../../office/files/takeIn';
import type { SentFile } from '../../frame/fileUploads';

/** Files of an earlier try that are sent along with a form. */
export const heldFiles = z
  .array(z.object({ id: z.uuid(), name: z.string().max(300) }))
  .max(40)
  .catch([]);
type HeldFile = z.infer<typeof heldFiles>[number];

interface Form {
  held: readonly HeldFile[];
  sent: readonly SentFile[] | undefined;
  /** Under which its files are named on the page. */
  field: string;
  /** Of whose case, and by whom they are sent. */
  place: { caseId: string; by: string };
  /** Whether a file is in the case already: its form was sent twice. */
  isThere: (id: string) => boolean;
}

/** The files that have come with a form, now or with an earlier try, and what stands in the way of the others. */
export async function gatherFiles(
  { held, sent = [], field, place, isThere }: Form,
  { files: store, t, allowed }: { files: Pick<CaseFileStore, 'hold'>; t: Translate; allowed: AllowedFiles },
): Promise<{ files: NamedFile[]; errors: FieldError[] }> {
  const files: NamedFile[] = [];
  const errors: FieldError[] = [];
  for (const { id, name } of held) {
    const file = await store.hold(id, place);
    if (file) files.push({ ...file, name });
    else if (!isThere(id)) errors.push(fieldError(field, t('files:fault.heldGone', { name })));
  }
  for (const { name, arrival } of sent) {
    if ('file' in arrival) files.push({ ...arrival.file, name });
    else errors.push(fieldError(field, faultText(name, arrival, { t, ...allowed })));
  }
  return { files, errors };
}
