import type { Client } from '@temporalio/client';
import { type Actor } from '../../domain/access/policy';
import { mayReceiveOn, maySignReception } from '../../domain/access/reception';
import { visitOfActs, visitsOfActs } from '../../domain/reception/evolveVisit';
import {
  type Arrival,
  arrive,
  becomeCase,
  conclude,
  type Concluding,
  type DecidedVisit,
  followCharge,
  keepScan,
  namesVisitor,
  reply,
  type Replying,
  settle,
  type Settling,
  signNotice,
  takePapers,
  takeStatement,
  type VisitRefusal,
} from '../../domain/reception/decideVisit';
import type { ReceptionDay } from '../../domain/reception/day';
import { type GuardedWords, type OfficeWords, type Visit, visitWaits } from '../../domain/reception/visit';
import type { CaseStores } from '../../models/caseStores';
import type { DayRange, WordsByRevision } from '../../models/receptionVisits';
import { visitWorkflowIdOf, visitWorkflowName } from '../../domain/reception/hosting';
import { findDay } from './days';
import { type OfficeMoment, officeMoment } from '../officeMoment';
import { drawNumber } from './numbers';

type Stores = Pick<CaseStores, 'receptionDays' | 'visits' | 'reference' | 'registers'>;
export interface VisitNeeds extends Stores {
  temporal: Pick<Client, 'workflow'>;
  taskQueue: string;
  /** The clock by which things are done, which must be that of the visits. */
  now?: (() => Promise<number>) | undefined;
}

/** What somebody asks to be done in a visit. */
export type VisitOrder =
  | { kind: 'arrive'; dayId: string; arrival: Arrival }
  | { kind: 'takeStatement'; statement: string; readBack: boolean; sign: 'signature' | 'fingerprint' }
  | { kind: 'takePapers'; items: NonNullable<GuardedWords['items']>; copies: boolean }
  | ({ kind: 'keepScan' } & Pick<Visit['scans'][number], 'sha256' | 'media' | 'size'>)
  | ({ kind: 'settle' } & Settling)
  | { kind: 'signNotice'; on: string }
  | { kind: 'becomeCase'; caseId: string }
  | ({ kind: 'reply' } & Replying)
  | ({ kind: 'conclude' } & Omit<Concluding, 'number'>)
  | { kind: 'followCharge'; chargeId: string; on: string; done: boolean; note: string };

export type VisitOutcome =
  | { kind: 'done'; visitId: string }
  | { kind: 'refused'; refused: VisitRefusal | 'noRules' }
  | { kind: 'notFound' }
  | { kind: 'forbidden' };

/** A visit with its day. */
export interface DayVisit {
  visit: Visit;
  day: ReceptionDay;
}

export async function findVisit(
  stores: Pick<Stores, 'visits' | 'receptionDays'>,
  visitId: string,
): Promise<DayVisit | undefined> {
  const visit = visitOfActs(await stores.visits.listOf(visitId));
  const day = visit && (await findDay(stores, visit.dayId));
  return visit && day && { visit, day };
}

export const readVisitsOn = async ({ visits }: Pick<Stores, 'visits'>, range: DayRange): Promise<Visit[]> =>
  visitsOfActs(await visits.listOn(range));

export const readVisitsOfDay = async ({ visits }: Pick<Stores, 'visits'>, dayId: string): Promise<Visit[]> =>
  visitsOfActs(await visits.listOfDay(dayId));

/** Every visit that waits for something. */
export async function readWaitingVisits({ visits }: Pick<Stores, 'visits'>): Promise<Visit[]> {
  const ids = await visits.idsThatCanWait();
  return visitsOfActs(await visits.listAll(ids)).filter(visitWaits);
}

/** All that is sealed of a visit and was opened; what was written last of one thing stands. */
export const wordsOf = <Words extends OfficeWords | GuardedWords>(
  byRevision: WordsByRevision<Words> = new Map<number, Words>(),
): Partial<Words> =>
  [...byRevision]
    .sort(([a], [b]) => a - b)
    .reduce<Partial<Words>>((all, [, words]) => ({ ...all, ...words }), {});

interface Ordered {
  visitId: string;
  order: VisitOrder;
  commandId: string;
  actor: Actor;
}

/** Whether a person may do this in a visit. */
function mayGive(actor: Actor, order: VisitOrder, day: ReceptionDay): boolean {
  switch (order.kind) {
    case 'signNotice':
    case 'conclude':
      return maySignReception(actor);
    case 'followCharge':
    case 'reply':
    case 'becomeCase':
      return mayReceiveOn(actor, day) || maySignReception(actor);
    default:
      return mayReceiveOn(actor, day);
  }
}

