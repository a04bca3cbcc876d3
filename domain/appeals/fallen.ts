import type { CaseState, LodgedAppeal } from '../case/state';

/** Whether a day is not before the decision of this case, be it on discipline or on an appeal: what was before is about an earlier one. */
export function isOnDecision({ discipline, appeal }: CaseState, on: string | undefined): boolean {
  const decided = appeal?.decision ?? discipline;
  return decided !== undefined && (on === undefined || on >= decided.on);
}

/**
 * The review by which the decision of a case fell: annulled, or another form put in its place; undefined while it stands. What an
 * appeal decided falls in turn by a higher one, of which the case of the first decision hears as well: the last word counts.
 */
export const findFall = (state: CaseState): LodgedAppeal | undefined =>
  (state.appeals ?? []).findLast(
    ({ result, on }) => result !== undefined && result !== 'upheld' && isOnDecision(state, on),
  );

/** Whether what was made public of a decision is to be taken back, since the decision has fallen (procedure §3.5, §5). */
export const owesTakingBack = (state: CaseState): boolean =>
  state.publication?.publishedOn !== undefined &&
  state.publication.takenBack === undefined &&
  findFall(state) !== undefined;
