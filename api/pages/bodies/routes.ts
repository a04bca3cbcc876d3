import { Router } from 'express';
import { mayDo, mayReadProcedures } from '../../../domain/access/policy';
import { localDate } from '../../../domain/calendar/officeDays';
import { meetingBodies } from '../../../domain/meetings/meeting';
import { requireDuty } from '../../frame/guards';
import { readPeople } from '../../../office/people/people';
import { forbidden } from '../../frame/errors/problem';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { sentValues } from '../../frame/forms/form';
import { readDay } from '../../../language/readDay';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { longestName, longestPosition, memberLine, readMembers } from './readMembers';

const lastDay = '9999-12-31';
const mostMembers = 100;

/** Who the official members of the deliberating bodies are, by days: every majority is reckoned from them. */
export function bodyRoutes({ cases: { bodies, reference }, accounts }: Services): Router {
  const routes = Router();
  routes.use('/bodies', (_req, res, next) => {
    if (!mayReadProcedures(actorOf(signedInAccount(res)))) throw forbidden();
    next();
  });

  routes.get('/bodies', async (_req, res) => {
    const { t } = res.locals;
    const [versions, { nameOf }, calendar] = await Promise.all([
      bodies.list(),
      readPeople(accounts),
      reference.getCurrentCalendar(),
    ]);
    const today = localDate(calendar, new Date().toISOString());
    res.render('bodies/list', {
      mayEdit: mayDo(actorOf(signedInAccount(res)), 'setBodies'),
      bodies: meetingBodies.map((body) => {
        const own = versions.filter((one) => one.body === body);
        return {
          body,
          title: word(t, 'meetingBodies', body),
          now: own.find(({ effectiveFrom }) => effectiveFrom <= today),
          versions: own.map((one) => ({ ...one, addedBy: nameOf(one.addedBy), count: one.members.length })),
        };
      }),
    });
  });

  const bodyOf = (text: unknown) => meetingBodies.find((body) => body === text) ?? 'commission';

  routes.get('/bodies/new', requireDuty('setBodies'), async (req, res) => {
    const body = bodyOf(req.query.body);
    const [newest, all] = [await bodies.findInForce(body, lastDay), await accounts.listAccounts()];
    const members = newest?.members.map((member) => memberLine(member, all)).join('\n') ?? '';
    res.render('bodies/new', { body, title: word(res.locals.t, 'meetingBodies', body), values: { members } });
  });

  routes.post('/bodies/new', requireDuty('setBodies'), async (req, res) => {
    const { t } = res.locals;
    const values = sentValues(req.body);
    const body = bodyOf(values.body);
    const [newest, all] = [await bodies.findInForce(body, lastDay), await accounts.listAccounts()];
    const day = readDay(String(values.effectiveFrom ?? '').trim(), lastDay);
    const read = readMembers(String(values.members ?? ''), all, newest?.members ?? []);
    const errors: FieldError[] = [
      ...('fault' in day
        ? [
            fieldError(
              'effectiveFrom',
              t(`register:problem.${day.fault}`, { label: t('meetings:body.fromInside') }),
            ),
          ]
        : []),
      ...('wrong' in read
        ? read.wrong.map(({ line, fault }) =>
            fieldError('members', t(`meetings:body.fault.${fault}`, { line, longestName, longestPosition })),
          )
        : []),
      ...('members' in read && read.members.length === 0
        ? [fieldError('members', t('meetings:body.fault.nobody'))]
        : []),
      ...('members' in read && read.members.length > mostMembers
        ? [
            fieldError(
              'members',
              t('meetings:body.fault.tooMany', { maximum: mostMembers, count: read.members.length }),
            ),
          ]
        : []),
    ];
    if (errors.length > 0 || 'fault' in day || 'wrong' in read) {
      return res
        .status(422)
        .render('bodies/new', { body, title: word(t, 'meetingBodies', body), values, errors });
    }
    const addedAt = new Date().toISOString();
    await bodies.add(String(values.commandId ?? addedAt).slice(0, 100), {
      body,
      effectiveFrom: day.day,
      members: read.members,
      addedBy: signedInAccount(res)._id,
      addedAt,
    });
    flash(req, { kind: 'success', key: 'meetings:body.added', params: { from: formatDate(day.day) } });
    res.redirect(303, '/bodies');
  });
  return routes;
}
