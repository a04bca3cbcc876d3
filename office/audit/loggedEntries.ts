import { findOfficeEntry, type OfficeEntry, type OfficeEntryType } from '../../domain/staff/entries';
import type { LogFilter, OfficeLog } from '../../models/officeLog';

/** What the log of the office tells of one kind, each with its place in it. */
export type LoggedEntry<Type extends OfficeEntryType> = { seq: number; at: string; by: string } & {
  data: Extract<OfficeEntry, { type: Type }>['data'];
};

/** The entries of a kind, the newest first; what this program does not know is left out. */
export async function listEntries<Type extends OfficeEntryType>(
  officeLog: Pick<OfficeLog, 'list'>,
  filter: LogFilter & { type: Type },
  limit = Number.MAX_SAFE_INTEGER,
): Promise<LoggedEntry<Type>[]> {
  const { links } = await officeLog.list(filter, { skip: 0, limit });
  return links.flatMap(({ seq, at, by, type, data }) => {
    const entry = findOfficeEntry({ by, type, data });
    // The type and its data belong together in `OfficeEntry`; asking for one loses that.
    return entry?.type === filter.type
      ? [{ seq, at, by, data: entry.data as LoggedEntry<Type>['data'] }]
      : [];
  });
}
