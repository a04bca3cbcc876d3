import { type Actor, visibilityOf } from '../../domain/access/policy';
import { type Refusal, refuse } from '../../domain/case/refusal';
import {
  type MoveRow,
  type MoveTarget,
  moveIdOf,
  type RuleMove,
  type ShownMoveRow,
} from '../../models/ruleMoves';
import type { CommandOutcome } from '../commands/commandOutcome';
import { heldUntil, throughTrouble, whileHeld } from '../heldWork';
import type { Services } from '../services';
import { moveCase } from './migrate';
import { filterFor, isUnder, type Looked, lookAt, type PreviewedCase, type Target } from './preview';

type Needs = Pick<Services, 'cases'>;

const lookedAtOnce = 50;
/** As few as leave people at their forms the first place. */
const movedAtOnce = 4;
const noDay = '9999';

/** What a page shows of a row: what would change, or why it cannot be moved. */
export type ShownOfRow = { preview: PreviewedCase } | { refusal: Refusal };
const kept = (shown: ShownOfRow): string => JSON.stringify(shown);
export const readShown = ({ shown }: Pick<ShownMoveRow, 'shown'>): ShownOfRow | undefined =>
  shown === undefined ? undefined : (JSON.parse(shown) as ShownOfRow);

export const nameOfTarget = (target: Target): MoveTarget =>
  'procedure' in target
    ? { of: 'procedure', id: target.procedure.id, version: target.procedure.version }
    : { of: 'calendar', id: target.calendar.id, version: target.calendar.version };

/** Takes the work of looking through the open cases anew; false while somebody has it. */
export const beginLook = (actor: Actor, target: Target, { cases }: Needs): Promise<boolean> =>
  cases.ruleMoves.begin(actor.id, nameOfTarget(target), new Date().toISOString(), heldUntil());

/** Takes up what was stopped; false while somebody is at work on it. */
export const takeMove = (moveId: string, { cases }: Needs): Promise<boolean> =>
  cases.ruleMoves.takeWork(moveId, new Date().toISOString(), heldUntil());

/** Does whatever a look or an ordered move has left to do. Whatever stops it, calling it again goes on: each case takes its move once. */
export async function workOn(move: RuleMove, target: Target, actor: Actor, needs: Needs): Promise<void> {
  const { ruleMoves, views } = needs.cases;
  await whileHeld(
    (until) => ruleMoves.holdWork(move._id, until),
    async () => {
      if (!move.isListed)
        await ruleMoves.listCases(
          move._id,
          await views.listNamed(visibilityOf(actor), await filterFor(target, needs.cases)),
        );
      await lookThrough(move._id, target, actor, needs);
      if (move.order) await carryOut(move._id, move.order, target, actor, needs);
    },
  );
}

async function lookThrough(moveId: string, target: Target, actor: Actor, { cases }: Needs): Promise<void> {
  const { ruleMoves } = cases;
  const unseen = (await ruleMoves.listRows(moveId)).filter(({ status }) => status === 'unseen');
  for (let from = 0; from < unseen.length; from += lookedAtOnce) {
    const caseIds = unseen.slice(from, from + lookedAtOnce).map(({ caseId }) => caseId);
    const looked = new Map(
      (await lookAt(actor, target, caseIds, cases)).map((one) => [one.caseId, one] as const),
    );
    // A case that went out of this person's sight is none of theirs to move.
    await ruleMoves.settle(
      moveId,
      caseIds.map((caseId) => lookedRow(looked.get(caseId) ?? { caseId, looked: 'there' })),
    );
  }
}

function lookedRow(looked: Looked): Partial<ShownMoveRow> & { caseId: string } {
  const { caseId } = looked;
  switch (looked.looked) {
    case 'there':
      return { caseId, status: 'there' };
    case 'unmovable':
      return { caseId, status: 'unmovable', shown: kept({ refusal: looked.refusal }) };
    case 'movable': {
      // The watch on progress begins anew with any act, the move itself among them: that is no change of the rules.
      const changing = looked.preview.clocks.filter(
        ({ kind, before, after }) => kind !== 'stall' && before !== after,
      );
      const days = changing.flatMap(({ before, after }) => before ?? after ?? []).sort();
      return {
        caseId,
        status: 'shown',
        changes: changing.length > 0,
        byLaw: looked.preview.byLaw,
        place: `${changing.length > 0 ? 0 : 1} ${days[0] ?? noDay} ${caseId}`,
        shown: kept({ preview: looked.preview }),
      };
    }
  }
}

