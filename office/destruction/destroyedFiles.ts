import { type Actor, visibilityOf } from '../../domain/access/policy';
import { wallDay } from '../../domain/calendar/wallDay';
import { findOfficeEntry, type OfficeEntry } from '../../domain/staff/entries';
import type { CaseViewStore } from '../../models/caseViews';
import type { OfficeLog } from '../../models/officeLog';

/** A file that was destroyed, as the log of the office tells of it. */
export type DestroyedFile = Extract<OfficeEntry, { type: 'fileDestroyed' }>['data'] & {
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
  const page = { skip: 0, limit: Number.MAX_SAFE_INTEGER };
  const { links } = await officeLog.list({ type: 'fileDestroyed', day }, page);
  const told = links.flatMap(({ by, type, data, at }) => {
    const entry = findOfficeEntry({ by, type, data });
    return entry?.type === 'fileDestroyed' ? [{ ...entry.data, by, on: wallDay(at) }] : [];
  });
  const numbers = await views.numbersOf(
    told.map(({ caseId }) => caseId),
    visibilityOf(actor),
  );
  return told.flatMap((one) => {
    const number = numbers.get(one.caseId);
    return number === undefined ? [] : [{ ...one, number }];
  });
}