/** What the office writes in an order, which must not say who came. */
function writtenIn(order: VisitOrder): (string | undefined)[] {
  switch (order.kind) {
    case 'settle':
      return [order.to, order.letter, order.explanation];
    case 'reply':
      return [order.to, order.letter, order.note];
    case 'conclude':
      return [order.summary, order.contact, ...order.charges.flatMap(({ unit, task }) => [unit, task])];
    case 'followCharge':
      return [order.note];
    default:
      return [];
  }
}

async function decide(
  needs: VisitNeeds,
  { visitId, order, actor }: Ordered,
  { visit, day }: { visit: Visit | undefined; day: ReceptionDay },
  moment: OfficeMoment,
): Promise<DecidedVisit | { refused: 'noRules' } | undefined> {
  const rules = await needs.reference.findReception(day.on);
  if (!rules) return { refused: 'noRules' };
  const context = { ...moment, rules };
  if (order.kind === 'arrive') {
    const trial = arrive(day, order.arrival, { turn: 1, today: moment.today });
    if ('refused' in trial) return trial;
    const turn = await needs.visits.turnFor(visitId, day.on.slice(0, 4));
    return arrive(day, order.arrival, { turn, today: moment.today });
  }
  if (!visit) return undefined;
  const known = wordsOf(await needs.visits.openGuarded(visitId));
  if (namesVisitor(writtenIn(order), known)) return { refused: 'namesVisitor' };
  switch (order.kind) {
    case 'takeStatement':
      return takeStatement(visit, order);
    case 'takePapers':
      return takePapers(visit, order);
    case 'keepScan':
      return keepScan(visit, order);
    case 'settle':
      return settle(visit, day, order, context);
    case 'signNotice':
      return numbered((number) => signNotice(visit, { ...order, number }, context), 'refusal');
    case 'becomeCase':
      return becomeCase(visit, order.caseId, context);
    case 'reply':
      return reply(visit, order, context);
    case 'conclude':
      return numbered((number) => conclude(visit, day, { ...order, number }, context), 'conclusion');
    case 'followCharge':
      return followCharge(visit, order, context);
  }

  /** Decided first, so that what is refused takes no number. */
  async function numbered(decideWith: (number: string) => DecidedVisit, paper: 'refusal' | 'conclusion') {
    const trial = decideWith('');
    if ('refused' in trial || !('on' in order)) return trial;
    return decideWith(await drawNumber(needs.registers, { visitId, paper, on: order.on, by: actor.id }));
  }
}

/** Does in a visit what is lawful, once for one id, and has its clock look at it. */
export async function giveToVisit(needs: VisitNeeds, ordered: Ordered): Promise<VisitOutcome> {
  const { visitId, order, commandId, actor } = ordered;
  const acts = await needs.visits.listOf(visitId);
  const visit = visitOfActs(acts);
  const dayId = order.kind === 'arrive' ? order.dayId : visit?.dayId;
  const day = dayId === undefined ? undefined : await findDay(needs, dayId);
  if (!day) return { kind: 'notFound' };
  if (!mayGive(actor, order, day)) return { kind: 'forbidden' };
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id))
    return { kind: 'done', visitId };
  if (order.kind === 'arrive' && visit) return { kind: 'refused', refused: 'changedSince' };
  const moment = await officeMoment(needs, new Date((await needs.now?.()) ?? Date.now()).toISOString());
  const decided = await decide(needs, ordered, { visit, day }, moment);
  if (!decided) return { kind: 'notFound' };
  if ('refused' in decided) return { kind: 'refused', refused: decided.refused };
  const revision = (acts.at(-1)?.revision ?? 0) + 1;
  const isKept = await needs.visits.add({
    visitId,
    revision,
    by: actor.id,
    at: moment.now,
    commandId,
    ...decided,
  });
  if (!isKept) return { kind: 'refused', refused: 'changedSince' };
  await haveLookedAt(needs, visitId);
  return { kind: 'done', visitId };
}

/** Has the clock of a visit look at what has happened: it waits for the next step, or ends. What cannot be told now is told at the next start. */
export async function haveLookedAt(
  { temporal, taskQueue }: Pick<VisitNeeds, 'temporal' | 'taskQueue'>,
  visitId: string,
) {
  await temporal.workflow
    .signalWithStart(visitWorkflowName, {
      workflowId: visitWorkflowIdOf(visitId),
      args: [{ visitId }],
      taskQueue,
      signal: 'visitActed',
      signalArgs: [],
    })
    .catch(() => undefined);
}

/** After a start or a restore: every visit that waits for a moment has its clock again. @returns how many there are */
export async function catchUpVisits(
  needs: Pick<VisitNeeds, 'visits' | 'temporal' | 'taskQueue'>,
): Promise<number> {
  await needs.visits.noteWaiting();
  const waiting = await readWaitingVisits(needs);
  for (const { visitId } of waiting) await haveLookedAt(needs, visitId);
  return waiting.length;
}