async function carryOut(
  moveId: string,
  order: NonNullable<RuleMove['order']>,
  target: Target,
  actor: Actor,
  needs: Needs,
): Promise<void> {
  const { ruleMoves, views } = needs.cases;
  /** A colleague who moved the same case was faster, and there is nothing left to do. */
  const isMovedByOther = async (caseId: string, outcome: CommandOutcome | undefined): Promise<boolean> => {
    if (outcome?.kind !== 'refused') return false;
    const view = await views.find(caseId, visibilityOf(actor));
    return view !== undefined && isUnder(view.state, target);
  };
  await throughTrouble(async () => {
    const rows = (await ruleMoves.listRows(moveId)).filter(({ status }) => status === 'waiting');
    const waiting = rows.values();
    let unanswered = 0;
    const work = async () => {
      for (const { caseId } of waiting) {
        const shown = (await ruleMoves.findShown(moveId, [caseId])).get(caseId);
        const read = shown && readShown(shown);
        const seenAct = read && 'preview' in read ? read.preview.seenAct : undefined;
        const outcome = await moveCase({ ...order, caseId, seenAct }, target, actor, needs);
        const end = (await isMovedByOther(caseId, outcome)) ? ({ status: 'there' } as const) : endOf(outcome);
        if (end) await ruleMoves.settle(moveId, [{ caseId, ...end }]);
        else unanswered += 1;
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: movedAtOnce }, work));
    const failed = workers.find((worker) => worker.status === 'rejected');
    if (failed) throw failed.reason;
    return { unanswered };
  });
}

/** What became of a case that was to be moved; undefined while nobody knows. */
function endOf(outcome: CommandOutcome | undefined): Partial<ShownMoveRow> | undefined {
  switch (outcome?.kind) {
    case 'done':
      return { status: 'moved' };
    case undefined:
      return { status: 'refused', shown: kept({ refusal: refuse('notRegistered') }) };
    case 'refused':
      return { status: 'refused', shown: kept({ refusal: outcome.refusal }) };
    case 'invalid':
    case 'stopped':
      return { status: 'refused' };
    case 'pending':
    case 'busy':
      return undefined;
  }
}

/** What is ordered at once: the cases that were chosen, those that the law moves, all whose dates change, or all. */
export const moveScopes = ['chosen', 'byLaw', 'changing', 'all'] as const;
export type MoveScope = (typeof moveScopes)[number];

function isInScope(
  scope: MoveScope,
  chosen: ReadonlySet<string>,
  { caseId, status, changes, byLaw = false }: MoveRow,
): boolean {
  if (status !== 'shown') return false;
  switch (scope) {
    case 'chosen':
      return chosen.has(caseId);
    case 'byLaw':
      return byLaw;
    case 'changing':
      return changes;
    case 'all':
      return true;
  }
}

export interface MoveOrder {
  commandId: string;
  reason: string;
  scope: MoveScope;
  chosen: readonly string[];
}

/** Orders a move of cases that were looked at, and takes the work of it; undefined while somebody is at work on them, or none is left. */
export async function orderMove(
  { commandId, reason, scope, chosen }: MoveOrder,
  target: Target,
  actor: Actor,
  needs: Needs,
): Promise<RuleMove | undefined> {
  const { ruleMoves, views } = needs.cases;
  const moveId = moveIdOf(actor.id, nameOfTarget(target));
  // Whoever names a case that is hidden from them is told nothing, and it is written down.
  const named = new Set<string>();
  for (const caseId of scope === 'chosen' ? chosen : [])
    if (await views.find(caseId, visibilityOf(actor))) named.add(caseId);
  const move = await ruleMoves.find(moveId);
  if (!move || !(await takeMove(moveId, needs))) return undefined;
  const rows = (await ruleMoves.listRows(moveId)).filter((row) => isInScope(scope, named, row));
  await ruleMoves.order(
    moveId,
    { commandId, reason },
    rows.map(({ caseId }) => caseId),
  );
  return { ...move, order: { commandId, reason } };
}
