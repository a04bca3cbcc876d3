import { gradedLevels, type SecrecyLevel } from '../access/sight';
import { wallDay } from '../calendar/wallDay';
import type { CaseState, SecrecyChange } from './state';

/** How secret a case is; most are not. */
export const levelOf = ({ secrecy }: Pick<CaseState, 'secrecy'>): SecrecyLevel => secrecy ?? 'ordinary';

/** The level of a case as a State secret; undefined where it is none. */
export const gradeOf = (state: Pick<CaseState, 'secrecy'>) =>
  gradedLevels.find((level) => level === levelOf(state));

/** What became of its secrecy, and nobody outside was told of. */
export const untoldChanges = ({ secrecyChanges = [] }: Pick<CaseState, 'secrecyChanges'>): SecrecyChange[] =>
  secrecyChanges.filter(({ told }) => told === undefined);

/** How a case came to be secret no more, where it was and is not. */
export const findDeclassified = (
  state: Pick<CaseState, 'secrecy' | 'secrecyChanges'>,
): SecrecyChange | undefined =>
  gradeOf(state)
    ? undefined
    : state.secrecyChanges?.findLast(({ was }) => was === 'decided' || was === 'termOver');

/**
 * Since when what was approved to be made public of a secret case is secret no more, in whatever paper it stands (225-QĐ/TW); undefined where
 * nothing was, or it was taken back.
 */
export function findReleasedOn(state: Pick<CaseState, 'secrecy' | 'publication'>): string | undefined {
  const { approvedAt, takenBack } = state.publication ?? {};
  return gradeOf(state) && approvedAt !== undefined && !takenBack ? wallDay(approvedAt) : undefined;
}
