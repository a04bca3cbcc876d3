import { everyCase } from '../../domain/access/policy';
import { findFile } from '../../domain/files/caseFile';
import type { CaseStores } from '../../models/caseStores';

/** How long what has arrived waits for the act that takes it in. */
const waitsMs = 24 * 60 * 60 * 1000;

/** Removes what was sent and never taken into a case. @returns how many files */
export const clearFiles = (
  now: Date,
  { files, views }: Pick<CaseStores, 'files' | 'views'>,
): Promise<number> =>
  files.clear(new Date(now.getTime() - waitsMs), async (caseId, id) => {
    const view = await views.find(caseId, everyCase);
    return view !== undefined && findFile(view.state, id) !== undefined;
  });
