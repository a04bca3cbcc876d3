import { type Actor, mayDo } from '../../domain/access/policy';
import {
  type DayDeed,
  dayOfActs,
  daysOfActs,
  type PlannedDay,
  type ReceptionDay,
} from '../../domain/reception/day';
import {
  cancelDay,
  type DayRefusal,
  type DecidedDay,
  moveDay,
  planDay,
  postDay,
  type Receiver,
} from '../../domain/reception/decideDay';
import type { ReceptionRules } from '../../domain/reception/rules';
import type { AccountStore } from '../../models/accounts';
import type { CaseStores } from '../../models/caseStores';
import { type OfficeMoment, officeMoment } from '../officeMoment';
import { actorOf } from '../people/actorOf';

type Stores = Pick<CaseStores, 'receptionDays' | 'visits' | 'reference'>;

/** What somebody asks to be done to a day of reception; `seen` is the last act that they had before them. */
export type DayOrder =
  | { kind: 'plan'; day: PlannedDay; receivers: readonly Receiver[]; seen: number }
  | {
      kind: 'post';
      on: string;
      where: Extract<DayDeed, { kind: 'posted' }>['where'];
      lateReason?: string | undefined;
      seen: number;
    }
  | { kind: 'move'; on: string; from: string; to: string; place: string; notice: string; seen: number }
  | { kind: 'cancel'; notice: string; seen: number };

export type DayOutcome = { kind: 'done' } | { kind: 'refused'; refused: DayRefusal } | { kind: 'notFound' };

/** Every day of reception, the latest first. */
export const readDays = async ({ receptionDays }: Pick<Stores, 'receptionDays'>): Promise<ReceptionDay[]> =>
  daysOfActs(await receptionDays.list());

export const findDay = async (
  { receptionDays }: Pick<Stores, 'receptionDays'>,
  dayId: string,
): Promise<ReceptionDay | undefined> => dayOfActs(await receptionDays.listOf(dayId));

interface Ordered {
  dayId: string;
  order: DayOrder;
  commandId: string;
  actor: Actor;
}

async function decide(
  stores: Stores,
  day: ReceptionDay | undefined,
  { order }: Ordered,
  { today, calendar }: OfficeMoment,
): Promise<DecidedDay | undefined> {
  const rules = await rulesFor(stores, order.kind === 'plan' ? order.day.on : day?.on);
  if (!rules) return { refused: 'noRules' };
  const context = { today, rules, calendar };
  if (order.kind === 'plan') return planDay(day, order, context);
  if (!day) return undefined;
  const hasVisits = async () => (await stores.visits.listOfDay(day.dayId)).length > 0;
  switch (order.kind) {
    case 'post': {
      const { on, where, lateReason, seen } = order;
      return postDay(day, { on, where, lateReason, seen }, context);
    }
    case 'move': {
      const { kind, ...move } = order;
      void kind;
      return moveDay(day, move, { ...context, hasVisits: await hasVisits() });
    }
    case 'cancel':
      return cancelDay(day, order, { hasVisits: await hasVisits() });
  }
}

const rulesFor = async (
  { reference }: Stores,
  on: string | undefined,
): Promise<ReceptionRules | undefined> => (on === undefined ? undefined : reference.findReception(on));

/** Does to a day what is lawful, once for one id. */
export async function giveToDay(stores: Stores, ordered: Ordered): Promise<DayOutcome> {
  const { dayId, commandId, actor } = ordered;
  const acts = await stores.receptionDays.listOf(dayId);
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id)) return { kind: 'done' };
  const moment = await officeMoment(stores);
  const day = dayOfActs(acts);
  if (!day && ordered.order.kind !== 'plan') return { kind: 'notFound' };
  const decided = await decide(stores, day, ordered, moment);
  if (!decided) return { kind: 'notFound' };
  if ('refused' in decided) return { kind: 'refused', ...decided };
  const { deed } = decided;
  const revision = (acts.at(-1)?.revision ?? 0) + 1;
  const act = { dayId, revision, by: actor.id, at: moment.now, commandId, deed };
  const isKept = await stores.receptionDays.add(act);
  return isKept ? { kind: 'done' } : { kind: 'refused', refused: 'changedSince' };
}

/** Those of these accounts that can receive citizens, with their roles. */
export async function accountsFor(
  accounts: Pick<AccountStore, 'listAccounts'>,
  ids: readonly string[],
): Promise<Receiver[]> {
  const active = await accounts.listAccounts({ active: true });
  return active
    .filter((one) => ids.includes(one._id) && mayDo(actorOf(one), 'receiveCitizens'))
    .map(({ _id: id, roles }) => ({ id, roles }));
}
