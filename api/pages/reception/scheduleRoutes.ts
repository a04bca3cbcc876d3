import { Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { monthsWithoutHead } from '../../../domain/reception/decideDay';
import type { ReceptionDay } from '../../../domain/reception/day';
import { formatDate } from '../../../language/dates';
import { officeLanguage } from '../../../language/texts';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { pdfFile } from '../../../office/papers/pdfFile';
import { readDays } from '../../../office/reception/days';
import { officeMoment } from '../../../office/officeMoment';
import { schedulePage } from '../../../office/reception/papers/schedulePage';
import { readWaitingVisits } from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { pageOf } from '../../frame/pageOf';
import { requireDuty } from '../../frame/guards';
import { keepWritten } from '../../frame/keepAs';
import { signedInAccount } from '../../frame/request';
import { hoursOf, standingOf, visitLine } from './dayPage';
import { dayPath, room } from './paths';
import { basisText } from './basisText';

const perPage = 20;
const pageSchema = z.object({ page: z.coerce.number().int().min(1).catch(1) });
const monthSchema = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });

/** This month and the next, `2026-12`. */
function monthsAhead(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return [today.slice(0, 7), `${next[0]}-${String(next[1]).padStart(2, '0')}`];
}

const monthText = (month: string): string => month.split('-').reverse().join('/');

/** The schedule of reception and what waits from it; and the schedule as it is posted. */
export function receptionScheduleRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();

  routes.get(room, requireDuty('seeReception'), async (req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const [days, waiting, moment, people] = await Promise.all([
      readDays(cases),
      readWaitingVisits(cases),
      officeMoment(cases),
      readPeople(accounts),
    ]);
    const { today, calendar } = moment;
    const rules = await cases.reference.findReception(today);
    const line = (day: ReceptionDay) => ({
      href: dayPath(day.dayId),
      on: formatDate(day.on),
      hours: hoursOf(day, t),
      kind: t(`reception:kind.${day.kind}`),
      place: day.place,
      receivers: day.receivers.map((id) => people.nameOf(id)).join(', '),
      standing: standingOf(day, t, { rules, calendar }),
    });
    const past = days.filter(({ on }) => on < today);
    const list = pageOf(
      { count: past.length, perPage, ...pageSchema.parse(req.query) },
      (page) => `${room}?page=${page}`,
    );
    const missing = rules ? monthsWithoutHead(days, monthsAhead(today), rules) : [];
    res.render('reception/schedule', {
      upcoming: days
        .filter(({ on }) => on >= today)
        .reverse()
        .map(line),
      past: past.slice(list.skip, list.skip + perPage).map(line),
      list,
      hasRules: rules !== undefined,
      withoutHead:
        missing.length > 0 &&
        t('reception:withoutHead', {
          months: missing.map(monthText).join(', '),
          count: rules?.headDays.value.perMonth,
        }),
      headBasis: rules && basisText(t, rules.headDays),
      basis: rules && basisText(t, rules.madeKnown),
      waiting: waiting
        .map((visit) => visitLine(visit, { t, ...moment }))
        .sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
      months: monthsAhead(today).map((month) => ({
        text: monthText(month),
        href: `${room}/schedule.pdf?month=${month}`,
      })),
      maySchedule: mayDo(actor, 'scheduleReception'),
    });
  });

  routes.get(`${room}/schedule.pdf`, requireDuty('seeReception'), async (req, res) => {
    const { today } = await officeMoment(cases);
    const { month } = monthSchema.catch({ month: today.slice(0, 7) }).parse(req.query);
    const [days, people] = await Promise.all([readDays(cases), readPeople(accounts)]);
    const file = await pdfFile(
      schedulePage(days, {
        // What is posted is in the language of the office, whoever asks for it.
        t: texts.translator(officeLanguage),
        office: readPaperOffice(),
        people,
        month,
        today,
      }),
    );
    keepWritten(res, `lich-tiep-cong-dan-${month}`, 'pdf').send(file);
  });
  return routes;
}
