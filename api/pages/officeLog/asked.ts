import { z } from 'zod';
import { officeEntryTypes } from '../../../domain/staff/entries';
import { readDay } from '../../../language/readDay';
import type { LogFilter } from '../../../models/officeLog';
import { askedAddress } from '../../frame/askedAddress';

const firstDay = '2000-01-01';
const lastDay = '9999-12-31';

const typedDay = z.string().trim().max(20).optional().catch(undefined);

/** What cannot be read is as if it had not been asked. */
const querySchema = z.object({
  type: z.enum(officeEntryTypes).optional().catch(undefined),
  person: z.string().max(100).optional().catch(undefined),
  day: typedDay,
  from: typedDay,
  to: typedDay,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type LogQuery = z.infer<typeof querySchema>;

function dayIn(typed: string | undefined): string | undefined {
  const read = typed ? readDay(typed, lastDay) : undefined;
  return read && 'day' in read ? read.day : undefined;
}

/** Which entries are asked for. */
export interface LogAsked {
  query: LogQuery;
  filter: LogFilter;
  /** A day was typed that is none. */
  dayIsUnread: boolean;
}

export function readAsked(sent: unknown): LogAsked {
  const query = querySchema.parse(sent);
  const [day, from, to] = [dayIn(query.day), dayIn(query.from), dayIn(query.to)];
  return {
    query,
    filter: {
      days: (from ?? to) === undefined ? undefined : { from: from ?? firstDay, to: to ?? lastDay },
      type: query.type,
      person: query.person || undefined,
      day,
    },
    dayIsUnread: Boolean(query.day) && day === undefined,
  };
}

/** The same entries by days: all of them are one run then, into which nothing comes while it is read. */
export const inOneRun = (filter: LogFilter): LogFilter => ({
  ...filter,
  days: filter.days ?? { from: firstDay, to: lastDay },
});

/** The address of a list of entries, with those parts that say something. */
export function logAddress(parts: Record<string, string | undefined>): string {
  return askedAddress('/office-log', parts);
}
