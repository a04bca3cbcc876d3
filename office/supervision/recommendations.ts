import { type Actor, mayDo } from '../../domain/access/policy';
import { wallDay } from '../../domain/calendar/wallDay';
import {
  answerRecommendation,
  type DecidedRecommendation,
  sendRecommendation,
  type SupervisionRefusal,
} from '../../domain/supervision/decide';
import {
  type AnswerState,
  answerState,
  recommendationOf,
  recommendationsOf,
  type SupervisionRecommendation,
} from '../../domain/supervision/recommendation';
import type { CaseStores } from '../../models/caseStores';
import { readPublicTerms } from '../publicPage/terms';
import { officeMoment, type OfficeMoment } from '../officeMoment';

type Stores = Pick<CaseStores, 'recommendations' | 'reference'>;

/** A recommendation with how it stands today. */
export type StandingRecommendation = SupervisionRecommendation & { state: AnswerState };

export type RecommendationOrder =
  { kind: 'send'; about: string; text: string } | { kind: 'answer'; text: string; seen: number };
export type RecommendationOutcome =
  | { kind: 'done'; recommendationId: string }
  | { kind: 'refused'; refused: SupervisionRefusal }
  | { kind: 'notFound' }
  | { kind: 'forbidden' };

/** Whoever supervises sees what they have sent themselves; those who follow it for the commission see all. */
export const maySeeRecommendation = (actor: Actor, { by }: Pick<SupervisionRecommendation, 'by'>): boolean =>
  mayDo(actor, 'followSupervision') || (mayDo(actor, 'supervise') && by === actor.id);

const standing = (one: SupervisionRecommendation, { today }: OfficeMoment): StandingRecommendation => {
  const first = one.answers[0];
  return { ...one, state: answerState(one, { today, answeredOn: first && wallDay(first.at) }) };
};

/** Those that a person may see, the latest first. */
export async function readRecommendations(stores: Stores, actor: Actor): Promise<StandingRecommendation[]> {
  const moment = await officeMoment(stores);
  return recommendationsOf(await stores.recommendations.list())
    .filter((one) => maySeeRecommendation(actor, one))
    .map((one) => standing(one, moment));
}

/** Undefined also where it is not for this person. */
export async function findRecommendation(
  stores: Stores,
  id: string,
  actor: Actor,
): Promise<StandingRecommendation | undefined> {
  const found = recommendationOf(await stores.recommendations.listOf(id));
  return found && maySeeRecommendation(actor, found)
    ? standing(found, await officeMoment(stores))
    : undefined;
}

/** How many wait for an answer, for those who give it. */
export async function countUnanswered(stores: Stores, actor: Actor): Promise<number> {
  if (!mayDo(actor, 'answerSupervision')) return 0;
  // Asked for with every page: what has been answered has a second act, and is not opened.
  return recommendationsOf(await stores.recommendations.listBegun()).length;
}

interface Ordered {
  recommendationId: string;
  order: RecommendationOrder;
  commandId: string;
  actor: Actor;
}

function decide(
  before: SupervisionRecommendation | undefined,
  order: RecommendationOrder,
  { today, calendar }: OfficeMoment,
): DecidedRecommendation | undefined {
  switch (order.kind) {
    case 'send':
      return sendRecommendation(before, order, { today, calendar, term: readPublicTerms().answer.value });
    case 'answer':
      return before && answerRecommendation(before, order);
  }
}

/** Sends a recommendation or answers it, once for one id. */
export async function giveToRecommendation(stores: Stores, ordered: Ordered): Promise<RecommendationOutcome> {
  const { recommendationId, order, commandId, actor } = ordered;
  if (!mayDo(actor, order.kind === 'send' ? 'supervise' : 'answerSupervision')) return { kind: 'forbidden' };
  const acts = await stores.recommendations.listOf(recommendationId);
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id))
    return { kind: 'done', recommendationId };
  const moment = await officeMoment(stores);
  const decided = decide(recommendationOf(acts), order, moment);
  if (!decided) return { kind: 'notFound' };
  if ('refused' in decided) return { kind: 'refused', refused: decided.refused };
  const act = { of: recommendationId, by: actor.id, at: moment.now, commandId, deed: decided.deed };
  const isKept = await stores.recommendations.add(act, acts.at(-1)?.revision ?? 0);
  return isKept ? { kind: 'done', recommendationId } : { kind: 'refused', refused: 'changedSince' };
}
