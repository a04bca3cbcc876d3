import { DateTime } from 'luxon';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import { localDate } from '../../domain/calendar/officeDays';
import { type OftenReported, oftenReported } from '../../domain/views/oftenReported';
import type { CaseStores } from '../../models/caseStores';

/** From how many reports within how many months a subject is listed. */
export interface Often {
  atLeast: number;
  months: number;
}

/** Where the version in force does not say it: the house's choice. */
const usual: Often = { atLeast: 3, months: 6 };

type Stores = Pick<CaseStores, 'views' | 'reference'>;

/** The same day so many months before; the last of that month where it has no such day. */
export const monthsBefore = (day: string, months: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).minus({ months }).toFormat('yyyy-MM-dd');

/** What the procedure of today says of subjects about whom much comes in. */
export async function oftenBy({ reference }: Pick<Stores, 'reference'>, today: string): Promise<Often> {
  const procedure = await reference.findProcedureInForce(today, 'party');
  return procedure?.manyReports?.value ?? usual;
}

/** Subjects about whom much has come in lately, by the cases that this person may see and no others. */
export async function listSubjects(
  actor: Actor,
  asked: Partial<Often>,
  { views, reference }: Stores,
): Promise<Often & { since: string; subjects: OftenReported[] }> {
  const today = localDate(await reference.getCurrentCalendar(), new Date().toISOString());
  const rule = await oftenBy({ reference }, today);
  const { atLeast, months } = { ...rule, ...asked };
  const since = monthsBefore(today, months);
  const cases = await views.listOftenReceived(visibilityOf(actor), { from: since }, atLeast);
  return { atLeast, months, since, subjects: oftenReported(cases, atLeast) };
}
