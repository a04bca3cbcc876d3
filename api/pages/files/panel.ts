import { mayKeepFiles } from '../../../domain/access/files';
import type { Actor } from '../../../domain/access/policy';
import type { CaseState } from '../../../domain/case/state';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import type { CaseStores } from '../../../models/caseStores';
import { actsOfFiles } from '../../../office/files/acts';
import type { AllowedFiles } from '../../../office/files/allowed';
import { readSeenFiles, type SeenFile } from '../../../office/files/listed';
import type { VisibleCase } from '../../frame/visibleCase';
import { fileRow } from './rows';
import { takeInFields } from './takeInForm';

/** So many of the latest stand on the page of their case. */
const shown = 5;

/** The latest files of a case, as a person may see them: no others are opened for its page. */
export const readLatestFiles = (
  { files = [], ...state }: CaseState,
  actor: Actor,
  stores: Pick<CaseStores, 'vault'>,
): Promise<SeenFile[]> => readSeenFiles({ ...state, files: files.slice(-shown) }, actor, stores);

/** What was taken into the file of a case, as its page shows it. @param seen the latest of them */
export function filesPanel(
  seen: readonly SeenFile[],
  { view, actor }: VisibleCase,
  { t, nameOf, allowed }: { t: Translate; nameOf: Names; allowed: AllowedFiles },
) {
  const acts = actsOfFiles(view.state, t);
  return {
    rows: [...seen].reverse().map((one) => fileRow(view.caseId, one, { t, nameOf, acts })),
    count: view.state.files?.length ?? 0,
    form: mayKeepFiles(actor, view.state) ? takeInFields({ t, allowed, acts }) : undefined,
  };
}
export type FilesPanel = ReturnType<typeof filesPanel>;
