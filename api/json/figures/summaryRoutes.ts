import type { Request, Response, Router } from 'express';
import { type Duty, mayDo } from '../../../domain/access/policy';
import { findPeriodById, type Period } from '../../../domain/figures/period';
import type { Summary, SummaryActName } from '../../../domain/figures/summary';
import { officeLanguage } from '../../../language/texts';
import { periodInside } from '../../../language/sentences/period';
import { periodSchemes } from '../../../office/figures/forms';
import {
  fillSummary,
  giveToSummary,
  readSummaries,
  readSummary,
  type SummaryOrder,
} from '../../../office/figures/summaries';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { pageOf } from '../paging';
import { getPeriod } from './asked';
import { summaryAnswerSchema, summaryBodies, summaryListQuery, summaryListSchema } from './shapes';

const room = '/api/v1/summaries';
type SummaryRequest = Request<{ summaryId: string }>;

/** Whose each act is. */
export const summaryDuties = {
  draft: 'sendFigures',
  handIn: 'sendFigures',
  return: 'approveSummaries',
  approve: 'approveSummaries',
  issue: 'sendFigures',
} as const satisfies Record<SummaryActName, Duty>;

/** Reports in words on a period, as on their pages. */
export function summaryRoutes(routes: Router, { cases, texts }: Services): void {
  const officeT = texts.translator(officeLanguage);
  function reader(res: Response) {
    const actor = callerOf(res);
    if (!mayDo(actor, 'seeFigures')) throw forbidden();
    return actor;
  }

  const periodOf = ({ period }: Summary): Period | undefined => findPeriodById(periodSchemes(), period.id);
  const shown = ({ approved, ...summary }: Summary) => ({
    ...summary,
    ...(approved && { approved: { by: approved.by, at: approved.at } }),
  });

  async function answer(res: Response, textId: string, status = 200): Promise<void> {
    const summary = await readSummary(cases, textId);
    const period = summary && periodOf(summary);
    if (!period) throw notFound();
    const body = `${summary.title}\n${summary.body}`;
    const filled = summary.approved
      ? { text: summary.approved.text, unknown: [] }
      : await fillSummary(cases, { body, period }, periodInside(period, officeT));
    res.status(status).json(summaryAnswerSchema.parse({ ...shown(summary), filled }));
  }

  routes.get(room, async (req, res) => {
    reader(res);
    const { page, size } = readInput({ schema: summaryListQuery, value: req.query, res, texts });
    const all = await readSummaries(cases);
    const items = all.slice((page - 1) * size, page * size).map(shown);
    res.json(summaryListSchema.parse({ items, ...pageOf(req, res, { page, size, total: all.length }) }));
  });

  routes.get(`${room}/:summaryId`, async (req: SummaryRequest, res) => {
    reader(res);
    await answer(res, req.params.summaryId);
  });

  function orderOf(act: SummaryActName, period: Period | undefined, req: Request, res: Response) {
    const value: unknown = req.body;
    const read = { value, res, texts };
    switch (act) {
      case 'draft': {
        const { period: id, kind, seen, ...words } = readInput({ schema: summaryBodies.draft, ...read });
        const order: SummaryOrder = { kind: 'draft', period: getPeriod(id), summary: kind, ...words };
        return { order, seen };
      }
      case 'return': {
        const { seen, reason } = readInput({ schema: summaryBodies.return, ...read });
        return { order: { kind: 'return', reason } satisfies SummaryOrder, seen };
      }
      case 'issue': {
        const { seen, on } = readInput({ schema: summaryBodies.issue, ...read });
        return { order: { kind: 'issue', on } satisfies SummaryOrder, seen };
      }
      case 'handIn':
        return {
          order: { kind: 'handIn' } satisfies SummaryOrder,
          ...readInput({ schema: summaryBodies.handIn, ...read }),
        };
      case 'approve': {
        if (!period) throw notFound();
        const order: SummaryOrder = { kind: 'approve', period, periodName: periodInside(period, officeT) };
        return { order, ...readInput({ schema: summaryBodies.approve, ...read }) };
      }
    }
  }

  async function give(
    act: SummaryActName,
    summaryId: string | undefined,
    req: Request,
    res: Response,
  ): Promise<void> {
    const actor = callerOf(res);
    if (!mayDo(actor, summaryDuties[act])) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const textId = summaryId ?? commandId;
    const summary = summaryId === undefined ? undefined : await readSummary(cases, summaryId);
    if (summaryId !== undefined && !summary) throw notFound();
    const { order, seen } = orderOf(act, summary && periodOf(summary), req, res);
    const outcome = await giveToSummary(cases, { textId, order, actor, seen, commandId });
    if (outcome.kind === 'refused') {
      const { refused, params = {} } = outcome;
      const detailKey = `summaries:refusal.${refused}`;
      if (refused === 'notThatDay') throw invalidInput([{ field: 'on', detail: res.locals.t(detailKey) }]);
      throw new Problem(409, 'refused', { detailKey, params });
    }
    await answer(res, textId, summaryId === undefined ? 201 : 200);
  }

  routes.post(room, async (req, res) => give('draft', undefined, req, res));
  for (const act of ['draft', 'handIn', 'return', 'approve', 'issue'] as const)
    routes.post(`${room}/:summaryId/${act}`, async (req: SummaryRequest, res) =>
      give(act, req.params.summaryId, req, res),
    );
}
