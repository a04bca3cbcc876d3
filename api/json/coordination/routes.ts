import type { Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { totalRecovery } from '../../../domain/coordination/outside';
import { readCoordination } from '../../../office/coordination/coordination';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { readInput } from '../input';
import { pageOf } from '../paging';
import { coordinationListSchema, coordinationQuery } from './shapes';

/** What cases have with law-enforcement and other bodies outside, as on its page. */
export function coordinationRoute(routes: Router, { cases, texts }: Services): void {
  routes.get('/api/v1/coordination', async (req, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'seeCoordination')) throw forbidden();
    const { page, size, ...asked } = readInput({ schema: coordinationQuery, value: req.query, res, texts });
    const lines = await readCoordination(cases, actor, asked);
    res.json(
      coordinationListSchema.parse({
        items: lines.slice((page - 1) * size, page * size),
        assets: totalRecovery(lines),
        ...pageOf(req, res, { page, size, total: lines.length }),
      }),
    );
  });
}
