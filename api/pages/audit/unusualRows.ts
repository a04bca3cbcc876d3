import { type Actor, mayDo } from '../../../domain/access/policy';
import { daysBefore } from '../../../domain/clocks/years';
import { manyInAnHour, manyNotTheirs } from '../../../domain/staff/unusualReading';
import { formatDate, officeToday } from '../../../language/dates';
import type { Translate } from '../../../language/texts';
import { listUnusualReading } from '../../../office/audit/reading';
import type { People } from '../../../office/people/people';
import type { Services } from '../../../office/services';

/** So far back reading is looked through. */
const readingDays = 30;
/** What somebody read on a day, in the log of the office. */
function readingInLog(person: string, day: string): string {
  const on = formatDate(day);
  return `/office-log?${new URLSearchParams({ type: 'caseRead', from: on, to: on, person }).toString()}`;
}

/** Unusual reading as its page shows it, of whom this person watches over: by default everybody. */
export async function unusualRows(
  cases: Services['cases'],
  actor: Actor,
  people: People,
  t: Translate,
  watches: (by: string) => boolean = () => true,
) {
  const to = officeToday();
  const days = { from: daysBefore(to, readingDays), to };
  const unusual = await listUnusualReading(cases, actor, people.all, days);
  const mayOpenLog = mayDo(actor, 'readOfficeLog');
  return {
    from: formatDate(days.from),
    hour: manyInAnHour,
    day: manyNotTheirs,
    rows: unusual
      .filter(({ by }) => watches(by))
      .map(({ kind, by, day, count }) => ({
        day: formatDate(day),
        by: people.doerIn(t)(by),
        kind: t(`audit:reading.kinds.${kind}`),
        count,
        href: mayOpenLog && readingInLog(by, day),
      })),
  };
}
