import { visibilityOf, type Actor } from '../../domain/access/policy';
import {
  addEntry,
  approve,
  changeEntry,
  type Decided,
  type PlanActor,
  type PlanRefusal,
  removeEntry,
  takeUp,
} from '../../domain/plans/decide';
import { type Plan, type PlanEntry, planOf } from '../../domain/plans/plan';
import type { CaseStores } from '../../models/caseStores';
import { officeMoment } from '../officeMoment';

type Stores = Pick<CaseStores, 'plans' | 'views' | 'reference'>;

/** What somebody asks to be done to a plan. */
export type PlanOrder =
  | { kind: 'add'; entry: Omit<PlanEntry, 'entryId'> }
  | { kind: 'change'; entry: PlanEntry; seen: number }
  | { kind: 'remove'; entryId: string; seen: number }
  | { kind: 'approve'; seen: number }
  | { kind: 'takeUp'; entryId: string; caseId: string };

export type PlanOutcome = { kind: 'done' } | { kind: 'refused'; refused: PlanRefusal } | { kind: 'notFound' };

/** The plan of a year; one without acts where there is none yet. */
export const readPlan = async ({ plans }: Pick<Stores, 'plans'>, year: number): Promise<Plan> =>
  planOf(year, await plans.listOfYear(year));

/** Every plan, that of the latest year first. */
export async function readPlans({ plans }: Pick<Stores, 'plans'>): Promise<Plan[]> {
  const acts = await plans.list();
  const years = [...new Set(acts.map(({ year }) => year))].sort((a, b) => b - a);
  return years.map((year) =>
    planOf(
      year,
      acts.filter((act) => act.year === year),
    ),
  );
}

interface Ordered {
  year: number;
  order: PlanOrder;
  commandId: string;
  actor: Actor;
}

/** @returns undefined where the order is about a case that is not there for whoever gives it */
async function decide(
  stores: Stores,
  plan: Plan,
  { order, commandId, actor }: Ordered,
): Promise<Decided | undefined> {
  const { today } = await officeMoment(stores);
  const who: PlanActor = { by: actor.id, today };
  switch (order.kind) {
    case 'add':
      return addEntry(plan, { ...order.entry, entryId: commandId }, who);
    case 'change':
      return changeEntry(plan, { ...order, newId: commandId }, who);
    case 'remove':
      return removeEntry(plan, order, who);
    case 'approve':
      return approve(plan, order.seen, who);
    case 'takeUp': {
      const view = await stores.views.find(order.caseId, visibilityOf(actor));
      if (!view) return undefined;
      const inspectionOpened = view.state.inspection !== undefined;
      return takeUp(plan, order.entryId, { ...view, inspectionOpened });
    }
  }
}

/** Does to a plan what is lawful, once for one id. */
export async function giveToPlan(stores: Stores, ordered: Ordered): Promise<PlanOutcome> {
  const { year, commandId, actor } = ordered;
  const acts = await stores.plans.listOfYear(year);
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id)) return { kind: 'done' };
  const plan = planOf(year, acts);
  const decided = await decide(stores, plan, ordered);
  if (!decided) return { kind: 'notFound' };
  if ('refused' in decided) return { kind: 'refused', ...decided };
  const at = new Date().toISOString();
  const { deed } = decided;
  const isKept = await stores.plans.add({ year, by: actor.id, at, commandId, deed }, plan.revision);
  return isKept ? { kind: 'done' } : { kind: 'refused', refused: 'changedSince' };
}
