import type { OfficeCase } from './office';

/** Takes a registered case to verification on one day, everyone told; the team leader is `u-teamLeader`. */
export const toVerification = (one: OfficeCase, on: string): OfficeCase =>
  one
    .give('classify', { on })
    .give('accept', { on })
    .give('tell', { on })
    .give('tell', { on })
    .give('proposeAssignment', { on })
    .give('formTeam', { on })
    .give('signDecision', { on });

/** Takes a case in verification to the stage of discipline, its allegations upheld. */
export function toDiscipline(one: OfficeCase, on: string, finding: Record<string, unknown> = {}): OfficeCase {
  one.give('announceDecision', { on }).give('recordExplanation', { on });
  one.now.allegations.forEach(() => one.give('setFinding', { on }, finding));
  return one.give('submitReport', { on });
}
