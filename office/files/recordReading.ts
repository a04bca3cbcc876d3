import type { FileReading } from '../../models/fileReadings';
import type { CaseStores } from '../../models/caseStores';

/** Records that a file is given to somebody, before it is: in the log of the office, which vouches for it, and for the page of the file. */
export async function recordReading(
  { caseId, file, by, as }: Omit<FileReading, 'at'>,
  { officeLog, fileReadings }: Pick<CaseStores, 'officeLog' | 'fileReadings'>,
): Promise<void> {
  await officeLog.append({ by, type: 'fileRead', data: { caseId, file, as } });
  await fileReadings.add({ caseId, file, by, as, at: new Date().toISOString() });
}
