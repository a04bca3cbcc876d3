import { canAnswerForStep, mayLeadMatter, mayReportStep } from '../../domain/access/matters';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import { decideMatter, type MatterOrder, type MatterRefusal } from '../../domain/matters/decide';
import { matterOfActs } from '../../domain/matters/evolve';
import type { Matter } from '../../domain/matters/matter';
import type { AccountStore } from '../../models/accounts';
import type { CaseStores } from '../../models/caseStores';
import type { MatterWordsByRevision } from '../../models/listedMatters';
import { actorOf } from '../people/actorOf';
import { officeMoment } from '../officeMoment';
import { namesReporter, namesSubject } from './namesSomebody';

export type MatterStores = Pick<CaseStores, 'listedMatters' | 'views' | 'reference' | 'vault'>;
export interface MatterNeeds extends MatterStores {
  accounts: Pick<AccountStore, 'listAccounts'>;
}

export type MatterOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; refused: MatterRefusal }
  | { kind: 'notFound' }
  | { kind: 'forbidden' };

interface Ordered {
  caseId: string;
  order: MatterOrder;
  /** The last act of a person that whoever gives the order had before them. */
  seen: number;
  commandId: string;
  actor: Actor;
}

/** What a step is, as it was said last. */
export const whatOf = (matter: Matter, words: MatterWordsByRevision, stepId: string): string | undefined => {
  const step = matter.steps.find((one) => one.stepId === stepId);
  return step && words.get(step.setIn)?.what;
};

function mayGive(actor: Actor, state: CaseState, order: MatterOrder, matter: Matter | undefined): boolean {
  if (order.kind !== 'reportStep') return mayLeadMatter(actor, state);
  const step = matter?.steps.find(({ stepId }) => stepId === order.stepId);
  return step ? mayReportStep(actor, state, step) : mayLeadMatter(actor, state);
}

/** All that was typed in an order. */
const textsIn = (order: MatterOrder): string[] =>
  Object.entries(order).flatMap(([field, value]) =>
    ['reason', 'what', 'note', 'title'].includes(field) ? [String(value)] : [],
  );

/** Who can answer for a step of the roadmap of a case, by name. */
export async function listAnswerable({ accounts }: Pick<MatterNeeds, 'accounts'>, state: CaseState) {
  const active = await accounts.listAccounts({ active: true });
  return active.filter((one) => canAnswerForStep(actorOf(one), state));
}

async function whyNot(
  needs: MatterNeeds,
  state: CaseState,
  order: MatterOrder,
): Promise<MatterRefusal | undefined> {
  if (order.kind === 'setStep') {
    const able = await listAnswerable(needs, state);
    if (!able.some(({ _id }) => _id === order.who)) return 'notInCharge';
  }
  if (await namesReporter(needs.vault, state, textsIn(order))) return 'namesReporter';
  return order.kind === 'clearTitle' && namesSubject(state, order.title) ? 'namesSubject' : undefined;
}

/** Does to a matter what is lawful, once for one id; a case that the giver may not see is not there. */
export async function giveToMatter(needs: MatterNeeds, ordered: Ordered): Promise<MatterOutcome> {
  const { caseId, order, seen, commandId, actor } = ordered;
  const view = await needs.views.find(caseId, visibilityOf(actor));
  if (!view) return { kind: 'notFound' };
  const { state } = view;
  const acts = await needs.listedMatters.listOf(caseId);
  const matter = matterOfActs(acts);
  if (!mayGive(actor, state, order, matter)) return { kind: 'forbidden' };
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id)) return { kind: 'done' };
  if ((matter?.seen ?? 0) !== seen) return { kind: 'refused', refused: 'changedSince' };
  const moment = await officeMoment(needs);
  const rules = await needs.reference.findMatterRules(moment.today);
  if (!rules) return { kind: 'refused', refused: 'noRules' };
  const words = (await needs.listedMatters.openWords([caseId])).get(caseId) ?? new Map();
  const decided = decideMatter(matter, order, {
    ...moment,
    rules,
    isClosed: state.stage === 'closed',
    whatOf: (stepId) => matter && whatOf(matter, words, stepId),
  });
  if ('refused' in decided) return { kind: 'refused', refused: decided.refused };
  const refused = await whyNot(needs, state, order);
  if (refused) return { kind: 'refused', refused };
  const revision = (matter?.revision ?? 0) + 1;
  const act = { caseId, revision, by: actor.id, at: moment.now, commandId, ...decided };
  return (await needs.listedMatters.add(act))
    ? { kind: 'done' }
    : { kind: 'refused', refused: 'changedSince' };
}
