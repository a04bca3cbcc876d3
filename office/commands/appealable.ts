import {
  type AppealableDecision,
  findStanding,
  goesOnAgainst,
  mayBeAgainst,
  workedOn,
} from '../../domain/appeals/appealable';
import { everyCase, type Visibility, visibilityOf } from '../../domain/access/policy';
import { differencesOf } from '../../domain/case/compared';
import { type CommandType, isCommandType } from '../../domain/case/commands';
import type { Command } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';
import type { CaseEventStore } from '../../models/caseEvents';
import type { CaseViewStore } from '../../models/caseViews';

export interface AppealableNeeds {
  views: Pick<CaseViewStore, 'find' | 'findAll' | 'list'>;
  events: Pick<CaseEventStore, 'read'>;
}

const commandsAgainst: readonly CommandType[] = ['acceptAppeal', 'correctAppeal'];

/** Whether a command says which decision an appeal is against. */
export const namesDecision = (type: CommandType): boolean => commandsAgainst.includes(type);

const rowsAtOnce = 200;

/** Decided cases in which a name stands. */
async function* decidedCases(views: AppealableNeeds['views'], name: string, visibility: Visibility) {
  for (let skip = 0; ; skip += rowsAtOnce) {
    const filter = { text: name, stages: ['publication', 'closed'] as const };
    const rows = await views.list(visibility, filter, 'newestFirst', { skip, limit: rowsAtOnce });
    yield* await views.findAll(
      rows.map(({ caseId }) => caseId),
      visibility,
    );
    if (rows.length < rowsAtOnce) return;
  }
}

/** Whether an appeal against this case's decision is under way already. */
async function isUnderReview(views: AppealableNeeds['views'], decided: CaseState, appeal: string) {
  const pending = (decided.appeals ?? []).filter(({ result }) => result === undefined);
  const ids = pending.map(({ caseId }) => caseId).filter((caseId) => caseId !== appeal);
  const lodged = await views.findAll(ids, everyCase);
  return lodged.some(({ state }) => goesOnAgainst(state, decided.caseId));
}

/** The decisions that an appeal can be against: those on its subject that stand, were served, and are under no other review. */
export async function findAppealable(
  { views, events }: AppealableNeeds,
  { caseId, registration: { subject } }: CaseState,
  visibility: Visibility,
): Promise<AppealableDecision[]> {
  if (!('name' in subject)) return [];
  const found: AppealableDecision[] = [];
  for await (const { state } of decidedCases(views, subject.name, visibility)) {
    const other = state.registration.subject;
    const standing = findStanding(state);
    if (state.caseId === caseId || !standing || !mayBeAgainst(subject, other)) continue;
    if (await isUnderReview(views, state, caseId)) continue;
    const differs = differencesOf(subject, other);
    const history = await events.read(state.caseId);
    found.push({ caseId: state.caseId, ...standing, differs, workedOn: workedOn(history) });
  }
  return found;
}

/**
 * Gives the input of a command that says which decision an appeal is against with those that it can be: among the cases that its giver
 * sees. Whatever was sent in their place is dropped.
 */
export async function withDecisions(
  caseId: string,
  { type, actor, input }: Pick<Command, 'type' | 'actor' | 'input'>,
  needs: AppealableNeeds,
): Promise<unknown> {
  if (!isCommandType(type) || !namesDecision(type)) return input;
  if (typeof input !== 'object' || input === null) return input;
  const view = await needs.views.find(caseId, everyCase);
  const decisions = view ? await findAppealable(needs, view.state, visibilityOf(actor)) : [];
  return { ...input, decisions };
}
