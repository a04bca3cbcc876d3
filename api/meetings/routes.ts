import { type Request, type Response, Router } from 'express';
import { mayDo, maySeeCases } from '../../domain/access/policy';
import { localDate } from '../../domain/calendar/officeDays';
import { meetingBodies, memberStandings } from '../../domain/meetings/meeting';
import type { Meeting } from '../../models/meetings';
import { requireDuty } from '../account/guards';
import { readPeople } from '../cases/people';
import { forbidden, notFound } from '../errors/problem';
import { fieldError } from '../forms/field-errors';
import { sentValues } from '../forms/form';
import { word } from '../language/sentences/vocabulary';
import { refusalSentence } from '../language/sentences/refusal';
import type { Services } from '../services';
import { actorOf } from '../setup/navigation';
import { notify, signedInAccount } from '../setup/request';
import { readAgenda, readCandidates } from './agenda';
import { attending, readStandings, recordInCases } from './attendance';
import { readConvening } from './conveneForm';
import { itemLines } from './itemLines';

type MeetingRequest = Request<{ meetingId: string }>;
const latest = 50;
const pathOf = (id: string): string => `/meetings/${encodeURIComponent(id)}`;

/** Meetings of the bodies that deliberate: convened, with their agenda and attendance, and what was decided on each item. */
export function meetingRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const { meetings, bodies, reference } = cases;
  const routes = Router();
  routes.use('/meetings', (_req, res, next) => {
    if (!maySeeCases(actorOf(signedInAccount(res)))) throw forbidden();
    next();
  });

  const today = async () => localDate(await reference.getCurrentCalendar(), new Date().toISOString());
  const meetingOf = async ({ params }: MeetingRequest): Promise<Meeting> => {
    const meeting = await meetings.find(params.meetingId);
    if (!meeting) throw notFound();
    return meeting;
  };
  const readerOf = (res: Response) => ({ cases, actor: actorOf(signedInAccount(res)) });

  routes.get('/meetings', async (_req, res) => {
    const { t } = res.locals;
    const reader = readerOf(res);
    const rows = await meetings.list(latest);
    const agendas = await Promise.all(rows.map((meeting) => readAgenda(reader, meeting)));
    res.render('meetings/list', {
      mayConvene: mayDo(reader.actor, 'convene'),
      meetings: rows.map((meeting, i) => ({
        ...meeting,
        href: pathOf(meeting._id),
        title: word(t, 'meetingBodies', meeting.body),
        items: agendas[i]?.map(({ state }) => state.number) ?? [],
      })),
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
    const { id, body, on, place } = read.convening;
    const membership = await bodies.findInForce(body, on);
    if (!membership) {
      const errors = [fieldError('body', t('meetings:noMembers'))];
      return showConvening(res.status(422), { errors, values: sentValues(req.body) });
    }
    await meetings.convene({
      _id: id,
      body,
      on,
      place,
      convenedBy: signedInAccount(res)._id,
      convenedAt: new Date().toISOString(),
      members: membership.members,
      revision: 0,
    });
    notify(req, { kind: 'success', key: 'meetings:convened' });
    res.redirect(303, pathOf(id));
  });

  routes.get('/meetings/:meetingId', async (req: MeetingRequest, res) => {
    const { t } = res.locals;
    const meeting = await meetingOf(req);
    const reader = readerOf(res);
    const mayConvene = mayDo(reader.actor, 'convene');
    const [agenda, candidates, { nameOf }, day] = await Promise.all([
      readAgenda(reader, meeting),
      mayConvene ? readCandidates(reader, meeting) : [],
      readPeople(accounts),
      today(),
    ]);
    res.render('meetings/meeting', {
      meeting,
      path: pathOf(meeting._id),
      heading: t('meetings:heading', { body: word(t, 'meetingBodies', meeting.body) }),
      convenedBy: nameOf(meeting.convenedBy),
      mayConvene,
      mayAttend: mayConvene && meeting.on <= day,
      isAttended: meeting.revision > 0,
      standings: memberStandings.flatMap((standing) => {
        const names = meeting.members.filter((one) => one.standing === standing).map(({ name }) => name);
        return names.length > 0 ? [{ title: word(t, 'memberStandings', standing), names }] : [];
      }),
      items: agenda.map((item) => ({
        caseId: item.state.caseId,
        number: item.state.number,
        subject: subjectName(item.state.registration.subject),
        lines: itemLines(t, item),
        mayAttend: mayConvene && meeting.revision > 0 && !item.isOver && !item.entry.balloted,
      })),
      candidates: candidates.map(({ caseId, number, registration: { subject } }) => ({
        caseId,
        number,
        subject: subjectName(subject),
      })),
    });
  });

  routes.post('/meetings/:meetingId/agenda', requireDuty('convene'), async (req: MeetingRequest, res) => {
    const { t } = res.locals;
    const { _id: meetingId, body, on, place } = await meetingOf(req);
    const { actor } = readerOf(res);
    const values = sentValues(req.body);
    const chosen = [values.cases ?? []].flat().filter((one): one is string => typeof one === 'string');
    const refusals: string[] = [];
    let put = 0;
    for (const caseId of chosen) {
      const commandId = `agenda-${meetingId}-${String(values.commandId)}-${caseId}`.slice(0, 200);
      const outcome = await cases.gateway.give(caseId, {
        type: 'putOnAgenda',
        commandId,
        actor,
        input: { meetingId, body, on, place },
      });
      if (outcome.kind === 'done') put += 1;
      else if (outcome.kind === 'refused') refusals.push(refusalSentence(t, outcome.refusal, (id) => id));
      else refusals.push(t('meetings:notYet'));
    }
    if (put > 0) notify(req, { kind: 'success', key: 'meetings:put', params: { count: put } });
    for (const why of new Set(refusals))
      notify(req, { kind: 'information', key: 'meetings:notPut', params: { why } });
    if (chosen.length === 0) notify(req, { kind: 'information', key: 'meetings:choose' });
    res.redirect(303, pathOf(meetingId));
  });

  /** One case of the agenda, where the attendance is taken down for it alone. */
  const onlyItem = ({ query }: MeetingRequest): string | undefined =>
    typeof query.case === 'string' ? query.case : undefined;

  const showAttendance = async (req: MeetingRequest, res: Response, more: object) => {
    const { t } = res.locals;
    const meeting = await meetingOf(req);
    const agenda = await readAgenda(readerOf(res), meeting);
    const item = agenda.find(({ state }) => state.caseId === onlyItem(req));
    if (onlyItem(req) !== undefined && !item) throw notFound();
    const known = new Map((item?.entry.members ?? meeting.members).map((one) => [one.id, one.standing]));
    res.render('meetings/attendance', {
      meeting,
      path: pathOf(meeting._id),
      action: `${pathOf(meeting._id)}/attendance${item ? `?case=${encodeURIComponent(item.state.caseId)}` : ''}`,
      number: item?.state.number,
      members: meeting.members.map((member) => ({ ...member, standing: known.get(member.id) ?? 'present' })),
      choices: memberStandings.map((value) => ({ value, text: word(t, 'memberStandings', value) })),
      ...more,
    });
  };

  routes.get('/meetings/:meetingId/attendance', requireDuty('convene'), (req: MeetingRequest, res) =>
    showAttendance(req, res, {}),
  );

  routes.post('/meetings/:meetingId/attendance', requireDuty('convene'), async (req: MeetingRequest, res) => {
    const { t } = res.locals;
    const meeting = await meetingOf(req);
    const values = sentValues(req.body);
    const { standings, missing } = readStandings(meeting, values.standing);
    const isEarly = meeting.on > (await today());
    if (missing.length > 0 || isEarly) {
      const why = isEarly ? t('meetings:early') : t('meetings:missing');
      return showAttendance(req, res.status(422), { errors: [fieldError('members', why)] });
    }
    const reader = readerOf(res);
    const agenda = await readAgenda(reader, meeting);
    const only = onlyItem(req);
    const members = attending(meeting, standings);
    if (only === undefined && !(await meetings.attend(meeting, standings))) {
      notify(req, { kind: 'information', key: 'meetings:faster' });
      return res.redirect(303, pathOf(meeting._id));
    }
    const items = agenda.filter(({ state }) => only === undefined || state.caseId === only);
    const attempt = `${meeting._id}-${meeting.revision}-${String(values.commandId)}`.slice(0, 120);
    const { recorded, left } = await recordInCases(services, reader.actor, items, {
      meetingId: meeting._id,
      members,
      attempt,
    });
    notify(req, { kind: 'success', key: 'meetings:attended', params: { count: recorded } });
    if (left > 0) notify(req, { kind: 'information', key: 'meetings:left', params: { count: left } });
    res.redirect(303, pathOf(meeting._id));
  });
  return routes;
}

const subjectName = (subject: { kind: string; name?: string }): string => subject.name ?? '';
