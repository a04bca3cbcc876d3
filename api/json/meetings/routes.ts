import type { Request, Response, Router } from 'express';
import { mayDo, mayReadMeetings } from '../../../domain/access/policy';
import { localDate } from '../../../domain/calendar/officeDays';
import type { CaseState } from '../../../domain/case/state';
import { findAttendance } from '../../../domain/meetings/caseMeeting';
import type { CaseRow } from '../../../models/caseViews';
import type { Meeting } from '../../../models/meetings';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { Translate } from '../../../language/texts';
import {
  type AgendaItem,
  readAgenda,
  readAgendaRows,
  readAllCandidates,
  readAttended,
} from '../../../office/meetings/agenda';
import { takeAttendance, whyNotMinutes } from '../../../office/meetings/attendance';
import { convene } from '../../../office/meetings/convene';
import { itemLines } from '../../../office/meetings/itemLines';
import { type Placing, putOnAgenda } from '../../../office/meetings/placing';
import type { Services } from '../../../office/services';
import { callerOf } from '../caller';
import { findSeenRevision, getIdempotencyKey, meetingVersion } from '../headers';
import { invalidInput, readInput } from '../input';
import { addressOf } from '../outcome';
import { pageOf } from '../paging';
import { answerTagged } from '../tagged';
import { readEveryMember } from './readMembers';
import {
  agendaAnswerSchema,
  agendaBody,
  attendanceAnswerSchema,
  attendanceBody,
  conveningBody,
  meetingAnswerSchema,
  meetingListQuery,
  meetingListSchema,
} from './shapes';

type MeetingRequest = Request<{ meetingId: string }>;
const room = '/api/v1/meetings';
const meetingAddress = (id: string): string => `${room}/${encodeURIComponent(id)}`;

const caseOf = ({ caseId, number }: Pick<CaseRow, 'caseId' | 'number'>) => ({
  caseId,
  number,
  links: { self: addressOf(caseId) },
});
const withSubject = (state: CaseState) => {
  const { subject } = state.registration;
  return { ...caseOf(state), subjectName: 'name' in subject ? subject.name : '' };
};
const candidateOf = (row: CaseRow) => ({ ...caseOf(row), subjectName: row.subjectName });

const summaryOf = ({ _id: meetingId, revision, ...meeting }: Meeting) => ({
  ...meeting,
  meetingId,
  attended: revision > 0,
  links: { self: meetingAddress(meetingId) },
});

