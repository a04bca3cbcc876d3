import type { Router } from 'express';
import { mayDo, visibilityOf } from '../../../domain/access/policy';
import { readPlans } from '../../../office/plans/plans';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { readInput } from '../input';
import { pageOf } from '../paging';
import { planListQuery, planListSchema } from './shapes';

/** The inspection plans as on their pages, for whoever may read them. */
export function planListRoute(routes: Router, { cases, texts }: Services): void {
  routes.get('/api/v1/inspection-plans', async (req, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'seePlans')) throw forbidden();
    const { page, size, year } = readInput({ schema: planListQuery, value: req.query, res, texts });
    const plans = (await readPlans(cases)).filter((plan) => year === undefined || plan.year === year);
    const shown = plans.slice((page - 1) * size, page * size);
    const taken = shown.flatMap(({ takenUp }) => takenUp.map(({ caseId }) => caseId));
    const numbers = await cases.views.numbersOf(taken, visibilityOf(actor));
    const items = shown.map((plan) => ({
      ...plan,
      takenUp: plan.takenUp.filter(({ caseId }) => numbers.has(caseId)),
    }));
    res.json(planListSchema.parse({ items, ...pageOf(req, res, { page, size, total: plans.length }) }));
  });
}
