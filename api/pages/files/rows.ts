import type { CaseFile } from '../../../domain/files/caseFile';
import { typeOfMedia } from '../../../domain/files/types';
import { formatDate } from '../../../language/dates';
import { formatFileSize } from '../../../language/fileSize';
import { word } from '../../../language/sentences/vocabulary';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import type { ActOfFile } from '../../../office/files/acts';
import { originalNow, titleFor } from '../../../office/files/contents';
import type { SeenFile } from '../../../office/files/listed';
import { unknownMedia } from '../../../office/files/typeByContent';
import { filePath } from './paths';

/** How far a scanner has looked at it, by its word. */
const scanStateOf = ({ infected, checked, unchecked }: CaseFile) =>
  infected !== undefined ? 'infected' : (checked ?? unchecked ?? 'notChecked');

interface Wording {
  t: Translate;
  nameOf: Names;
  acts: readonly ActOfFile[];
}

/** A file as lists show it; what its reader may not know is not in it. */
export function fileRow(caseId: string, seen: SeenFile, { t, nameOf, acts }: Wording) {
  const { file, mayOpen, words } = seen;
  const kind = word(t, 'fileKinds', file.kind);
  return {
    id: file.file,
    number: file.number,
    kind,
    mayOpen,
    guarded: file.guarded === true,
    title: titleFor(seen, t),
    name: words?.name,
    from: words?.from || undefined,
    original: originalNow(seen),
    on: file.on && formatDate(file.on),
    pages: file.pages,
    size: formatFileSize(file.size),
    // What came through the door may be anything.
    format:
      file.type === unknownMedia
        ? t('files:found.unknown')
        : (typeOfMedia(file.type) ?? file.type).toUpperCase(),
    checked: t(`files:checked.${scanStateOf(file)}`, { found: file.infected }),
    infected: file.infected,
    sha256: file.sha256,
    at: file.at,
    by: nameOf(file.by),
    belongsTo: acts.find(({ seq }) => seq === file.of)?.text,
    href: filePath(caseId, file.file),
  };
}
export type FileRow = ReturnType<typeof fileRow>;
