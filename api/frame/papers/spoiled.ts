import type { SpoiledPaperFile } from '../../../office/papers/paperOffice';
import type { Translate } from '../../../language/texts';

/** The file, the line and the fault, for whoever keeps the templates. */
export function whereSpoiled(t: Translate, { file, line, fault, detail }: SpoiledPaperFile): string {
  const place = line === undefined ? file : t('papers:line', { file, line });
  return t('papers:fault', { place, fault: t(`papers:faults.${fault}`), detail: detail && ` (${detail})` });
}
