import { type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { findInForce, type Plan, workedOn } from '../../../domain/plans/plan';
import { readPeople } from '../../../office/people/people';
import { actorOf } from '../../../office/people/actorOf';
import { giveToPlan, type PlanOrder, readPlan, readPlans } from '../../../office/plans/plans';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { exportFormats } from '../../../office/exports/exportTable';
import { exportLinks, sendTable } from '../exports/sendTable';
import { sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { type EntryRequest, pathOf, type PlanRequest, room, yearOf } from './path';
import { planPage } from './planPage';
import { planTable } from './planTable';

const seenSchema = z.object({
  seen: z.coerce.number().int().min(0).catch(0),
  commandId: z.string().min(1).max(100),
  caseId: z.string().max(100).catch(''),
});

/** The plans of what the commission inspects, by years: read, approved, and taken up by cases. */
export function planRoutes({ cases, accounts }: Services): Router {
  const routes = Router();

  const getPlan = async (year: number): Promise<Plan> => {
    const plan = await readPlan(cases, year);
    if (plan.revision === 0) throw notFound();
    return plan;
  };

  routes.get(room, requireDuty('seePlans'), async (_req, res) => {
    const plans = await readPlans(cases);
    res.render('plans/list', {
      mayDraft: mayDo(actorOf(signedInAccount(res)), 'draftPlans'),
      plans: plans.map((plan) => ({
        year: plan.year,
        href: pathOf(plan.year),
        count: workedOn(plan).length,
        inForce: findInForce(plan) !== undefined,
        waits: plan.draft !== undefined,
      })),
    });
  });

  async function readShown(res: Response, year: number) {
    const [plan, people] = await Promise.all([getPlan(year), readPeople(accounts)]);
    const actor = actorOf(signedInAccount(res));
    return planPage({ plan, people, actor, cases, t: res.locals.t });
  }

  async function showPlan(res: Response, year: number, problem?: string): Promise<void> {
    const shown = await readShown(res, year);
    const files = exportLinks(`${pathOf(year)}/entries`, '');
    res.status(problem === undefined ? 200 : 409).render('plans/plan', { ...shown, files, problem });
  }

  for (const format of exportFormats)
    routes.get(`${room}/:year/entries.${format}`, requireDuty('seePlans'), async (req: PlanRequest, res) => {
      const year = yearOf(req);
      const table = planTable(await readShown(res, year), res.locals.t);
      const exported = { officeLog: cases.officeLog, list: 'plans', format, of: String(year) } as const;
      await sendTable(res, exported, table);
    });

  routes.get(`${room}/:year`, requireDuty('seePlans'), async (req: PlanRequest, res) => {
    await showPlan(res, yearOf(req));
  });

  async function give(res: Response, year: number, order: PlanOrder, commandId: string, done: string) {
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToPlan(cases, { year, order, commandId, actor });
    if (outcome.kind === 'notFound') throw notFound();
    if (outcome.kind === 'refused')
      return showPlan(res, year, res.locals.t(`plans:refusal.${outcome.refused}`));
    flash(res.req, { kind: 'success', key: done, params: { year } });
    res.redirect(303, pathOf(year));
  }

  routes.post(`${room}/:year/approve`, requireDuty('approvePlans'), async (req: PlanRequest, res) => {
    const { year } = await getPlan(yearOf(req));
    const { seen, commandId } = seenSchema.parse(withId(req.body));
    await give(res, year, { kind: 'approve', seen }, commandId, 'plans:done.approved');
  });

  routes.post(
    `${room}/:year/entries/:entryId/take-up`,
    requireDuty('draftPlans'),
    async (req: EntryRequest, res) => {
      const { year } = await getPlan(yearOf(req));
      const { caseId, commandId } = seenSchema.parse(withId(req.body));
      const { entryId } = req.params;
      await give(res, year, { kind: 'takeUp', entryId, caseId }, commandId, 'plans:done.takenUp');
    },
  );
  return routes;
}

/** A form that was sent without its id is a new one. */
const withId = (body: unknown): Record<string, unknown> => {
  const values = sentValues(body);
  const { data } = z.uuid().safeParse(values.commandId);
  return { ...values, commandId: data ?? crypto.randomUUID() };
};
