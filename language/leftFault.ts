import type { LeftFault } from '../domain/workingCopy/boxes';
import type { Translate } from './texts';

/** What was found in a working copy when it was read back, and on which page: "Trang 2: có ô chưa đen hết". */
export function leftFaultText({ found, page }: LeftFault, t: Translate): string {
  const what = t(`workingCopy:left.${found}`);
  return page === undefined ? what : t('workingCopy:left.onPage', { page, what });
}
