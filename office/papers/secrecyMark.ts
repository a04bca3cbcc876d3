import type { SecrecyLevel } from '../../domain/access/sight';
import { findDeclassified } from '../../domain/case/secrecy';
import type { CaseState } from '../../domain/case/state';
import type { PaperKind } from '../../domain/papers/kinds';
import { formatDate } from '../../language/dates';

/** The marks of papers that are State secrets, the lowest first, as they stand in their frame. */
export const secrecyMarks = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;
export type SecrecyMark = (typeof secrecyMarks)[number];

const markOfLevel: Record<SecrecyLevel, SecrecyMark | undefined> = {
  ordinary: undefined,
  confidential: 'MẬT',
  secret: 'TỐI MẬT',
  topSecret: 'TUYỆT MẬT',
};

/** What is given to somebody outside who is cleared for nothing: it says only what they may know. */
const givenOut: readonly PaperKind[] = [
  'reporterLetter',
  'restorationNotice',
  'apologyNotice',
  'apologyRefusal',
  // Its approval lets it be known (225-QĐ/TW).
  'publicText',
];

const rank = (mark: SecrecyMark | undefined): number => (mark ? secrecyMarks.indexOf(mark) : -1);

/** What a paper bears in the place of its mark, where its case is a State secret no more: it was written while it was one. */
export function liftedMark(
  kind: PaperKind,
  state: Pick<CaseState, 'secrecy' | 'secrecyChanges'>,
  of: number,
): string | undefined {
  const ended = findDeclassified(state);
  const wasMarked = ended && of < ended.seq && markOf(kind, ended.level, undefined) !== undefined;
  return wasMarked ? `ĐÃ GIẢI MẬT ${formatDate(ended.on)}` : undefined;
}

/** The mark that a paper bears: that of its template or of its case, whichever is the higher. */
export function markOf(
  kind: PaperKind,
  level: SecrecyLevel,
  ofTemplate: SecrecyMark | undefined,
): SecrecyMark | undefined {
  const ofCase = givenOut.includes(kind) ? undefined : markOfLevel[level];
  return rank(ofCase) > rank(ofTemplate) ? ofCase : ofTemplate;
}
