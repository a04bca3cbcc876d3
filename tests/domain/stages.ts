import type { OfficeCase } from './office';

/** What brings a registered case to verification, everyone told. */
export const actsToVerification = [
  'classify', 'accept', 'tell', 'tell', 'proposeAssignment', 'formTeam', 'signDecision',
] as const; // prettier-ignore

/** Takes a registered case to verification on one day; the team leader is `u-teamLeader`. */
export function toVerification(one: OfficeCase, on: string): OfficeCase {
  for (const type of actsToVerification) one.give(type, { on });
  return one;
}

/** Takes a case in verification to the stage of discipline, its allegations upheld. */
export function toDiscipline(one: OfficeCase, on: string, finding: Record<string, unknown> = {}): OfficeCase {
  one.give('announceDecision', { on }).give('recordExplanation', { on });
  one.now.allegations.forEach(() => one.give('setFinding', { on }, finding));
  return one.give('submitReport', { on });
}
