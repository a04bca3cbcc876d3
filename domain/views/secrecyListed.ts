import { findDeclassified, findReleasedOn, gradeOf, untoldChanges } from '../case/secrecy';
import type { SecrecyLevel } from '../access/sight';
import type { CaseState, SecrecyChange } from '../case/state';

/** By what cases are asked for that are or were State secrets. */
export const secrecySigns = ['graded', 'declassified', 'released', 'untold'] as const;
export type SecrecySign = (typeof secrecySigns)[number];

/** What the list of secrets shows of a case; nothing of one that never was one. */
export interface SecrecyListed {
  secrecySigns?: SecrecySign[] | undefined;
  /** The last day of its protection as a secret, and how and when that ended. */
  secretUntil?: string | undefined;
  declassified?: { on: string; was: SecrecyChange['was']; level: SecrecyLevel } | undefined;
  /** Since when what of it was made public is no secret. */
  releasedOn?: string | undefined;
}

export function secrecyListed(state: CaseState): SecrecyListed {
  const ended = findDeclassified(state);
  const releasedOn = findReleasedOn(state);
  const is: Record<SecrecySign, boolean> = {
    graded: gradeOf(state) !== undefined,
    declassified: ended !== undefined,
    released: releasedOn !== undefined,
    untold: untoldChanges(state).length > 0,
  };
  const signs = secrecySigns.filter((sign) => is[sign]);
  if (signs.length === 0) return {};
  const term = is.graded ? state.clocks.declassification : undefined;
  return {
    secrecySigns: signs,
    ...(term?.dates && { secretUntil: term.dates.dueOn }),
    ...(ended && { declassified: { on: ended.on, was: ended.was, level: ended.level } }),
    ...(releasedOn !== undefined && { releasedOn }),
  };
}
