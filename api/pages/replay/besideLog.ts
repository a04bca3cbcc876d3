import { nobody, officeItself } from '../../../domain/staff/entries';
import { systemActor } from '../../../domain/case/events/event';
import { wallDay } from '../../../domain/calendar/wallDay';
import type { OfficeLog } from '../../../models/officeLog';
import { formatDate } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import { entrySentence } from '../../../language/sentences/officeLog';
import type { Translate } from '../../../language/texts';
import { formatMoment } from './moment';

/** How long before and after an event the log is shown. */
const aroundMs = 30 * 60_000;
const most = 50;

const isMoment = (at: string): boolean => !Number.isNaN(Date.parse(at));

/** What the log of the office tells of whoever did an event, around its moment; undefined where nobody did it. */
export async function readBeside(
  log: Pick<OfficeLog, 'list'>,
  happened: { by: string; at: string } | undefined,
  { t, nameOf, doer }: { t: Translate; nameOf: Names; doer: Names },
) {
  if (!happened || !isMoment(happened.at)) return undefined;
  const { by, at } = happened;
  if ([systemActor, nobody, officeItself].includes(by)) return undefined;
  const day = wallDay(at);
  const moment = Date.parse(at);
  const { links } = await log.list({ person: by, day }, { skip: 0, limit: Infinity });
  const entries = links
    .filter((link) => Math.abs(Date.parse(String(link.at)) - moment) <= aroundMs)
    .slice(0, most)
    .reverse();
  return {
    by: nameOf(by),
    href: `/office-log?${new URLSearchParams({ person: by, day: formatDate(day) }).toString()}`,
    entries: entries.map((link) => ({
      at: formatMoment(String(link.at)),
      sentence: entrySentence(link, { t, nameOf, doer }),
    })),
  };
}
