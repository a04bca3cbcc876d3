import type { CaseState, LodgedAppeal } from '../case/state';

/** The review by which the decision of a case fell: annulled, or another form put in its place; undefined while it stands. */
export const findFall = ({ discipline, appeals = [] }: CaseState): LodgedAppeal | undefined =>
  appeals.findLast(
    ({ result, on }) =>
      discipline !== undefined &&
      result !== undefined &&
      result !== 'upheld' &&
      (on === undefined || on >= discipline.on),
  );
