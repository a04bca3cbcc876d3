import type { CaseState, Dissent } from '../case/state';

/** Whether an opinion is the member's own word: entered by them, or countersigned. */
export const isSigned = ({ by, member, countersignedBy }: Dissent): boolean =>
  by === undefined || by === member || countersignedBy !== undefined;

/** Opinions that somebody else entered and nobody has countersigned. */
export const unsignedDissents = ({ dissents = [] }: CaseState): Dissent[] =>
  dissents.filter((one) => !isSigned(one));
