import type { Request, Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import type { Services } from '../../../office/services';
import { publicSalt } from '../../../office/publicPage/publicSalt';
import { createFigures } from '../../../office/supervision/figures';
import { readOverview } from '../../../office/supervision/overview';
import {
  findRecommendation,
  giveToRecommendation,
  readRecommendations,
  type RecommendationOrder,
} from '../../../office/supervision/recommendations';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { readInput } from '../input';
import { pageOf } from '../paging';
import {
  answerBody,
  overviewSchema,
  recommendationListQuery,
  recommendationListSchema,
  recommendationSchema,
  sendBody,
} from './shapes';

type RecommendationRequest = Request<{ recommendationId: string }>;
const room = '/api/v1/supervision';
const list = `${room}/recommendations`;

/** Supervision as on its pages: what is told, what is recommended, and the answers. */
export function supervisionRoutes(routes: Router, { cases, texts, settings }: Services): void {
  const figures = createFigures(cases);
  const needs = { cases, texts, salt: publicSalt(settings.secrets.vaultKeys) };

  routes.get(room, async (_req, res) => {
    if (!mayDo(callerOf(res), 'supervise')) throw forbidden();
    res.json(overviewSchema.parse(await readOverview(needs, figures)));
  });

  /** @throws Problem 403 unless the caller recommends, or follows it for the commission */
  const readingCaller = (res: Response) => {
    const caller = callerOf(res);
    if (!mayDo(caller, 'supervise') && !mayDo(caller, 'followSupervision')) throw forbidden();
    return caller;
  };

  routes.get(list, async (req, res) => {
    const caller = readingCaller(res);
    const { page, size } = readInput({ schema: recommendationListQuery, value: req.query, res, texts });
    const all = await readRecommendations(cases, caller);
    const items = all.slice((page - 1) * size, page * size);
    res.json(
      recommendationListSchema.parse({ items, ...pageOf(req, res, { page, size, total: all.length }) }),
    );
  });

  async function answer(res: Response, id: string, status = 200): Promise<void> {
    const found = await findRecommendation(cases, id, callerOf(res));
    if (!found) throw notFound();
    res.status(status).json(recommendationSchema.parse(found));
  }

  routes.get(`${list}/:recommendationId`, async (req: RecommendationRequest, res) => {
    readingCaller(res);
    await answer(res, req.params.recommendationId);
  });

  async function give(
    res: Response,
    id: string,
    order: RecommendationOrder,
    commandId: string,
  ): Promise<void> {
    const outcome = await giveToRecommendation(cases, {
      recommendationId: id,
      order,
      commandId,
      actor: callerOf(res),
    });
    requireReached(outcome);
    switch (outcome.kind) {
      case 'refused':
        throw new Problem(409, 'refused', { detailKey: `supervision:refusal.${outcome.refused}` });
      case 'done':
        return answer(res, outcome.recommendationId, order.kind === 'send' ? 201 : 200);
    }
  }

  routes.post(list, async (req, res) => {
    if (!mayDo(callerOf(res), 'supervise')) throw forbidden();
    const id = getIdempotencyKey(req);
    const sent = readInput({ schema: sendBody, value: req.body, res, texts });
    await give(res, id, { kind: 'send', ...sent }, id);
  });

  routes.post(`${list}/:recommendationId/answer`, async (req: RecommendationRequest, res) => {
    if (!mayDo(callerOf(res), 'answerSupervision')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const sent = readInput({ schema: answerBody, value: req.body, res, texts });
    await give(res, req.params.recommendationId, { kind: 'answer', ...sent }, commandId);
  });
}
