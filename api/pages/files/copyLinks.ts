import { mayCutFile } from '../../../domain/access/files';
import type { Actor } from '../../../domain/access/policy';
import type { CaseState } from '../../../domain/case/state';
import { findCopyOf, findFile } from '../../../domain/files/caseFile';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import type { SeenFile } from '../../../office/files/listed';
import { howSheeted } from '../../../office/files/copies/sheets';
import { filePath } from './paths';

interface Needs {
  caseId: string;
  seen: SeenFile;
  state: CaseState;
  actor: Actor;
}

/** What the page of a file says of its working copy, or of what it is one of; and the way to it, and to making one. */
export function copyLinks(
  { caseId, seen: { file }, state, actor }: Needs,
  { t, nameOf }: { t: Translate; nameOf: Names },
): { text?: string | undefined; links: { text: string; href: string }[] } {
  const copy = findCopyOf(state, file.file);
  const original = file.cutFrom && findFile(state, file.cutFrom.file);
  const later = file.replacedBy === undefined ? undefined : findFile(state, file.replacedBy);
  const link = (text: string, id: string, more = '') => ({ text, href: `${filePath(caseId, id)}${more}` });
  const toCopy = (one: typeof copy) =>
    one ? [link(t('workingCopy:files.seeCopy', { number: one.number }), one.file)] : [];
  const mayCut = mayCutFile(actor, state, file, new Date().toISOString());
  const mayMake = mayCut && howSheeted(file) !== undefined;
  const make = mayMake
    ? [link(t(`workingCopy:files.${copy ? 'makeAgain' : 'make'}`), file.file, '/working-copy')]
    : [];
  const made =
    original &&
    t('workingCopy:files.madeFrom', {
      number: original.number,
      count: file.cutFrom?.boxes,
      by: nameOf(file.by),
    });
  const replaced = later && t('workingCopy:files.replaced', { number: later.number });
  const otherwise = mayCut && !mayMake ? t('workingCopy:files.otherwise') : undefined;
  const said = [made, replaced, otherwise].filter((one) => one !== undefined).join(' ');
  return {
    text: said || undefined,
    links: [
      ...toCopy(copy),
      ...toCopy(later),
      ...(original ? [link(t('files:oneNumber', { number: original.number }), original.file)] : []),
      ...make,
    ],
  };
}
