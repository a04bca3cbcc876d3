import type { Actor, Giver } from '../access/policy';
import { takingOver } from './commands/anytime/declareConflict';
import { reporterCanBeTold } from './checks';
import { type SubjectDifference, subjectDifferences } from './compared';
import { type FollowingConflict, standsFor } from './conflicts';
import type { Context } from './context';
import { type EventData, type Happening, happened } from './events/event';
import type { CaseState } from './state';

/** The heads who confirm that a report is merged into a case about a subject that is written otherwise. */
export const mergeGivers: readonly Giver[] = ['departmentHead', 'viceChair', 'chair'];

/** Where two cases differ in their subject, somebody else looks as well. */
export const needsSecondLook = (differs: readonly (SubjectDifference | 'matter')[]): boolean =>
  subjectDifferences.some((part) => differs.includes(part));

/** Whoever proposed to merge does not confirm it, nor somebody in their place. */
export const isOwnProposal = (state: CaseState, actor: Actor): boolean =>
  state.mergeProposal !== undefined && standsFor(actor, state, mergeGivers, [state.mergeProposal.by]);

/** The report is joined to another case: its reporter hears the result of that one, and who takes no part there takes none here. */
export function mergedInto(
  state: CaseState,
  merged: Omit<EventData<'merged'>, 'reporterTold'>,
  conflicts: readonly FollowingConflict[] | undefined,
  ctx: Context,
): Happening[] {
  // Each reporter hears the result of the one case, and nothing of the other reporter.
  const reporterTold = ctx.procedure.merging?.value.reporterTold;
  const owed = reporterTold ? reporterTold === 'whenMerged' : ctx.procedure.duties?.value.tellMergedReporter;
  return [
    happened('merged', reporterTold ? { ...merged, reporterTold } : merged),
    ...(owed && reporterCanBeTold(state)
      ? [happened('noticeOwed', { to: 'reporter', about: 'result' })]
      : []),
    ...takingOver(state, conflicts, ctx),
  ];
}
