import { type Actor, visibilityOf } from '../../domain/access/policy';
import { wallDay } from '../../domain/calendar/wallDay';
import { listEntries, type LoggedEntry } from '../audit/loggedEntries';
import type { CaseViewStore } from '../../models/caseViews';
import type { OfficeLog } from '../../models/officeLog';

/** A file that was destroyed, as the log of the office tells of it. */
export type DestroyedFile = LoggedEntry<'fileDestroyed'>['data'] & {
  number: string;
  /** On the office's wall calendar. */
  on: string;
  /** Who decided it. */
  by: string;
};

interface Stores {
  officeLog: Pick<OfficeLog, 'list'>;
  views: Pick<CaseViewStore, 'numbersOf'>;
}

/** The destroyed files that this person may know of, the last first; of one day where that is asked for. */
export async function listDestroyed(
  { officeLog, views }: Stores,
  actor: Actor,
  day?: string,
): Promise<DestroyedFile[]> {
  const told = await listEntries(officeLog, { type: 'fileDestroyed', day });
  const numbers = await views.numbersOf(
    told.map(({ data: { caseId } }) => caseId),
    visibilityOf(actor),
  );
  return told.flatMap(({ data, by, at }) => {
    const number = numbers.get(data.caseId);
    return number === undefined ? [] : [{ ...data, number, by, on: wallDay(at) }];
  });
}
