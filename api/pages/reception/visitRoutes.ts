import { type Response, Router } from 'express';
import { mayReceiveOn } from '../../../domain/access/reception';
import {
  firstReplies,
  isUnderWay,
  paperConditions,
  statementSigns,
  visitMatters,
  visitOutcomes,
  visitStandings,
} from '../../../domain/reception/visit';
import { formatDate } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { findDay } from '../../../office/reception/days';
import { officeMoment } from '../../../office/officeMoment';
import { type DayVisit, giveToVisit, type VisitOrder, wordsOf } from '../../../office/reception/visits';
import { findSeenVisit } from '../../../office/reception/seenVisits';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { dayLine } from './dayPage';
import { type DayRequest, dayPath, room, type VisitRequest, visitPath } from './paths';
import { arriveForm, chargeRows, itemRows, type VisitActForm, visitActForms } from './visitForms';
import { readVisitOrder, refusalField } from './visitOrder';
import { visitActsOf, visitPage, visitTitle } from './visitPage';
import { basisText } from './basisText';

const rows = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

interface Sent {
  status?: number;
  values?: object;
  errors?: FieldError[];
}

/** Who came to be received, and what is done with it. */
export function visitRoutes(services: Services): Router {
  const { cases, accounts, texts, temporal, settings } = services;
  const needs = { ...cases, temporal, taskQueue: settings.temporal.taskQueue };
  const routes = Router();
  const sees = requireDuty('seeReception');
  const receives = requireDuty('receiveCitizens');

  async function getVisit(req: VisitRequest, res: Response) {
    const found = await findSeenVisit(cases, actorOf(signedInAccount(res)), req.params.visitId);
    if (!found) throw notFound();
    return found;
  }

  /** The day on which somebody is received, for whoever may receive on it. */
  async function getOpenDay(req: DayRequest, res: Response) {
    const day = await findDay(cases, req.params.dayId);
    if (!day) throw notFound();
    if (!mayReceiveOn(actorOf(signedInAccount(res)), day)) throw forbidden();
    return day;
  }

  function showArrival(
    res: Response,
    dayId: string,
    backTitle: string,
    { status = 200, values = {}, errors }: Sent = {},
  ) {
    const { t } = res.locals;
    const words = (list: readonly string[], of: string) =>
      list.map((value) => ({ value, text: t(`reception:${of}.${value}`) }));
    res.status(status).render('reception/arrive', {
      action: `${dayPath(dayId)}/visits/new`,
      back: dayPath(dayId),
      backTitle,
      matters: words(visitMatters, 'matter'),
      standings: words(visitStandings, 'standingOf'),
      values: { people: 1, standing: 'self', ...values },
      errors,
    });
  }

  routes.get(`${room}/days/:dayId/visits/new`, receives, async (req: DayRequest, res) => {
    const day = await getOpenDay(req, res);
    showArrival(res, day.dayId, dayLine(day, res.locals.t));
  });

  routes.post(`${room}/days/:dayId/visits/new`, receives, async (req: DayRequest, res) => {
    const day = await getOpenDay(req, res);
    const backTitle = dayLine(day, res.locals.t);
    const form = readForm({ schema: arriveForm, body: req.body, res, texts, labels: 'reception:label' });
    if (!form.ok) return showArrival(res, day.dayId, backTitle, { status: 422, ...form });
    const { commandId, ...arrival } = form.data;
    const order: VisitOrder = { kind: 'arrive', dayId: day.dayId, arrival };
    const outcome = await giveToVisit(needs, {
      visitId: commandId,
      order,
      commandId,
      actor: actorOf(signedInAccount(res)),
    });
    if (outcome.kind === 'refused') {
      const text = res.locals.t(`reception:refusal.${outcome.refused}`);
      const errors = [fieldError(refusalField('arrive', outcome.refused), text)];
      return showArrival(res, day.dayId, backTitle, { status: 422, values: sentValues(req.body), errors });
    }
    if (outcome.kind !== 'done') throw outcome.kind === 'forbidden' ? forbidden() : notFound();
    flash(req, { kind: 'success', key: 'reception:visitDone.arrive' });
    res.redirect(303, visitPath(commandId));
  });

  routes.get(`${room}/visits/:visitId`, sees, async (req: VisitRequest, res) => {
    const found = await getVisit(req, res);
    const { visit, day } = found;
    const actor = actorOf(signedInAccount(res));
    const [people, moment, rules, words, acts] = await Promise.all([
      readPeople(accounts),
      officeMoment(cases),
      cases.reference.findReception(day.on),
      cases.visits.openWords([visit.visitId]),
      cases.visits.listOf(visit.visitId),
    ]);
    const { t, language } = res.locals;
    res.render(
      'reception/visit',
      visitPage(found, {
        ...moment,
        t,
        language,
        people,
        actor,
        rules,
        acts,
        words: wordsOf(words.get(visit.visitId)),
        caseNumber: found.caseNumber,
      }),
    );
  });

  /** The form of an act in a visit. */
  async function showForm(
    res: Response,
    act: VisitActForm,
    { visit, day }: DayVisit,
    { status = 200, values, errors }: Sent = {},
  ) {
    const { t, language } = res.locals;
    const [rules, words, { today }] = await Promise.all([
      cases.reference.findReception(day.on),
      cases.visits.openWords([visit.visitId]),
      officeMoment(cases),
    ]);
    const choose = { value: '', text: t('reception:choose') };
    const choices = (list: readonly string[], of: string) =>
      list.map((value) => ({ value, text: t(`reception:${of}.${value}`) }));
    const grounds = [...(rules?.spotGrounds.value ?? []), ...(rules?.writtenGrounds.value ?? [])];
    const charges = wordsOf(words.get(visit.visitId)).charges ?? [];
    const open = visit.charges.filter(isUnderWay).map(({ chargeId }) => chargeId);
    res.status(status).render('reception/visit-act', {
      act,
      title: t(`reception:visitAct.${act}`),
      action: `${visitPath(visit.visitId)}/${act}`,
      back: visitPath(visit.visitId),
      backTitle: visitTitle(visit, t),
      signs: choices(statementSigns, 'sign'),
      conditions: [choose, ...choices(paperConditions, 'condition')],
      outcomes: choices(visitOutcomes, 'outcome'),
      grounds: [choose, ...grounds.map((one) => ({ value: one.id, text: one[language] }))],
      groundBasis: rules && [rules.spotGrounds, rules.writtenGrounds].map((one) => basisText(t, one)),
      replies: choices(firstReplies, 'reply'),
      charges: [
        choose,
        ...charges
          .filter(({ chargeId }) => open.includes(chargeId))
          .map(({ chargeId, unit, task }) => ({ value: chargeId, text: `${unit}: ${task}` })),
      ],
      itemRows: rows(itemRows),
      chargeRows: rows(chargeRows),
      values: values ?? { on: formatDate(today) },
      errors,
    });
  }

  for (const act of visitActForms) {
    routes.get(`${room}/visits/:visitId/${act}`, receives, async (req: VisitRequest, res) => {
      const found = await getVisit(req, res);
      if (!visitActsOf(found, actorOf(signedInAccount(res))).includes(act)) throw forbidden();
      await showForm(res, act, found);
    });

    routes.post(`${room}/visits/:visitId/${act}`, receives, async (req: VisitRequest, res) => {
      const found = await getVisit(req, res);
      const { visitId } = found.visit;
      const { today } = await officeMoment(cases);
      const form = readVisitOrder(act, { res, texts, today });
      if (!form.ok) return showForm(res, act, found, { status: 422, ...form });
      const actor = actorOf(signedInAccount(res));
      const outcome = await giveToVisit(needs, { visitId, actor, ...form.data });
      if (outcome.kind === 'forbidden') throw forbidden();
      if (outcome.kind === 'notFound') throw notFound();
      if (outcome.kind === 'refused') {
        const { refused } = outcome;
        const errors = [fieldError(refusalField(act, refused), res.locals.t(`reception:refusal.${refused}`))];
        const status = refused === 'changedSince' ? 409 : 422;
        return showForm(res, act, found, { status, values: sentValues(req.body), errors });
      }
      flash(req, { kind: 'success', key: `reception:visitDone.${act}` });
      res.redirect(303, visitPath(visitId));
    });
  }
  return routes;
}
