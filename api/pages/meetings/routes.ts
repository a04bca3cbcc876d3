import { type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo, mayReadMeetings } from '../../../domain/access/policy';
import { localDate } from '../../../domain/calendar/officeDays';
import { meetingBodies, memberStandings } from '../../../domain/meetings/meeting';
import type { Meeting } from '../../../models/meetings';
import { requireDuty } from '../../frame/guards';
import { readPeople } from '../../../office/people/people';
import { forbidden, notFound } from '../../frame/errors/problem';
import { fieldError } from '../../../language/fieldErrors';
import { sentValues } from '../../frame/forms/form';
import { word } from '../../../language/sentences/vocabulary';
import { meetingMinutesLines } from '../../../language/sentences/minutes';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { readAgendaRows } from '../../../office/meetings/agenda';
import { exportFormats } from '../../../office/exports/exportTable';
import { exportLinks, sendTable } from '../exports/sendTable';
import { agendaTable } from './agendaTable';
import { agendaQuerySchema, readAgendaPage } from './agendaPage';
import { attendanceRoutes } from './attendanceRoutes';
import { convene } from '../../../office/meetings/convene';
import { findNotice } from '../../../office/meetings/sessionNotice/notices';
import { readConvening } from './conveneForm';
import { sessionNoticeRoutes } from './notice/routes';
import { noticePathOf, pathOf, type MeetingRequest } from './path';
import { pageOf } from '../../frame/pageOf';
import { type Placing, putOnAgenda } from '../../../office/meetings/placing';

const perPage = 20;
const pageSchema = z.object({ page: z.coerce.number().int().min(1).catch(1) });
const pageAddress = (page: number): string => (page > 1 ? `/meetings?page=${page}` : '/meetings');

/** Why a case does not stand on the agenda now; undefined where it does. */
function whyNotPut(t: Translate, placing: Placing): string | undefined {
  switch (placing.kind) {
    case 'put':
      return undefined;
    case 'refused':
      return refusalSentence(t, placing.refusal, (id) => id);
    case 'notYet':
      return t('meetings:notYet');
    case 'notFound':
      return t('meetings:notFound');
  }
}

/** Meetings of the bodies that deliberate: convened, with their agenda and attendance, and what was decided on each item. */
export function meetingRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const { meetings, reference } = cases;
  const routes = Router();
  routes.use('/meetings', (_req, res, next) => {
    if (!mayReadMeetings(actorOf(signedInAccount(res)))) throw forbidden();
    next();
  });

  const today = async () => localDate(await reference.getCurrentCalendar(), new Date().toISOString());
  const meetingOf = async ({ params }: MeetingRequest): Promise<Meeting> => {
    const meeting = await meetings.find(params.meetingId);
    if (!meeting) throw notFound();
    return meeting;
  };
  const readerOf = (res: Response) => ({ cases, actor: actorOf(signedInAccount(res)) });

  routes.get('/meetings', async (req, res) => {
    const { t } = res.locals;
    const reader = readerOf(res);
    const count = await meetings.count({});
    const { from, to, ...list } = pageOf({ count, perPage, ...pageSchema.parse(req.query) }, pageAddress);
    const rows = await meetings.list({}, { skip: list.skip, limit: perPage });
    const agendas = await Promise.all(rows.map((meeting) => readAgendaRows(reader, meeting)));
    res.render('meetings/list', {
      mayConvene: mayDo(reader.actor, 'convene'),
      meetings: rows.map((meeting, i) => ({
        ...meeting,
        href: pathOf(meeting._id),
        title: word(t, 'meetingBodies', meeting.body),
        items: agendas[i]?.map(({ number }) => number) ?? [],
      })),
      ...list,
      shown: { from, to },
    });
  });

  const showConvening = (res: Response, more: object) =>
    res.render('meetings/new', {
      bodies: meetingBodies.map((value) => ({ value, text: word(res.locals.t, 'meetingBodies', value) })),
      ...more,
    });
  routes.get('/meetings/new', requireDuty('convene'), (_req, res) => {
    showConvening(res, { values: { body: 'commission' } });
  });

  routes.post('/meetings/new', requireDuty('convene'), async (req, res) => {
    const { t } = res.locals;
    const read = readConvening(t, req.body);
    if ('errors' in read) return showConvening(res.status(422), read);
    const meeting = await convene(cases, read.convening, signedInAccount(res)._id);
    if (!meeting) {
      const errors = [fieldError('body', t('meetings:noMembers'))];
      return showConvening(res.status(422), { errors, values: sentValues(req.body) });
    }
    flash(req, { kind: 'success', key: 'meetings:convened' });
    res.redirect(303, pathOf(meeting._id));
  });

  routes.get('/meetings/:meetingId', async (req: MeetingRequest, res) => {
    const { t } = res.locals;
    const meeting = await meetingOf(req);
    const reader = readerOf(res);
    const [notice, shown, { nameOf }, day] = await Promise.all([
      findNotice(cases, meeting, reader.actor),
      readAgendaPage(reader, { meeting, asked: agendaQuerySchema.parse(req.query), t }),
      readPeople(accounts),
      today(),
    ]);
    res.render('meetings/meeting', {
      ...shown,
      meeting,
      path: pathOf(meeting._id),
      files: exportLinks(`${pathOf(meeting._id)}/agenda`, ''),
      heading: t('meetings:heading', { body: word(t, 'meetingBodies', meeting.body) }),
      convenedBy: nameOf(meeting.convenedBy),
      mayAttend: shown.mayConvene && meeting.on <= day,
      isAttended: meeting.revision > 0,
      noticeHref:
        notice && (notice.draft ?? mayDo(reader.actor, 'draftSessionNotices'))
          ? noticePathOf(meeting._id)
          : undefined,
      minutes: meetingMinutesLines(t, meeting.minutes, meeting.members),
      standings: memberStandings.flatMap((standing) => {
        const names = meeting.members.filter((one) => one.standing === standing).map(({ name }) => name);
        return names.length > 0 ? [{ title: word(t, 'memberStandings', standing), names }] : [];
      }),
    });
  });

  for (const format of exportFormats)
    routes.get(`/meetings/:meetingId/agenda.${format}`, async (req: MeetingRequest, res) => {
      const meeting = await meetingOf(req);
      const table = await agendaTable(readerOf(res), meeting, res.locals.t);
      const exported = { officeLog: cases.officeLog, list: 'agenda', format, of: meeting.on } as const;
      await sendTable(res, exported, table);
    });

  routes.post('/meetings/:meetingId/agenda', requireDuty('convene'), async (req: MeetingRequest, res) => {
    const { t } = res.locals;
    const meeting = await meetingOf(req);
    const { actor } = readerOf(res);
    const values = sentValues(req.body);
    const caseIds = [values.cases ?? []].flat().filter((one): one is string => typeof one === 'string');
    const commandId = String(values.commandId);
    const placings = await putOnAgenda(services, { meeting, caseIds, commandId, actor });
    const put = placings.filter(({ kind }) => kind === 'put').length;
    const refusals = placings.flatMap((placing) => whyNotPut(t, placing) ?? []);
    if (put > 0) flash(req, { kind: 'success', key: 'meetings:put', params: { count: put } });
    for (const why of new Set(refusals))
      flash(req, { kind: 'information', key: 'meetings:notPut', params: { why } });
    if (caseIds.length === 0) flash(req, { kind: 'information', key: 'meetings:choose' });
    res.redirect(303, pathOf(meeting._id));
  });

  sessionNoticeRoutes(routes, services);
  attendanceRoutes(routes, services, { meetingOf, today });
  return routes;
}
