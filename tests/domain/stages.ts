import { OfficeCase } from './office';

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

/** Received on Monday 2 March 2026, in verification since Friday 6 March: settling is due on Thursday 9 July. */
export const announced = (): OfficeCase =>
  toVerification(OfficeCase.received('2026-03-02'), '2026-03-05')
    .give('announceDecision', { on: '2026-03-06' })
    .give('recordExplanation', { on: '2026-03-06' });

/** The same, with an answer that was asked for by Friday 20 March. */
export const asked = (): OfficeCase =>
  announced().give('requestInformation', { on: '2026-03-09' }, { to: 'Sở Tài chính', replyBy: '2026-03-20' });
