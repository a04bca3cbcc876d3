import type { Response, Router } from 'express';
import { memberStandings } from '../../../domain/meetings/meeting';
import type { Meeting } from '../../../models/meetings';
import { requireDuty } from '../../frame/guards';
import { notFound } from '../../frame/errors/problem';
import { fieldError } from '../../../language/fieldErrors';
import { sentValues } from '../../frame/forms/form';
import { word } from '../../../language/sentences/vocabulary';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { readPeople } from '../../../office/people/people';
import { findAgendaItem, readAttended } from '../../../office/meetings/agenda';
import { readStandings, takeAttendance } from '../../../office/meetings/attendance';
import { readMinutes } from './minutesForm';
import { pathOf, type MeetingRequest } from './path';

interface Needs {
  /** @throws Problem 404 */
  meetingOf: (req: MeetingRequest) => Promise<Meeting>;
  today: () => Promise<string>;
}

/** Taking down who is there, for the meeting and its cases, or for one of them alone. */
export function attendanceRoutes(routes: Router, services: Services, { meetingOf, today }: Needs): void {
  const readerOf = (res: Response) => ({ cases: services.cases, actor: actorOf(signedInAccount(res)) });

  /** One case of the agenda, where the attendance is taken down for it alone. */
  const onlyItem = ({ query }: MeetingRequest): string | undefined =>
    typeof query.case === 'string' ? query.case : undefined;

  const showAttendance = async (req: MeetingRequest, res: Response, more: object) => {
    const { t } = res.locals;
    const meeting = await meetingOf(req);
    const only = onlyItem(req);
    const item = only === undefined ? undefined : await findAgendaItem(readerOf(res), meeting, only);
    if (only !== undefined && !item) throw notFound();
    const minutes = item?.entry.minutes ?? meeting.minutes ?? {};
    const { active } = await readPeople(services.accounts);
    const known = new Map((item?.entry.members ?? meeting.members).map((one) => [one.id, one.standing]));
    res.render('meetings/attendance', {
      meeting,
      path: pathOf(meeting._id),
      action: `${pathOf(meeting._id)}/attendance${item ? `?case=${encodeURIComponent(item.state.caseId)}` : ''}`,
      number: item?.state.number,
      members: meeting.members.map((member) => ({ ...member, standing: known.get(member.id) ?? 'present' })),
      choices: memberStandings.map((value) => ({ value, text: word(t, 'memberStandings', value) })),
      chairs: meeting.members.map(({ id, name }) => ({ value: id, text: name })),
      values: minutes,
      hasMinutes: Object.keys(minutes).length > 0,
      secretaries: active.map(({ displayName, position }) =>
        [displayName, position].filter(Boolean).join(', '),
      ),
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
    const read = readMinutes(values, standings, { t, texts: services.texts });
    if (missing.length > 0 || isEarly || 'errors' in read) {
      const why = isEarly ? t('meetings:early') : missing.length > 0 && t('meetings:missing');
      const errors = [...(why ? [fieldError('members', why)] : []), ...('errors' in read ? read.errors : [])];
      const members = meeting.members.map((one) => ({ ...one, standing: standings.get(one.id) }));
      return showAttendance(req, res.status(422), { members, values, errors, hasMinutes: true });
    }
    const { cases, actor } = readerOf(res);
    const only = onlyItem(req);
    const items = await readAttended({ cases, actor }, meeting, only);
    if (!items) throw notFound();
    const attended = await takeAttendance(services, {
      meeting: { ...meeting, revision: Number(values.revision) },
      items,
      only,
      standings,
      // Whatever was emptied again is not known any more.
      minutes: read.minutes ?? (meeting.minutes && {}),
      actor,
      commandId: String(values.commandId),
    });
    if (!attended) flash(req, { kind: 'information', key: 'meetings:faster' });
    else {
      const { recorded, left } = attended;
      flash(req, { kind: 'success', key: 'meetings:attended', params: { count: recorded } });
      if (left > 0) flash(req, { kind: 'information', key: 'meetings:left', params: { count: left } });
    }
    res.redirect(303, pathOf(meeting._id));
  });
}
