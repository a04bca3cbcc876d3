import { mayKeepFiles } from '../../../domain/access/files';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import { actsOfFiles } from '../../../office/files/acts';
import type { AllowedFiles } from '../../../office/files/allowed';
import type { SeenFile } from '../../../office/files/listed';
import type { VisibleCase } from '../../frame/visibleCase';
import { fileRow } from './rows';
import { takeInFields } from './takeInForm';

/** So many of the latest stand on the page of their case. */
const shown = 5;

/** What was taken into the file of a case, as its page shows it. */
export function filesPanel(
  seen: readonly SeenFile[],
  { view, actor }: VisibleCase,
  { t, nameOf, allowed }: { t: Translate; nameOf: Names; allowed: AllowedFiles },
) {
  const acts = actsOfFiles(view.state, t);
  return {
    rows: seen
      .slice(-shown)
      .reverse()
      .map((one) => fileRow(view.caseId, one, { t, nameOf, acts })),
    count: seen.length,
    form: mayKeepFiles(actor, view.state) ? takeInFields({ t, allowed, acts }) : undefined,
  };
}
export type FilesPanel = ReturnType<typeof filesPanel>;
