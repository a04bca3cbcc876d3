import type { Request, Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { accountsFor, type DayOrder, findDay, giveToDay, readDays } from '../../../office/reception/days';
import { officeMoment } from '../../../office/officeMoment';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { readInput } from '../input';
import { pageOf } from '../paging';
import { refusedAct } from './refused';
import {
  type DayActName,
  dayActBodies,
  dayActNames,
  dayAnswerSchema,
  dayListQuery,
  dayListSchema,
  rulesAnswerSchema,
  rulesQuery,
} from './shapes';

export const room = '/api/v1/reception';
type DayRequest = Request<{ dayId: string }>;

/** @throws Problem 403 unless the caller reads reception */
export function readingCaller(res: Response) {
  const actor = callerOf(res);
  if (!mayDo(actor, 'seeReception')) throw forbidden();
  return actor;
}

/** Days of reception as on their pages: read, put on the schedule, made known, moved and cancelled; and the rules of the law. */
export function receptionDayRoutes(routes: Router, { cases, accounts, texts }: Services): void {
  routes.get(`${room}/rules`, async (req, res) => {
    readingCaller(res);
    const { on } = readInput({ schema: rulesQuery, value: req.query, res, texts });
    const rules = await cases.reference.findReception(on ?? (await officeMoment(cases)).today);
    if (!rules) throw notFound();
    res.json(rulesAnswerSchema.parse(rules));
  });

  routes.get(`${room}/days`, async (req, res) => {
    readingCaller(res);
    const query = readInput({ schema: dayListQuery, value: req.query, res, texts });
    const { page, size, from = '', to = '9999-12-31' } = query;
    const days = (await readDays(cases)).filter(({ on }) => from <= on && on <= to);
    const items = days.slice((page - 1) * size, page * size);
    res.json(dayListSchema.parse({ items, ...pageOf(req, res, { page, size, total: days.length }) }));
  });

  async function answer(res: Response, dayId: string, status = 200): Promise<void> {
    const day = await findDay(cases, dayId);
    if (!day) throw notFound();
    res.status(status).json(dayAnswerSchema.parse(day));
  }

  routes.get(`${room}/days/:dayId`, async (req: DayRequest, res) => {
    readingCaller(res);
    await answer(res, req.params.dayId);
  });

  async function orderOf(act: DayActName, req: Request, res: Response): Promise<DayOrder> {
    const value: unknown = req.body;
    switch (act) {
      case 'plan': {
        const { seen, ...day } = readInput({ schema: dayActBodies.plan, value, res, texts });
        return { kind: 'plan', day, receivers: await accountsFor(accounts, day.receivers), seen };
      }
      case 'post':
        return { kind: 'post', ...readInput({ schema: dayActBodies.post, value, res, texts }) };
      case 'move':
        return { kind: 'move', ...readInput({ schema: dayActBodies.move, value, res, texts }) };
      case 'cancel':
        return { kind: 'cancel', ...readInput({ schema: dayActBodies.cancel, value, res, texts }) };
    }
  }

  async function give(
    act: DayActName,
    dayId: string | undefined,
    req: Request,
    res: Response,
  ): Promise<void> {
    const actor = callerOf(res);
    if (!mayDo(actor, 'scheduleReception')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const order = await orderOf(act, req, res);
    const outcome = await giveToDay(cases, { dayId: dayId ?? commandId, order, commandId, actor });
    if (outcome.kind === 'notFound') throw notFound();
    if (outcome.kind === 'refused') throw refusedAct(outcome.refused, res);
    await answer(res, dayId ?? commandId, dayId === undefined ? 201 : 200);
  }

  routes.post(`${room}/days`, async (req, res) => give('plan', undefined, req, res));
  for (const act of dayActNames)
    routes.post(`${room}/days/:dayId/${act}`, async (req: DayRequest, res) =>
      give(act, req.params.dayId, req, res),
    );
}
