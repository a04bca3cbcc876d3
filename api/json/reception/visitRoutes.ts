import type { Request, Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { mayOpenVisitor } from '../../../domain/access/reception';
import { explainVisitClock } from '../../../domain/reception/explainVisit';
import type { OfficeWords } from '../../../domain/reception/visit';
import { clockSentence } from '../../../language/sentences/clock';
import { readDays } from '../../../office/reception/days';
import { officeMoment } from '../../../office/officeMoment';
import { readRegister } from '../../../office/reception/register';
import { caseNumbersOf, findSeenVisit, isKeptFrom } from '../../../office/reception/seenVisits';
import { readVisitor } from '../../../office/reception/visitor';
import {
  type DayVisit,
  giveToVisit,
  readVisitsOn,
  type VisitOrder,
  wordsOf,
} from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { readInput } from '../input';
import { pageOf } from '../paging';
import { readingCaller, room } from './dayRoutes';
import { refusedAct } from './refused';
import {
  arrivalBody,
  figuresQuery,
  figuresSchema,
  type VisitActName,
  visitActBodies,
  visitActNames,
  visitAnswerSchema,
  visitListQuery,
  visitListSchema,
  visitorBody,
  visitorSchema,
} from './shapes';

type VisitRequest = Request<{ visitId: string }>;

/** Visits as on their pages: who came is in none of them, and is read by itself, with a reason. */
export function visitRoutes(routes: Router, services: Services): void {
  const { cases, texts, temporal, settings } = services;
  const needs = { ...cases, temporal, taskQueue: settings.temporal.taskQueue };

  async function getVisit(req: VisitRequest, res: Response): Promise<DayVisit> {
    const found = await findSeenVisit(cases, callerOf(res), req.params.visitId);
    if (!found) throw notFound();
    return found;
  }

  /** A visit as the caller may see it. */
  async function shown({ visit, day }: DayVisit, words: OfficeWords, res: Response) {
    const actor = callerOf(res);
    const { calendar, now } = await officeMoment(cases);
    const { content, settledBy, to, letter, explanation } = words;
    return visitAnswerSchema.parse({
      ...visit,
      ...{ content, settledBy, to, letter, explanation },
      charges: visit.charges.map((charge) => {
        const named = words.charges?.find(({ chargeId }) => chargeId === charge.chargeId);
        return { ...charge, unit: named?.unit ?? '', task: named?.task ?? '' };
      }),
      clocks: visit.clocks.map(({ dates, ...clock }) => ({
        ...clock,
        ...dates,
        explanation: clockSentence(
          res.locals.t,
          clock.kind,
          explainVisitClock(calendar, { dates, ...clock }, now),
        ),
      })),
      mayOpenVisitor: mayOpenVisitor(actor, visit, day, now),
    });
  }

  async function answer(res: Response, visitId: string, status = 200): Promise<void> {
    const found = await findSeenVisit(cases, callerOf(res), visitId);
    if (!found) throw notFound();
    const words = await cases.visits.openWords([visitId]);
    res.status(status).json(await shown(found, wordsOf(words.get(visitId)), res));
  }

  const rangeOf = async ({ from, to }: { from?: string | undefined; to?: string | undefined }) => {
    const { today } = await officeMoment(cases);
    return { from: from ?? `${today.slice(0, 4)}-01-01`, to: to ?? today };
  };

  routes.get(`${room}/visits`, async (req, res) => {
    readingCaller(res);
    const query = readInput({ schema: visitListQuery, value: req.query, res, texts });
    const { page, size } = query;
    const visits = await readVisitsOn(cases, await rangeOf(query));
    const onPage = visits.slice((page - 1) * size, page * size);
    const [words, numbers, days] = await Promise.all([
      cases.visits.openWords(onPage.map(({ visitId }) => visitId)),
      caseNumbersOf(cases, callerOf(res), onPage),
      readDays(cases),
    ]);
    const dayOf = new Map(days.map((day) => [day.dayId, day]));
    const seen = onPage.flatMap((visit): DayVisit[] => {
      const day = dayOf.get(visit.dayId);
      return day && !isKeptFrom(visit, numbers) ? [{ visit, day }] : [];
    });
    const items = await Promise.all(
      seen.map((one) => shown(one, wordsOf(words.get(one.visit.visitId)), res)),
    );
    const pages = pageOf(req, res, { page, size, total: visits.length });
    res.json(visitListSchema.parse({ items, ...pages }));
  });

  routes.get(`${room}/figures`, async (req, res) => {
    const actor = readingCaller(res);
    const range = await rangeOf(readInput({ schema: figuresQuery, value: req.query, res, texts }));
    const { figures } = await readRegister(cases, { actor, range, t: res.locals.t });
    res.json(figuresSchema.parse({ ...range, ...figures }));
  });

  routes.get(`${room}/visits/:visitId`, async (req: VisitRequest, res) => {
    readingCaller(res);
    await answer(res, req.params.visitId);
  });

  async function give(res: Response, visitId: string, order: VisitOrder, commandId: string, status = 200) {
    const outcome = await giveToVisit(needs, { visitId, order, commandId, actor: callerOf(res) });
    requireReached(outcome);
    switch (outcome.kind) {
      case 'refused':
        throw refusedAct(outcome.refused, res);
      case 'done':
        return answer(res, visitId, status);
    }
  }

  const receivingCaller = (res: Response) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'receiveCitizens')) throw forbidden();
    return actor;
  };

  routes.post(`${room}/days/:dayId/visits`, async (req: Request<{ dayId: string }>, res) => {
    receivingCaller(res);
    const commandId = getIdempotencyKey(req);
    const arrival = readInput({ schema: arrivalBody, value: req.body, res, texts });
    await give(res, commandId, { kind: 'arrive', dayId: req.params.dayId, arrival }, commandId, 201);
  });

  function orderOf(act: VisitActName, req: Request, res: Response): VisitOrder {
    const common = { value: req.body as unknown, res, texts };
    switch (act) {
      case 'takeStatement':
        return { kind: act, ...readInput({ schema: visitActBodies.takeStatement, ...common }) };
      case 'takePapers':
        return { kind: act, ...readInput({ schema: visitActBodies.takePapers, ...common }) };
      case 'settle':
        return { kind: act, ...readInput({ schema: visitActBodies.settle, ...common }) };
      case 'signNotice':
        return { kind: act, ...readInput({ schema: visitActBodies.signNotice, ...common }) };
      case 'reply':
        return { kind: act, ...readInput({ schema: visitActBodies.reply, ...common }) };
      case 'conclude': {
        const { charges, ...concluding } = readInput({ schema: visitActBodies.conclude, ...common });
        return {
          kind: act,
          ...concluding,
          charges: charges.map((charge, i) => ({ chargeId: `c${i + 1}`, ...charge })),
        };
      }
      case 'followCharge':
        return { kind: act, ...readInput({ schema: visitActBodies.followCharge, ...common }) };
    }
  }

  for (const act of visitActNames)
    routes.post(`${room}/visits/:visitId/${act}`, async (req: VisitRequest, res) => {
      receivingCaller(res);
      const commandId = getIdempotencyKey(req);
      await getVisit(req, res);
      await give(res, req.params.visitId, orderOf(act, req, res), commandId);
    });

  routes.post(`${room}/visits/:visitId/visitor`, async (req: VisitRequest, res) => {
    const actor = readingCaller(res);
    const { visit, day } = await getVisit(req, res);
    if (!mayOpenVisitor(actor, visit, day, new Date().toISOString())) throw forbidden();
    const { why } = readInput({ schema: visitorBody, value: req.body, res, texts });
    res.json(visitorSchema.parse(await readVisitor(cases, actor, visit, why)));
  });
}
