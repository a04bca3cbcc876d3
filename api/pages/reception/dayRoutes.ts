import { type Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { mayReceiveOn } from '../../../domain/access/reception';
import { dayKinds, postingPlaces, type PlannedDay, type ReceptionDay } from '../../../domain/reception/day';
import type { DayRefusal } from '../../../domain/reception/decideDay';
import { formatDate } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { accountsFor, type DayOrder, findDay, giveToDay } from '../../../office/reception/days';
import { officeMoment } from '../../../office/officeMoment';
import { readVisitsOfDay } from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { type FormResult, readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { cancelForm, moveForm, planForm, postForm } from './dayForms';
import { dayLine, dayPage, visitLine } from './dayPage';
import { type DayRequest, dayPath, room } from './paths';

type ActForm = 'plan' | 'post' | 'move' | 'cancel';

/** Beside which field a refusal stands. */
const fieldOf: Partial<Record<DayRefusal, string>> = {
  hours: 'to', groundNeeded: 'ground', groundOnlyAdHoc: 'ground', headReceives: 'receivers', noSuchReceiver: 'receivers',
  lateReason: 'lateReason',
}; // prettier-ignore

/** Days of reception: put on the schedule, made known, moved and cancelled; and the page of each. */
export function receptionDayRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeReception');
  const schedules = requireDuty('scheduleReception');

  async function getDay(req: DayRequest): Promise<ReceptionDay> {
    const day = await findDay(cases, req.params.dayId);
    if (!day) throw notFound();
    return day;
  }

  // Before the address of a day, which it would be taken for.
  routes.get(`${room}/days/new`, schedules, (_req, res) => showForm(res, 'plan', undefined));
  routes.post(`${room}/days/new`, schedules, (_req, res) => plan(res, undefined));

  routes.get(`${room}/days/:dayId`, sees, async (req: DayRequest, res) => {
    const day = await getDay(req);
    const [people, visits, moment] = await Promise.all([
      readPeople(accounts),
      readVisitsOfDay(cases, day.dayId),
      officeMoment(cases),
    ]);
    const rules = await cases.reference.findReception(day.on);
    const actor = actorOf(signedInAccount(res));
    const { t, language } = res.locals;
    res.render('reception/day', {
      ...dayPage(day, {
        t,
        language,
        people,
        rules,
        ...moment,
        maySchedule: mayDo(actor, 'scheduleReception'),
      }),
      visits: visits.map((visit) => visitLine(visit, { t, ...moment })),
      mayReceive:
        mayReceiveOn(actor, day) &&
        !day.cancelled &&
        (day.posted !== undefined || day.kind === 'adHoc') &&
        day.on <= moment.today,
    });
  });

  /** The form of an act on a day, as it first stands or as it was sent. */
  async function showForm(
    res: Response,
    act: ActForm,
    day: ReceptionDay | undefined,
    { status = 200, values, errors }: { status?: number; values?: object; errors?: FieldError[] } = {},
  ) {
    const { t, language } = res.locals;
    const [{ active }, { today }] = await Promise.all([readPeople(accounts), officeMoment(cases)]);
    const rules = await cases.reference.findReception(day?.on ?? today);
    const receivers = active.filter((one) => mayDo(actorOf(one), 'receiveCitizens'));
    const choose = { value: '', text: t('reception:choose') };
    res.status(status).render('reception/day-act', {
      act,
      title: act === 'plan' && !day ? t('reception:new') : t(`reception:act.${act}`),
      action: day ? `${dayPath(day.dayId)}/${act}` : `${room}/days/new`,
      back: day ? dayPath(day.dayId) : room,
      backTitle: day ? dayLine(day, t) : t('reception:title'),
      kinds: dayKinds.map((value) => ({ value, text: t(`reception:kind.${value}`) })),
      grounds: [
        choose,
        ...(rules?.adHocGrounds.value ?? []).map((one) => ({ value: one.id, text: one[language] })),
      ],
      receivers: receivers.map(({ _id, displayName, position }) => ({
        value: _id,
        text: `${displayName}, ${position}`,
      })),
      places: postingPlaces.map((value) => ({ value, text: t(`reception:where.${value}`) })),
      values: values ?? firstValues(act, day, today),
      errors,
    });
  }

  /** Carries an order out, or shows the form again with why it was not. */
  async function give(
    res: Response,
    {
      act,
      day,
      dayId,
      order,
      commandId,
    }: { act: ActForm; day: ReceptionDay | undefined; dayId: string; order: DayOrder; commandId: string },
  ) {
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToDay(cases, { dayId, order, commandId, actor });
    if (outcome.kind === 'notFound') throw notFound();
    if (outcome.kind === 'refused') {
      const { refused } = outcome;
      const field = fieldOf[refused] ?? (act === 'cancel' ? 'notice' : 'on');
      const errors = [fieldError(field, res.locals.t(`reception:refusal.${refused}`))];
      const status = refused === 'changedSince' ? 409 : 422;
      return showForm(res, act, day, { status, values: sentValues(res.req.body), errors });
    }
    flash(res.req, { kind: 'success', key: `reception:done.${act}` });
    res.redirect(303, dayPath(dayId));
  }

  const again = (
    res: Response,
    act: ActForm,
    day: ReceptionDay | undefined,
    form: Extract<FormResult<unknown>, { ok: false }>,
  ) => showForm(res, act, day, { status: 422, ...form });

  async function plan(res: Response, day: ReceptionDay | undefined) {
    const form = readForm({ schema: planForm, body: res.req.body, res, texts, labels: 'reception:label' });
    if (!form.ok) return again(res, 'plan', day, form);
    const { commandId, seen, ...typed } = form.data;
    const errors = representativeFaults(typed, res);
    if (errors.length > 0)
      return showForm(res, 'plan', day, { status: 422, values: sentValues(res.req.body), errors });
    const receivers = await accountsFor(accounts, typed.receivers);
    const order = { kind: 'plan' as const, day: plannedOf(typed), receivers, seen };
    await give(res, { act: 'plan', day, dayId: day?.dayId ?? commandId, order, commandId });
  }

  for (const act of ['plan', 'post', 'move', 'cancel'] as const)
    routes.get(`${room}/days/:dayId/${act}`, schedules, async (req: DayRequest, res) => {
      await showForm(res, act, await getDay(req));
    });

  routes.post(`${room}/days/:dayId/plan`, schedules, async (req: DayRequest, res) =>
    plan(res, await getDay(req)),
  );

  routes.post(`${room}/days/:dayId/post`, schedules, async (req: DayRequest, res) => {
    const day = await getDay(req);
    const { today } = await officeMoment(cases);
    const form = readForm({ schema: postForm(today), body: req.body, res, texts, labels: 'reception:label' });
    if (!form.ok) return again(res, 'post', day, form);
    const { commandId, lateReason, ...posting } = form.data;
    const order = { kind: 'post' as const, ...posting, ...(lateReason && { lateReason }) };
    await give(res, { act: 'post', day, dayId: day.dayId, order, commandId });
  });

  routes.post(`${room}/days/:dayId/move`, schedules, async (req: DayRequest, res) => {
    const day = await getDay(req);
    const form = readForm({ schema: moveForm, body: req.body, res, texts, labels: 'reception:label' });
    if (!form.ok) return again(res, 'move', day, form);
    const { commandId, ...move } = form.data;
    await give(res, { act: 'move', day, dayId: day.dayId, order: { kind: 'move', ...move }, commandId });
  });

  routes.post(`${room}/days/:dayId/cancel`, schedules, async (req: DayRequest, res) => {
    const day = await getDay(req);
    const form = readForm({ schema: cancelForm, body: req.body, res, texts, labels: 'reception:label' });
    if (!form.ok) return again(res, 'cancel', day, form);
    const { commandId, ...cancel } = form.data;
    await give(res, {
      act: 'cancel',
      day,
      dayId: day.dayId,
      order: { kind: 'cancel', ...cancel },
      commandId,
    });
  });
  return routes;
}

interface TypedDay extends Omit<PlannedDay, 'representative' | 'ground'> {
  ground: string;
  representativeName: string;
  representativePost: string;
  representativeScope: string;
}

const representativeFields = ['representativeName', 'representativePost', 'representativeScope'] as const;

/** Whoever is named as representative is named with post and scope. */
function representativeFaults(typed: TypedDay, res: Response): FieldError[] {
  const { t } = res.locals;
  if (representativeFields.every((field) => typed[field] === '')) return [];
  return representativeFields
    .filter((field) => typed[field] === '')
    .map((field) => fieldError(field, t('errors:field.required', { label: t(`reception:label.${field}`) })));
}

function plannedOf({
  ground,
  representativeName,
  representativePost,
  representativeScope,
  ...day
}: TypedDay): PlannedDay {
  const representative = { name: representativeName, post: representativePost, scope: representativeScope };
  return { ...day, ...(ground && { ground }), ...(representativeName && { representative }) };
}

/** A form as it first stands: what the day is now. */
function firstValues(act: ActForm, day: ReceptionDay | undefined, today: string): object {
  if (!day) return { kind: 'regular', from: '08:00', to: '11:30', seen: 0 };
  const { kind, ground, from, to, place, receivers, matters, representative, revision } = day;
  return {
    kind,
    ground,
    from,
    to,
    place,
    receivers,
    matters,
    representativeName: representative?.name,
    representativePost: representative?.post,
    representativeScope: representative?.scope,
    on: formatDate(act === 'post' ? today : day.on),
    seen: revision,
  };
}
