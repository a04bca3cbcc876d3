import type { Calendar } from '../domain/calendar/calendar';
import { localDate } from '../domain/calendar/officeDays';
import type { CaseStores } from '../models/caseStores';

/** The moment, the day of the office and by what its days are counted. */
export interface OfficeMoment {
  now: string;
  today: string;
  calendar: Calendar;
}

export async function officeMoment(
  { reference }: Pick<CaseStores, 'reference'>,
  now = new Date().toISOString(),
): Promise<OfficeMoment> {
  const calendar = await reference.getCurrentCalendar();
  return { now, today: localDate(calendar, now), calendar };
}