/** Meetings of the bodies that deliberate, as on their pages: read, convened, given an agenda, and their attendance taken down. */
export function meetingRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;
  const { meetings, reference } = cases;
  routes.use(room, (_req, res, next) => {
    if (!mayReadMeetings(callerOf(res))) throw forbidden();
    next();
  });

  const getMeeting = async ({ params }: MeetingRequest): Promise<Meeting> => {
    const meeting = await meetings.find(params.meetingId);
    if (!meeting) throw notFound();
    return meeting;
  };
  /** @throws Problem 403 unless the caller convenes meetings */
  const conveningCaller = (res: Response) => {
    const caller = callerOf(res);
    if (!mayDo(caller, 'convene')) throw forbidden();
    return caller;
  };

  async function answerMeeting(req: Request, res: Response, meeting: Meeting): Promise<void> {
    const { t } = res.locals;
    const reader = { cases, actor: callerOf(res) };
    const agenda = await readAgenda(reader, meeting);
    const candidates = mayDo(reader.actor, 'convene') ? await readAllCandidates(reader, meeting) : undefined;
    const items = agenda.map((item) => ({ ...itemOf(item), says: itemLines(t, item) }));
    const answer = { ...summaryOf(meeting), agenda: items, candidates: candidates?.map(candidateOf) };
    answerTagged(req, res, meetingVersion(meeting.revision), meetingAnswerSchema.parse(answer));
  }

  routes.get(room, async (req, res) => {
    const query = readInput({ schema: meetingListQuery, value: req.query, res, texts });
    const { page, size, body, from, to } = query;
    const filter = { body, from, to };
    const reader = { cases, actor: callerOf(res) };
    const [rows, total] = await Promise.all([
      meetings.list(filter, { skip: (page - 1) * size, limit: size }),
      meetings.count(filter),
    ]);
    const items = await Promise.all(
      rows.map(async (meeting) => {
        const agenda = await readAgendaRows(reader, meeting);
        return { ...summaryOf(meeting), agenda: agenda.map(caseOf) };
      }),
    );
    res.json(meetingListSchema.parse({ items, ...pageOf(req, res, { page, size, total }) }));
  });

  routes.post(room, async (req, res) => {
    const { id: convenedBy } = conveningCaller(res);
    const id = getIdempotencyKey(req);
    const convening = readInput({ schema: conveningBody, value: req.body, res, texts, command: 'convene' });
    const meeting = await convene(cases, { id, ...convening }, convenedBy);
    if (!meeting) throw invalidInput([{ field: 'body', detail: res.locals.t('meetings:noMembers') }]);
    res.status(201).location(meetingAddress(meeting._id));
    await answerMeeting(req, res, meeting);
  });

  routes.get(`${room}/:meetingId`, async (req: MeetingRequest, res) => {
    await answerMeeting(req, res, await getMeeting(req));
  });

  routes.post(`${room}/:meetingId/agenda`, async (req: MeetingRequest, res) => {
    const { t } = res.locals;
    const actor = conveningCaller(res);
    const meeting = await getMeeting(req);
    const commandId = getIdempotencyKey(req);
    const { cases: caseIds } = readInput({
      schema: agendaBody,
      value: req.body,
      res,
      texts,
      command: 'putOnAgenda',
    });
    const placings = await putOnAgenda(services, { meeting, caseIds, commandId, actor });
    const refused = placings.flatMap((placing) => {
      const why = whyNotPut(placing, t);
      return why ? { caseId: placing.caseId, ...why } : [];
    });
    res.json(agendaAnswerSchema.parse({ put: placings.length - refused.length, refused }));
  });

  routes.post(`${room}/:meetingId/attendance`, async (req: MeetingRequest, res) => {
    const { t } = res.locals;
    const actor = conveningCaller(res);
    const meeting = await getMeeting(req);
    const commandId = getIdempotencyKey(req);
    const revision = findSeenRevision(req) ?? meeting.revision;
    const sent = readInput({
      schema: attendanceBody,
      value: req.body,
      res,
      texts,
      command: 'recordAttendance',
    });
    const standings = readEveryMember(meeting, sent.members, t);
    const today = localDate(await reference.getCurrentCalendar(), new Date().toISOString());
    if (meeting.on > today) throw invalidInput([{ field: 'members', detail: t('meetings:early') }]);
    const { caseId: only, minutes } = sent;
    const wrong = minutes && whyNotMinutes(minutes, standings);
    if (wrong)
      throw invalidInput([
        { field: `minutes.${wrong.field ?? ''}`, detail: refusalSentence(t, wrong, (id) => id) },
      ]);
    const items = await readAttended({ cases, actor }, meeting, only);
    if (!items) throw notFound();
    const order = { meeting: { ...meeting, revision }, items, only, standings, minutes, actor, commandId };
    const attended = await takeAttendance(services, order);
    if (!attended) throw new Problem(409, 'meetingChanged');
    res.json(attendanceAnswerSchema.parse(attended));
  });
}

function itemOf({ state, entry, isOver }: AgendaItem) {
  const members = isOver ? entry.members : entry.members && findAttendance(state);
  return { ...withSubject(state), over: isOver, balloted: entry.balloted ?? false, members };
}

/** Why a case does not stand on the agenda now, for programs and people; undefined where it does. */
function whyNotPut(placing: Placing, t: Translate): { reason: string; detail: string } | undefined {
  switch (placing.kind) {
    case 'put':
      return undefined;
    case 'refused':
      return { reason: placing.refusal.refused, detail: refusalSentence(t, placing.refusal, (id) => id) };
    case 'notYet':
      return { reason: 'pending', detail: t('meetings:notYet') };
    case 'notFound':
      return { reason: 'notFound', detail: t('errors:notFound.detail') };
  }
}
